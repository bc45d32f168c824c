using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>A further contact point of a service.</summary>
public sealed class NewContactModel(ViittaDb db, AddContact add, Catalogue catalogue) : ContactFormPage(catalogue)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Service Service { get; private set; } = null!;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Services.Of(Actor).FirstOrDefaultAsync(s => s.Id == Id && s.RemovedAt == null, ct) is not { } service
            || !Actor.Keeps(service.NetworkId))
        {
            return false;
        }
        Service = service;
        Practice = await db.IsPracticeAsync(service.NetworkId, ct);
        FrontGate = service.IsFrontGate(Catalogue);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }
        var reading = ReadContact();
        return reading.Details is { } details
            ? await AfterAsync(await add.RunAsync(Actor, Id, Request.Form.Draft(details), ct, Request.Form.Row), contact => $"/contacts/{contact.Id}?done=saved")
            : await RefuseAsync(reading.Errors);
    }
}
