using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Mail;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>A form of its own for an address to be asked again at; nothing on it or behind it is joined to what was answered.</summary>
[OpenTo(Audience.Participants)]
public sealed class LaterModel(ViittaDb db, LeaveAddress leave, IOptions<MailOptions> mail) : ViittaPage
{
    public bool HasMail => mail.Value.IsConfigured;

    public bool IsOpen { get; private set; }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        var workshop = await db.Workshops.Of(Actor).AsNoTracking().FirstOrDefaultAsync(w => w.Id == id, ct);
        if (workshop is null || !await db.Participants.AnyAsync(p => p.Id == Actor.ParticipantId && p.WorkshopId == id, ct))
        {
            return false;
        }
        IsOpen = HasMail && GiveFeedback.IsOpen(workshop);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? address, CancellationToken ct) => await AfterAsync(
        await leave.RunAsync(Actor, id, address, Languages.Current, ClientAddress.Of(HttpContext.Connection.RemoteIpAddress), ct),
        key => $"/feedback/mails/{key}");
}
