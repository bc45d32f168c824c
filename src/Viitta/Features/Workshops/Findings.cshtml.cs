using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>What the tables said, step by step and table by table, and what follows from it. Prints.</summary>
[OpenTo(Audience.Participants)]
public sealed class FindingsModel(ReadFindings read, WordPlenary word, Catalogue catalogue) : ViittaPage
{
    /// <summary>With more columns the table scrolls sideways on a laptop.</summary>
    private const int MostColumns = 4;

    [FromRoute]
    public Guid Id { get; init; }

    public WorkshopFindings View { get; private set; } = null!;

    public bool Coordinates => Actor.Coordinates(View.Workshop.NetworkId);

    /// <summary>A pathway is made when the tables have had their say.</summary>
    public bool MayStartPathway => Coordinates && (View.Workshop.IsClosed || View.Workshop.Revealed);

    public bool Scrolls => View.Workshop.Tables.Count > MostColumns;

    public Catalogue Catalogue => catalogue;

    /// <summary>The room's wording of the step in the reader's language, or as it was written.</summary>
    public LocalText Plenary(Finding finding) => View.PlenaryOf(finding.StepId);

    public FoundWords Found => new(View, T, catalogue);

    /// <summary>
    /// Of the wording that the form was written upon. When it comes back refused because of another's words, they are on the
    /// page: the next press is upon those. A refusal for another reason is no reading of them.
    /// </summary>
    public string? PlenaryVersion(string stepId)
    {
        var current = View.Plenary.GetValueOrDefault(stepId)?.Version;
        return Typed("step") == stepId && ErrorFor($"{stepId}-words")?.Code != Refusals.ChangedMeanwhile.Code ? Typed("version") : $"{current}";
    }

    public int CountOf(FindingKind kind) => View.Findings.Count(f => f.Kind == kind);

    public IEnumerable<string> Words(Finding finding) => Found.Of(finding);

    public string NameOf(OrganizationRef who) => View.NameOf(who).ToString();

    /// <summary>Whether a table said more than who leads.</summary>
    public static bool HasMore(TableView table) =>
        table.Others.Count + table.Gaps.Count + table.Questions.Count > 0 || table.Leads.Any(a => a.Handover.Length > 0);

    /// <summary>What stands behind a cell's box, counted: "2 others, 1 gap".</summary>
    public string MoreWords(TableView table)
    {
        (string Key, int Count)[] counts = [("others", table.Others.Count), ("gaps", table.Gaps.Count), ("questions", table.Questions.Count)];
        var words = string.Join(", ", counts.Where(c => c.Count > 0).Select(c => T.Count($"workshops.findings.{c.Key}", c.Count)));
        return words.Length > 0 ? words : T["workshops.findings.how"];
    }

    /// <summary>Where tables disagree, the cells that say something else than most.</summary>
    public static string CellClass(Finding finding, TableView table) =>
        table.SaidNothing ? ""
        : table.Leads.Count == 0 ? "is-gap"
        : finding.Kind == FindingKind.Overlap && table.Leads.Any(a => OrganizationRef.Of(a) != finding.Leaders[0].Who) ? "differs" : "";

    public async Task<IActionResult> OnPostPlenaryAsync(string? step, int? version, CancellationToken ct)
    {
        var outcome = await word.RunAsync(Actor, Id, new PlenaryDraft(
            step ?? "", Typed($"{step}-words") ?? "", version,
            Guid.TryParse(Typed($"{step}-take"), out var taken) ? taken : null, Typed($"{step}-overruled") == "true"), ct);
        return outcome.Refusal is { Field: { } field } refusal
            ? await RefuseAsync(refusal.For($"{step}-{field}"))
            : await AfterAsync(outcome, $"/workshops/{Id}/findings#step-{step}");
    }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Id, ct);
        View = outcome.Value!;
        return !outcome.Refused;
    }
}
