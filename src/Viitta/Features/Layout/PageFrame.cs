using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>
/// What a page tells the frame around it: <c>ViewData["Frame"] = new PageFrame { Map = true };</c>.
/// The title goes in <c>ViewData["Title"]</c>.
/// </summary>
public sealed record PageFrame
{
    /// <summary>Class of main: "narrow" for forms and reading, "wide" for matrices, empty between.</summary>
    public string Width { get; init; } = "";

    /// <summary>Takes map.css: the map, pathway and "whom do I call" pages.</summary>
    public bool Map { get; init; }

    /// <summary>Takes workshop.css: workshop and findings pages.</summary>
    public bool Workshop { get; init; }

    /// <summary>Shows the hatched band: scenarios, workshops and the practice region.</summary>
    public bool Fictional { get; init; }

    /// <summary>The TLP word in the header of a restricted page.</summary>
    public Visibility? Tlp { get; init; }

    public static PageFrame Of(ViewDataDictionary viewData) => viewData["Frame"] as PageFrame ?? new PageFrame();

    /// <summary>The same page in another language.</summary>
    public static string InLanguage(HttpRequest request, string language)
    {
        var query = new QueryBuilder(request.Query
            .Where(q => q.Key is not ("lang" or "handler"))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v ?? ""))))
        {
            { "lang", language },
        };
        return request.PathBase + request.Path + query.ToQueryString();
    }
}
