using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

/// <summary>An organisation with its services and contacts; its keepers edit it here.</summary>
public sealed class OrganizationPageModel(
    ViittaDb db, EditOrganization edit, RemoveFromMap remove, Catalogue catalogue) : ViittaPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<MapService> Services { get; private set; } = [];

    public Catalogue Catalogue => catalogue;

    public bool Practice { get; private set; }

    public bool Keeps => Actor.Keeps(Organization.NetworkId);

    public Visibility Tlp => Services.SelectMany(s => s.Contacts).Select(c => c.Visibility).DefaultIfEmpty().Max();

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Organizations.Of(Actor).AsNoTracking().FirstOrDefaultAsync(o => o.Id == Id, ct) is not { } organization
            || (organization.RemovedAt is not null && !Actor.Keeps(organization.NetworkId)))
        {
            return false;
        }
        Organization = organization;
        Practice = await db.IsPracticeAsync(organization.NetworkId, ct);
        var services = await db.Services.Of(Actor).Where(s => s.OrganizationId == Id && s.RemovedAt == null).AsNoTracking().ToListAsync(ct);
        var ids = services.ConvertAll(s => s.Id);
        var contacts = (await db.ContactPoints.Of(Actor).Where(c => ids.Contains(c.ServiceId) && c.RemovedAt == null)
            .Include(c => c.Verifications).AsNoTracking().ToListAsync(ct)).ToLookup(c => c.ServiceId);
        Services = [.. services.Select(s => new MapService(s, [.. contacts[s.Id]]))];
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await AfterAsync(
        await edit.RunAsync(Actor, Id, Request.Form.Version, Request.Form.Local("name"), Request.Form["sector"], ct),
        $"/organizations/{Id}?done=saved");

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) =>
        await AfterAsync(await remove.RunAsync(Actor, MapRow.Organization, Id, remove: true, ct), $"/organizations/{Id}");

    public async Task<IActionResult> OnPostPutBackAsync(CancellationToken ct) =>
        await AfterAsync(await remove.RunAsync(Actor, MapRow.Organization, Id, remove: false, ct), $"/organizations/{Id}");
}
