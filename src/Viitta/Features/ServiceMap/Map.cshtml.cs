using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

/// <summary>A network's service map, with the coordinator's tasks first.</summary>
public sealed class MapModel(ReadMap read, DecideCandidate decide, SetAsking setAsking, AskingAllowed asking, Catalogue catalogue) : ViittaPage
{
    /// <summary>Contacts to confirm that are listed at once.</summary>
    public const int UnsureShown = 5;

    [BindProperty(SupportsGet = true)]
    public string Network { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Need { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    public Catalogue Catalogue => catalogue;

    public MapView View { get; private set; } = null!;

    /// <summary>The installation lets owners be asked by themselves, and the network's addresses are real.</summary>
    public bool CanAsk => asking.Yes && !View.Network.IsPractice;

    public bool Filtered => !string.IsNullOrEmpty(Need) || !string.IsNullOrWhiteSpace(Text);

    /// <summary>The most restrictive of what is on the page wins.</summary>
    public Visibility Tlp => View.All.SelectMany(o => o.Contacts).Select(c => c.Visibility).Append(Visibility.Green).Max();

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var view = await read.RunAsync(Actor, Network, Need, Text, ct);
        View = view.Value!;
        return !view.Refused;
    }

    public Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken ct) => DecideAsync(id, CandidateDecision.Accept, null, ct);

    public Task<IActionResult> OnPostMergeAsync(Guid id, Guid? into, CancellationToken ct) => DecideAsync(id, CandidateDecision.Merge, into, ct);

    public Task<IActionResult> OnPostRejectAsync(Guid id, CancellationToken ct) => DecideAsync(id, CandidateDecision.Reject, null, ct);

    public async Task<IActionResult> OnPostAskingAsync(bool asks, CancellationToken ct) =>
        await AfterAsync(await setAsking.RunAsync(Actor, Network, asks, ct), $"/networks/{Network}/map?done=saved");

    private async Task<IActionResult> DecideAsync(Guid id, CandidateDecision decision, Guid? into, CancellationToken ct)
    {
        var outcome = await decide.RunAsync(Actor, id, decision, into, ct);
        return outcome.Refusal == DecideCandidate.MergeInto
            ? await RefuseAsync(DecideCandidate.MergeInto.For($"into-{id}"))
            : await AfterAsync(outcome, $"/networks/{Network}/map?done=decided");
    }
}
