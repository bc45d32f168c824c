using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Offline;

/// <summary>
/// The public map of a region on one page, with everything a reader needs where there is no connection: no form that posts,
/// nothing that depends on the minute or on who reads. The service worker keeps this page.
/// </summary>
[OpenTo(Audience.Everyone)]
public sealed class RegionModel(ReadRegion read, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public string Network { get; init; } = "";

    /// <summary>Searched for by script alone: the page is the same for every search.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public RegionMap Map { get; private set; } = null!;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var map = await read.RunAsync(Network, ct);
        Map = map.Value!;
        return !map.Refused;
    }

    /// <summary>The municipalities that the service is for; empty when it is for the whole region.</summary>
    public string Area(RegionService service) => string.Join(", ", catalogue.Municipalities
        .Where(m => service.Service.Area.Contains(m.Code)).Select(m => m.Name));
}
