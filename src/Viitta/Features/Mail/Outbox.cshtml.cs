using Microsoft.AspNetCore.Mvc;
using Viitta.Features.Layout;

namespace Viitta.Features.Mail;

/// <summary>What waits to be sent, with the text to pass on by hand when no server sends it.</summary>
public sealed class OutboxModel(ReadOutbox read, PassOnMail passOn) : ViittaPage
{
    [FromRoute]
    public string Network { get; init; } = "";

    public NetworkOutbox Outbox { get; private set; } = null!;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outbox = await read.RunAsync(Actor, Network, ct);
        Outbox = outbox.Value!;
        return !outbox.Refused;
    }

    public async Task<IActionResult> OnPostAsync(Guid mail, CancellationToken ct) =>
        await AfterAsync(await passOn.RunAsync(Actor, Network, mail, ct), $"/networks/{Network}/outbox");
}
