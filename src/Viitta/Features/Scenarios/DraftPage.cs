using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Scenarios;

/// <summary>
/// What the pages of a draft share. A text is three fields, one a language: <c>released-fi</c>; a list has rows with
/// numbers, <c>questions-2-sv</c>, and empty ones at its end to write more in. An emptied row is left out.
/// </summary>
public abstract class DraftPage(ReadDraft read) : ViittaPage
{
    private const int EmptyRows = 2;

    [FromRoute]
    public Guid Id { get; init; }

    public DraftView View { get; private set; } = null!;

    public ScenarioText Text => View.Text;

    /// <summary>Somebody else saved this section while it was being written here.</summary>
    public bool Met => Errors.Contains(Refusals.ChangedMeanwhile);

    public bool Saved => Errors.Count == 0 && Request.Query.ContainsKey("saved");

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Id, ct);
        View = outcome.Value!;
        return !outcome.Refused && Find();
    }

    /// <summary>Whether the address names something in this draft.</summary>
    protected virtual bool Find() => true;

    /// <summary>What the form was made from. Once the meeting has been told, the next save is made from what is there now.</summary>
    protected string Seen(object section) => Met ? DraftText.Stamp(section) : Typed("seen") ?? DraftText.Stamp(section);

    public TextField Field(string name, string label, LocalText value, int rows = 1, string hint = "") => new(this, name, label, value, rows, hint);

    /// <summary>How many rows a list shows: those that it has or that were sent, and empty ones.</summary>
    public int Rows(string name, int there, int most) => Math.Min(most, Math.Max(there, Sent(name).Count()) + EmptyRows);

    protected LocalText Local(string name) => FreeText.Clean(new LocalText(Request.Form[$"{name}-fi"].ToString(), Request.Form[$"{name}-sv"].ToString(), Request.Form[$"{name}-en"].ToString()));

    protected IReadOnlyList<LocalText> Items(string name) => [.. Sent(name).Select(i => Local($"{name}-{i}")).Where(t => !t.IsEmpty)];

    protected IReadOnlyList<Inject> Injects(string name) =>
        [.. Sent(name).Select(i => new Inject("", Local($"{name}-{i}-title"), Local($"{name}-{i}-text"))).Where(i => !i.Title.IsEmpty || !i.Text.IsEmpty)];

    protected int Minutes(string name) => int.TryParse(Request.Form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private IEnumerable<int> Sent(string name) => !HttpMethods.IsPost(Request.Method)
        ? []
        : Enumerable.Range(0, 100).TakeWhile(i => Request.Form.Keys.Any(k => k.StartsWith($"{name}-{i}-", StringComparison.Ordinal)));
}

/// <summary>One text in three languages, side by side: <c>&lt;partial name="_Text" /&gt;</c>.</summary>
public sealed record TextField(DraftPage Page, string Name, string Label, LocalText Value, int Rows, string Hint)
{
    public string Of(string language) => Page.Typed($"{Name}-{language}", Value.Exactly(language)) ?? "";

    public Refusal? Error(string language) => Page.ErrorFor($"{Name}-{language}");

    /// <summary>What stands in the draft now, where it is not what stands in the field.</summary>
    public string? Theirs(string language) =>
        Page.Met && FreeText.Clean(Of(language)) != Value.Exactly(language) ? Value.Exactly(language) : null;
}
