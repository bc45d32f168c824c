using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Editions;

/// <summary>
/// The same answer on paper: all steps and the hours in words rather than "now". TLP:CLEAR for everyone, so that a sheet
/// on a wall says nothing more; members may ask for their own numbers, and the sheet then bears their TLP word.
/// </summary>
[OpenTo(Audience.Everyone)]
public sealed class CallPrintModel(ReadCall read, Catalogue catalogue, SiteAddress site) : ViittaPage
{
    private const int LongestWords = 100;

    /// <summary>An older edition.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Edition { get; set; }

    /// <summary>With the numbers of members and authorities, as far as the reader may see them.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Members { get; set; }

    /// <summary>"a3" for a poster on the wall; otherwise A4.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Size { get; set; }

    public bool IsPoster => string.Equals(Size, "a3", StringComparison.OrdinalIgnoreCase);

    public CallAsked Asked { get; private set; } = new();

    /// <summary>This sheet with other choices of who reads it and how large it is.</summary>
    public string With(bool members, bool poster) =>
        "/call/print" + Asked.Query(("edition", $"{Edition}"), ("members", members ? "true" : ""), ("size", poster ? "a3" : ""));

    public CallAnswer Answer { get; private set; } = null!;

    /// <summary>The need or the theme, or both: "Turvallinen majoitus · Pakkoavioliitto".</summary>
    public string Concern => string.Join(" · ", catalogue.Needs.Where(n => n.Id == Asked.Need).Concat(catalogue.Themes.Where(t => t.Id == Asked.Theme)).Select(t => t.Name));

    public string Municipality => catalogue.Municipality(Asked.Municipality)!.Name.ToString();

    public IHtmlContent Qr => QrCode.Svg(site.Of("/call" + Asked.Query()), T["editions.print.qr"]);

    /// <summary>As much of the agreed words as a line of the sheet holds, to the end of a word.</summary>
    public static string Short(LocalText text)
    {
        var words = text.ToString().ReplaceLineEndings(" ");
        if (words.Length <= LongestWords)
        {
            return words;
        }
        var end = words.LastIndexOf(' ', LongestWords);
        return words[..(end > 0 ? end : LongestWords)].TrimEnd(',', ';', '.', ' ') + " …";
    }

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Asked = CallAsked.From(Request.Query) with { At = "" };
        var question = Asked.Read(catalogue, Errors);
        if (Errors.Count > 0)
        {
            return LocalRedirect("/call" + Asked.Query());
        }
        var answer = await read.RunAsync(Actor, question, ct, new CallSheet(Edition, Members));
        if (answer.Refused)
        {
            return NotFound();
        }
        Answer = answer.Value;
        return Page();
    }
}
