using Microsoft.AspNetCore.Mvc;
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
    [FromRoute]
    public Guid Id { get; init; }

    public bool HasMail => mail.Value.IsConfigured;

    public bool IsOpen { get; private set; }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await Seat.FindAsync(db, Actor, Id, ct) is not var (workshop, _))
        {
            return false;
        }
        IsOpen = HasMail && GiveFeedback.IsOpen(workshop);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(string? address, CancellationToken ct) => await AfterAsync(
        await leave.RunAsync(Actor, Id, address, Languages.Current, ClientAddress.Of(HttpContext.Connection.RemoteIpAddress), ct),
        key => $"/feedback/mails/{key}");
}
