using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
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

    /// <summary>Shows the sign that the tables are simulated.</summary>
    public bool Rehearsal { get; init; }

    /// <summary>The TLP word in the header of a restricted page.</summary>
    public Visibility? Tlp { get; init; }

    public static PageFrame Of(ViewDataDictionary viewData) => viewData["Frame"] as PageFrame ?? new PageFrame();

    /// <summary>The same page in another language.</summary>
    public static string InLanguage(HttpRequest request, string language)
    {
        // An error page stands at the address that was asked for.
        var asked = request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var failed = request.HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        IEnumerable<KeyValuePair<string, StringValues>> parts =
            asked is null ? request.Query : QueryHelpers.ParseQuery(asked.OriginalQueryString);
        var query = new QueryBuilder(parts
            .Where(q => q.Key is not ("lang" or "handler"))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v ?? ""))))
        {
            { "lang", language },
        };
        return request.PathBase + (asked?.OriginalPath ?? failed?.Path ?? request.Path) + query.ToQueryString();
    }
}
