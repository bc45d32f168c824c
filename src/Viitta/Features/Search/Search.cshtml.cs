using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Search;

/// <summary>Everyday words in, services with their numbers out. The address is the search: it can be kept and sent on.</summary>
[OpenTo(Audience.Everyone)]
public sealed class SearchModel(SearchServices search, Catalogue catalogue) : ViittaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Null before anything was looked for.</summary>
    public SearchAnswer? Answer { get; private set; }

    public Municipality? Municipality => Answer?.Municipality is { } code ? catalogue.Municipality(code) : null;

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var found = await search.RunAsync(Actor, Q, null, ct);
            if (found.Refused)
            {
                Errors.Add(found.Refusal);
                Response.StatusCode = found.Refusal.Status;
            }
            Answer = found.Value;
        }
        return Page();
    }

    public PageFrame Frame => new()
    {
        Width = "narrow",
        Map = true,
        Fictional = Answer is { } answer && answer.Found.Concat(answer.Practice).SelectMany(f => f.Contacts).Any(c => !c.Dialable),
        Tlp = Answer is { } seen && seen.Found.Concat(seen.Practice).SelectMany(f => f.Contacts).Select(c => c.Visibility)
            .DefaultIfEmpty(Visibility.Clear).Max() is > Visibility.Clear and var most ? most : null,
    };
}
