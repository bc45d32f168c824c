using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>The facilitator's console: now, tables, next. Every button is a plain form.</summary>
public sealed class StageModel(
    ReadStage read, JoinLimiter limiter, SiteAddress site, ReleasePart release, ThrowInject throwInject, SetTimer timer, RevealAnswers reveal, CloseWorkshop close,
    ReopenWorkshop reopen, TellTables tell, SetPace setPace, SetHotWash hotWash, RecordKeys recordKeys, MakeRecordLink makeLink, RenewRecordLink renewLink) : ViittaPage
{
    /// <summary>A table that has written nothing for so long may need a visit.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    [FromRoute]
    public Guid Id { get; init; }

    public StageView Stage { get; private set; } = null!;

    public Workshop Workshop => Stage.Workshop;

    /// <summary>The recorder's link, when one was made.</summary>
    public RecorderLink? Recorder { get; private set; }

    public string RecorderAddress => site.Of(Recorder!.Path);

    public string Address => $"/workshops/{Id}";

    public string JoinAddress => site.Of($"/join/{Workshop.JoinKey}");

    /// <summary>What people type who do not scan.</summary>
    public string ShortJoinAddress => site.Of("/join").Split("://")[^1];

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var stage = await read.RunAsync(Actor, Id, facilitates: true, ct);
        Stage = stage!;
        if (stage is null)
        {
            return false;
        }
        limiter.Meets(HttpContext, Workshop.JoinKey);
        Recorder = await recordKeys.OfAsync(Id, ct);
        return true;
    }

    /// <summary>Since when the table has written nothing, when that is long: from its last words, or from the part's release. Simulated tables are in a hurry.</summary>
    public DateTime? SilentSince(TableProgress table) =>
        Workshop.State == WorkshopState.Running && (table.LastSaved ?? Workshop.PartReleasedAt) is { } since && Now - since > Silence / (Workshop.Rehearsal?.Pace ?? 1) ? since : null;

    /// <summary>The table's last words, short.</summary>
    public string WordsOf(Answer answer) => answer.Kind == AnswerKind.Responsibility ? Stage.NameOf(answer).ToString() : answer.Text;

    public async Task<IActionResult> OnPostReleaseAsync(int from, CancellationToken ct) =>
        await BackAsync(await release.RunAsync(Actor, Id, from, ct));

    public async Task<IActionResult> OnPostInjectAsync(string inject, CancellationToken ct) =>
        await BackAsync(await throwInject.RunAsync(Actor, Id, inject ?? "", ct));

    public async Task<IActionResult> OnPostTimerAsync(string? minutes, CancellationToken ct) => await BackAsync(
        int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await timer.RunAsync(Actor, Id, number, ct)
            : Workshop.MinutesNumber);

    public async Task<IActionResult> OnPostMinuteAsync(string? from, CancellationToken ct) =>
        await BackAsync(await timer.AddMinuteAsync(Actor, Id, ReadInstant(from), ct));

    public async Task<IActionResult> OnPostPaceAsync(int pace, CancellationToken ct) =>
        await BackAsync(await setPace.RunAsync(Actor, Id, pace, ct));

    public async Task<IActionResult> OnPostRevealAsync(bool shown, CancellationToken ct) =>
        await BackAsync(await reveal.RunAsync(Actor, Id, shown, ct));

    public async Task<IActionResult> OnPostMessageAsync(string? message, string? instead, bool overruled, CancellationToken ct) =>
        FreeText.Clean(message).Length == 0
            ? await RefuseAsync(Refusals.Required.For("message"))
            : await BackAsync(await tell.RunAsync(Actor, Id, message!, instead ?? "", overruled, ct));

    public async Task<IActionResult> OnPostClearAsync(string? instead, CancellationToken ct) =>
        await BackAsync(await tell.RunAsync(Actor, Id, "", instead ?? "", overruled: false, ct));

    public async Task<IActionResult> OnPostHotWashAsync(HotWashState state, CancellationToken ct) =>
        await BackAsync(await hotWash.RunAsync(Actor, Id, state, ct));

    public async Task<IActionResult> OnPostRecorderAsync(CancellationToken ct) =>
        await AfterAsync(await makeLink.RunAsync(Actor, Id, ct), _ => $"{Address}/stage#recorder");

    public async Task<IActionResult> OnPostRenewRecorderAsync(int version, CancellationToken ct) =>
        await AfterAsync(await renewLink.RunAsync(Actor, Id, version, ct), _ => $"{Address}/stage#recorder");

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct) => await BackAsync(await close.RunAsync(Actor, Id, ct));

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken ct) => await BackAsync(await reopen.RunAsync(Actor, Id, ct));

    private Task<IActionResult> BackAsync(Outcome outcome) => AfterAsync(outcome, $"{Address}/stage");

    private static DateTime? ReadInstant(string? text) => DateTime.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) ? Clock.AsUtc(instant) : null;
}
