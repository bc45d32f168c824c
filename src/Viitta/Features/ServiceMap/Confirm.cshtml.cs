using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// What a contact's owner sees behind the link of a confirmation mail: the details and three answers. Opening it
/// changes nothing, for mail scanners open links too; one link takes one answer.
/// </summary>
[OpenTo(Audience.Everyone)]
public sealed class ConfirmModel(FindConfirmation find, AnswerConfirmation answer, Catalogue catalogue) : ContactFormPage(catalogue)
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    /// <summary>Null when the link is over: then the page says what to do.</summary>
    public Confirmation? Confirmation { get; private set; }

    public override ContactDetails? Shown => Confirmation?.Contact.Details;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Confirmation = await find.RunAsync(Key, ct);
        Practice = Confirmation?.Practice ?? false;
        FrontGate = Confirmation?.FrontGate ?? false;
        return true;
    }

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Answerable();
    }

    public Task<IActionResult> OnPostRightAsync(CancellationToken ct) => AnswerAsync(new OwnerAnswer(OwnerSays.StillRight), ct);

    public Task<IActionResult> OnPostNotUsAsync(CancellationToken ct) => AnswerAsync(new OwnerAnswer(OwnerSays.NotUs), ct);

    public async Task<IActionResult> OnPostChangeAsync(string? message, CancellationToken ct)
    {
        await LoadAsync(ct);
        var reading = ReadContact();
        return Confirmation is null || reading.Details is not null
            ? await AnswerAsync(new OwnerAnswer(OwnerSays.Change, reading.Details, message ?? ""), ct)
            : await RefuseAsync(reading.Errors);
    }

    private async Task<IActionResult> AnswerAsync(OwnerAnswer said, CancellationToken ct)
    {
        var outcome = await answer.RunAsync(Key, Request.Form.Version, said, ct);
        if (outcome.Refusal == AnswerConfirmation.LinkOver)
        {
            await LoadAsync(ct);
            return Answerable(); // answered already: the page says when
        }
        return await AfterAsync(outcome, $"/confirm/{Key}");
    }

    private PageResult Answerable()
    {
        Response.StatusCode = Confirmation is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return Page();
    }
}
