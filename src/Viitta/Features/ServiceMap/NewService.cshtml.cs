using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

public sealed class NewServiceModel(ViittaDb db, AddService add, Catalogue catalogue) : ServiceFormPage(catalogue)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Organization Organization { get; private set; } = null!;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Organizations.Of(Actor).FirstOrDefaultAsync(o => o.Id == Id && o.RemovedAt == null, ct) is not { } organization
            || !Actor.Keeps(organization.NetworkId))
        {
            return false;
        }
        Organization = organization;
        Network = await db.Networks.FirstOrDefaultAsync(n => n.Id == organization.NetworkId, ct);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await AfterAsync(await add.RunAsync(Actor, Id, Draft(), ct, Request.Form.Row), service => $"/services/{service.Id}/contacts/new");
}
