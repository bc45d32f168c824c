using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>A new organisation; saving goes on to its first contact.</summary>
public sealed class NewOrganizationModel(ViittaDb db, AddOrganization add, Catalogue catalogue) : ViittaPage
{
    [BindProperty(SupportsGet = true)]
    public string Network { get; set; } = "";

    public Network Shown { get; private set; } = null!;

    public Catalogue Catalogue => catalogue;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Shown = (await db.Networks.Of(Actor).FirstOrDefaultAsync(n => n.Id == Network, ct))!;
        return Shown is not null && Actor.Keeps(Network);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await AfterAsync(
        await add.RunAsync(Actor, Network, Request.Form.Local("name"), Request.Form["sector"], ct, Request.Form.Row),
        organization => $"/organizations/{organization.Id}/contact/new");
}
