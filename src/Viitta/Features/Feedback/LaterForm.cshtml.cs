using Microsoft.AspNetCore.Mvc;
using Viitta.Common;

namespace Viitta.Features.Feedback;

/// <summary>Behind the link of a mail, months later. Opening it changes nothing, for mail scanners open links too.</summary>
[OpenTo(Audience.Everyone)]
public sealed class LaterFormModel(AnswerLater answer) : FeedbackPage
{
    [FromRoute]
    public string Key { get; init; } = "";

    /// <summary>Null when the link is over: then the page says so.</summary>
    public AskedLater? Asked { get; private set; }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Asked = await answer.FindAsync(Key, ct);
        Response.StatusCode = Asked is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Asked is { } asked
            ? await AfterAsync(await answer.RunAsync(Key, Chosen(FeedbackQuestion.At(asked.Link.Moment)), ct), $"/feedback/later/{Uri.EscapeDataString(Key)}")
            : Page();
    }
}
