using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>A service with its conditions and contacts; its keepers edit it here.</summary>
public sealed class ServicePageModel(ViittaDb db, EditService edit, RemoveFromMap remove, Catalogue catalogue) : ServiceFormPage(catalogue)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Service Service => Shown!;

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<ContactPoint> Contacts { get; private set; } = [];

    public bool Keeps => Actor.Keeps(Service.NetworkId);

    public Visibility Tlp => Contacts.Select(c => c.Visibility).DefaultIfEmpty().Max();

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Shown = await db.Services.Of(Actor).AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, ct);
        if (Shown is null || (Shown.RemovedAt is not null && !Keeps))
        {
            return false;
        }
        Organization = await db.Organizations.AsNoTracking().FirstAsync(o => o.Id == Service.OrganizationId, ct);
        Network = await db.Networks.AsNoTracking().FirstOrDefaultAsync(n => n.Id == Service.NetworkId, ct);
        Contacts = await db.ContactPoints.Of(Actor).Where(c => c.ServiceId == Id && c.RemovedAt == null)
            .Include(c => c.Verifications).AsNoTracking().ToListAsync(ct);
        return true;
    }

    /// <summary>"women, 18 and over": whom it takes, or everybody.</summary>
    public string Audience()
    {
        string[] ages = Service switch
        {
            { MinAge: { } from, MaxAge: { } to } => [T["servicemap.service.ages", from, to]],
            { MinAge: { } from } => [T["servicemap.service.age-from", from]],
            { MaxAge: { } to } => [T["servicemap.service.age-to", to]],
            _ => [],
        };
        string[] all =
        [
            .. Service.Genders.Select(g => T[$"servicemap.gender.{g}"]),
            .. ages,
            .. Catalogue.ResidenceSituations.Where(r => Service.ResidenceSituations.Contains(r.Id)).Select(r => r.Name.ToString()),
            .. Catalogue.Themes.Where(t => Service.Themes.Contains(t.Id)).Select(t => t.Name.ToString()),
        ];
        return all.Length == 0 ? T["servicemap.service.everybody"] : string.Join(", ", all);
    }

    public string Area() =>
        Service.Area.Count > 0 ? string.Join(", ", Service.Area.Select(code => Catalogue.Municipality(code)?.Name.ToString() ?? code))
        : T[Service.NetworkId is null ? "servicemap.service.whole-country" : "servicemap.service.whole-area"];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AfterAsync(await edit.RunAsync(Actor, Id, Request.Form.Version, Draft(), ct), $"/services/{Id}?done=saved");

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) =>
        await AfterAsync(await remove.RunAsync(Actor, MapRow.Service, Id, remove: true, ct), $"/services/{Id}");

    public async Task<IActionResult> OnPostPutBackAsync(CancellationToken ct) =>
        await AfterAsync(await remove.RunAsync(Actor, MapRow.Service, Id, remove: false, ct), $"/services/{Id}");
}
