using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Actions;

/// <summary>What somebody has promised to do, overdue first; coordinators add and change it.</summary>
public sealed class ActionListModel(ReadActions read, AddAction add, ChangeAction change, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public string Network { get; init; } = "";

    public NetworkActions View { get; private set; } = null!;

    /// <summary>Prefix of the fields of the form that was sent: an action's, or "new".</summary>
    public string Sent { get; private set; } = "";

    public Catalogue Catalogue => catalogue;

    /// <summary>Words for a new action, brought by a link from where the need for it was seen.</summary>
    [FromQuery(Name = "text")]
    public string? Suggested { get; init; }

    public bool IsAdding => Sent == "new" || (Sent.Length == 0 && Suggested is not null);

    public static string PrefixOf(ActionItem action) => $"a{action.Id:N}";

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken ct)
    {
        Sent = "new";
        var outcome = await add.RunAsync(Actor, new NewAction(
            id, Network, Typed("new-theme") ?? "", Typed("new-step") ?? "", null, Terms()), ct);
        return outcome.Refused ? await RefuseAsync(InForm(outcome.Refusal)) : LocalRedirect($"/networks/{Network}/actions#a{outcome.Value:N}");
    }

    public async Task<IActionResult> OnPostChangeAsync(Guid id, int version, CancellationToken ct)
    {
        Sent = $"a{id:N}";
        var outcome = await change.RunAsync(Actor, id, version, Terms(), ct);
        return outcome.Refusal is { } refusal ? await RefuseAsync(InForm(refusal)) : LocalRedirect($"/networks/{Network}/actions#{Sent}");
    }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Network, ct);
        View = outcome.Value!;
        return !outcome.Refused;
    }

    private ActionTerms Terms() => new(
        Typed($"{Sent}-text") ?? "",
        Guid.TryParse(Typed($"{Sent}-owner"), out var owner) ? owner : null,
        DayField.Read(Typed($"{Sent}-due")),
        Enum.TryParse<ActionState>(Typed($"{Sent}-state"), ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : ActionState.Open,
        Typed($"{Sent}-overruled") == "true");

    private Refusal InForm(Refusal refusal) => refusal.Field is { } field ? refusal.For($"{Sent}-{field}") : refusal;
}

/// <summary>The fields of one action's form; <c>Action</c> is null for a new one.</summary>
public sealed record ActionForm(ActionListModel Page, string Prefix, ActionItem? Action);
