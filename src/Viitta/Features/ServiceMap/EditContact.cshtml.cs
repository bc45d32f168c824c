using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

public sealed class EditContactModel(ViittaDb db, EditContact edit, Catalogue catalogue) : ContactFormPage(catalogue)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ContactPoint Contact { get; private set; } = null!;

    public override ContactDetails? Shown => Contact.Details;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.ContactPoints.Of(Actor).AsNoTracking().FirstOrDefaultAsync(c => c.Id == Id && c.RemovedAt == null, ct) is not { } contact
            || !Actor.Keeps(contact.NetworkId))
        {
            return false;
        }
        Contact = contact;
        Practice = await db.IsPracticeAsync(contact.NetworkId, ct);
        FrontGate = (await db.Services.AsNoTracking().FirstAsync(s => s.Id == contact.ServiceId, ct)).IsFrontGate(Catalogue);
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
            ? await AfterAsync(
                await edit.RunAsync(Actor, Id, Request.Form.Version, Request.Form.Draft(details), ct), $"/contacts/{Id}?done=saved")
            : await RefuseAsync(reading.Errors);
    }
}
