using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Actions;
using Viitta.Features.Layout;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>A typical picture to argue with; its coordinator may begin a draft from it.</summary>
public sealed class TypicalModel(ViittaDb db, TypicalPictures pictures, StartFromTypical start, Catalogue catalogue) : ViittaPage
{
    [FromRoute(Name = "network")]
    public string NetworkId { get; init; } = "";

    [FromRoute]
    public string Theme { get; init; } = "";

    public TypicalPicture Picture { get; private set; } = null!;

    public Network Network { get; private set; } = null!;

    /// <summary>Organisations of the network; none for those who may not begin a draft.</summary>
    public IReadOnlyList<Organization> Choices { get; private set; } = [];

    public Catalogue Catalogue => catalogue;

    public bool Coordinates => Actor.Coordinates(NetworkId);

    public async Task<IActionResult> OnPostAsync(Guid newId, CancellationToken ct)
    {
        var chosen = catalogue.Sectors.Select(s => (s.Id, Organization: Guid.TryParse(Typed(s.Id), out var id) ? id : (Guid?)null))
            .Where(c => c.Organization is not null).ToDictionary(c => c.Id, c => c.Organization!.Value);
        return await AfterAsync(await start.RunAsync(Actor, NetworkId, Theme, newId, chosen, ct), id => $"/pathways/{id}");
    }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (pictures.Of(Theme) is not { } picture || await db.Networks.AsNoTracking().Of(Actor).FirstOrDefaultAsync(n => n.Id == NetworkId, ct) is not { } network)
        {
            return false;
        }
        (Picture, Network) = (picture, network);
        Choices = Coordinates ? await db.Organizations.AsNoTracking().ChoicesAsync(NetworkId, ct) : [];
        return true;
    }

    /// <summary>The one organisation of the network's own in that sector, or the one national one; none when it is not clear which.</summary>
    public string Likely(string sector)
    {
        var own = Choices.Where(o => o.SectorId == sector && o.NetworkId is not null).ToList();
        var among = own.Count > 0 ? own : [.. Choices.Where(o => o.SectorId == sector)];
        return among is [var one] ? one.Id.ToString() : "";
    }

    public ChoiceField Choice(string sector) => ChoiceField.On(
        this, sector, catalogue.Sector(sector).Name.ToString(),
        Choices.OrderByDescending(o => o.SectorId == sector).Select(o => (o.Id.ToString(), o.Name.ToString())), Likely(sector), T["pathways.typical.left-out"]);
}
