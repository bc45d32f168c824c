using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Pathways;

/// <summary>A comment round for the network's coordinator: whom to ask, who has answered, and what they say of each step.</summary>
public sealed class CommentsModel(
    ReadComments read, AskForComments ask, CloseComments close, RenewCommentLink renew, CommentKeys keys, SiteAddress site, Catalogue catalogue) : ViittaPage
{
    /// <summary>Offered as the last day: two weeks from today.</summary>
    private const int UsualDays = 14;

    [FromRoute]
    public Guid Id { get; init; }

    public CommentRound Round { get; private set; } = null!;

    public Pathway Pathway => Round.Pathway;

    public Catalogue Catalogue => catalogue;

    public bool IsDraft => Pathway.State == PathwayState.Draft;

    /// <summary>The day of the round that is open, else the usual one.</summary>
    public string LastDay => DayField.Text(Round.Open ? Pathway.AnswersBy!.Value : Clock.LocalDate(Now).AddDays(UsualDays));

    public string LinkOf(CommentRequest request) => site.Of($"/comments/{keys.KeyOf(request)}");

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Id, ct);
        Round = outcome.Value!;
        return !outcome.Refused;
    }

    public async Task<IActionResult> OnPostAskAsync(Guid[] asked, CancellationToken ct) => await AfterAsync(
        await ask.RunAsync(Actor, Id, DayField.Read(Typed("answers-by")), [.. asked.Distinct().Select(o => new AskedOrganization(o, Typed($"address-{o:N}") ?? ""))], ct),
        $"/pathways/{Id}/comments");

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct) =>
        await AfterAsync(await close.RunAsync(Actor, Id, ct), $"/pathways/{Id}/comments");

    public async Task<IActionResult> OnPostRenewAsync(Guid organization, CancellationToken ct) =>
        await AfterAsync(await renew.RunAsync(Actor, Id, organization, ct), $"/pathways/{Id}/comments");

    /// <summary>Whether its box is ticked: as sent, else in the first round the region's own; whom to ask later is the coordinator's choice.</summary>
    public bool IsToAsk(Guid organization) => Chosen(
        "asked", organization.ToString(), Round.Requests.Count == 0 && Round.Organizations[organization].NetworkId is not null);
}
