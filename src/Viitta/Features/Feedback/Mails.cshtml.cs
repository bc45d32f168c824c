using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Feedback;

/// <summary>Which mails are to come to an address, and "no more": reached by leaving it, and from the first mail.</summary>
[OpenTo(Audience.Everyone)]
public sealed class MailsModel(EraseAddress erase) : ViittaPage
{
    [FromRoute]
    public string Key { get; init; } = "";

    /// <summary>Null when it is erased, or a newer mail has another link.</summary>
    public KeptAddress? Kept { get; private set; }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Kept = await erase.FindAsync(Key, ct);
        Response.StatusCode = Kept is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await erase.RunAsync(Key, ct); // a second press finds it erased, which is as well
        return LocalRedirect($"/feedback/mails/{Uri.EscapeDataString(Key)}");
    }
}
