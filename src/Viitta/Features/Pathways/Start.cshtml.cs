using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Actions;
using Viitta.Features.Layout;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Features.Pathways;

/// <summary>From findings to a draft: what comes along, and who the newly named organisations are.</summary>
public sealed class StartModel(ViittaDb db, ReadFindings read, StartPathway start, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public Guid Id { get; init; }

    public WorkshopFindings View { get; private set; } = null!;

    public IReadOnlyList<OrganizationRef> New { get; private set; } = [];

    public IReadOnlyList<Organization> Choices { get; private set; } = [];

    public Guid? Made { get; private set; }

    public Catalogue Catalogue => catalogue;

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        !await LoadAsync(ct) ? NotFound() : Made is { } made ? LocalRedirect($"/pathways/{made}") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AfterAsync(await start.RunAsync(Actor, Id, [.. Placements()], ct), id => $"/pathways/{id}");

    /// <summary>What the form says of each new name: an organisation's id, or a sector.</summary>
    private IEnumerable<Placement> Placements()
    {
        for (var i = 0; Request.Form[$"key-{i}"].ToString() is { Length: > 0 } key; i++)
        {
            yield return new Placement(key, Guid.TryParse(Typed($"as-{i}"), out var id) ? id : null, Typed($"sector-{i}") ?? "");
        }
    }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Id, ct);
        if (outcome.Refused || !Actor.Coordinates(outcome.Value.Workshop.NetworkId))
        {
            return false;
        }
        View = outcome.Value;
        New = View.NewOrganizations();
        Choices = await db.Organizations.AsNoTracking().ChoicesAsync(View.Workshop.NetworkId, ct);
        Made = await db.Pathways.Of(Actor).Where(p => p.WorkshopId == Id).OrderByDescending(p => p.Id)
            .Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        return true;
    }
}
