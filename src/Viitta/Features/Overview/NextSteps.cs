using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.Workshops;

namespace Viitta.Features.Overview;

/// <summary>What waits to be done, as a sentence with a link to the page where it is done.</summary>
/// <param name="Kind">Names the texts: <c>overview.task.{Kind}</c> and, on its link, <c>overview.do.{Kind}</c>.</param>
/// <param name="Arguments">What fills {0}, {1} … of the sentence; a <see cref="LocalText"/> or a date in the reader's language.</param>
public sealed record NextStep(string Kind, string Url, params object[] Arguments);

/// <summary>The rows of one network that its next steps follow from.</summary>
public sealed record DeskRows
{
    public required string NetworkId { get; init; }

    public IReadOnlyList<DeskWorkshop> Workshops { get; init; } = [];

    public IReadOnlyList<DeskPathway> Pathways { get; init; } = [];

    /// <summary>Contacts of which readers say that they do not work.</summary>
    public int Reported { get; init; }

    /// <summary>Organisations of an adopted pathway that nobody can call.</summary>
    public IReadOnlyList<LocalText> Unreachable { get; init; } = [];

    /// <summary>Contacts whose owner was asked and reminded and has not answered.</summary>
    public int Silent { get; init; }

    public int NeverVerified { get; init; }

    /// <summary>Verified, but half a year ago or more.</summary>
    public int StaleContacts { get; init; }

    /// <summary>Rows of the map that name an authority which is no more.</summary>
    public int Outdated { get; init; }

    /// <summary>Pairs of rows that are likely to be the same.</summary>
    public int Duplicates { get; init; }

    public DeskEdition? Edition { get; init; }

    /// <summary>When the service map or an adopted pathway last changed.</summary>
    public DateTime? ChangedAt { get; init; }

    public int OverdueActions { get; init; }
}

public sealed record DeskWorkshop(Guid Id, LocalText Title, string ThemeId, DateOnly Date, WorkshopState State);

public sealed record DeskPathway(
    Guid Id, string ThemeId, PathwayState State, Guid? WorkshopId, DateOnly? AdoptedOn, int Decided, int Steps, DateOnly? AnswersBy = null)
{
    /// <summary>Organisations asked to comment on it.</summary>
    public int Asked { get; init; }

    public int Answered { get; init; }
}

public sealed record DeskEdition(int Number, DateTime PublishedAt, DateOnly CheckBy);

/// <summary>The round from workshop to edition and back, as the one thing to do next and what comes after it.</summary>
public static class NextSteps
{
    /// <summary>What cannot wait comes first.</summary>
    public static IReadOnlyList<NextStep> Of(DeskRows rows, Catalogue catalogue, DateOnly today) =>
    [
        .. Running(rows),
        .. Findings(rows),
        .. Drafts(rows, catalogue, today),
        .. Map(rows),
        .. Publishing(rows, today),
        .. Actions(rows),
        .. Planning(rows),
    ];

    private static IEnumerable<NextStep> Running(DeskRows rows) =>
        from workshop in rows.Workshops
        where workshop.State == WorkshopState.Running
        select new NextStep("workshop-running", $"/workshops/{workshop.Id}/stage", workshop.Title);

    /// <summary>Closed, and nothing made of it: no pathway from it, and none adopted for its theme since.</summary>
    private static IEnumerable<NextStep> Findings(DeskRows rows) =>
        from workshop in rows.Workshops
        where workshop.State == WorkshopState.Closed
            && !rows.Pathways.Any(p => p.WorkshopId == workshop.Id
                || (p.ThemeId == workshop.ThemeId && p.AdoptedOn >= workshop.Date))
        select new NextStep("findings", $"/workshops/{workshop.Id}/findings", workshop.Title, workshop.Date);

    private static IEnumerable<NextStep> Drafts(DeskRows rows, Catalogue catalogue, DateOnly today) =>
        from pathway in rows.Pathways
        where pathway.State == PathwayState.Draft
        let theme = catalogue.Theme(pathway.ThemeId).Name
        select pathway.Decided < pathway.Steps
            ? new NextStep("draft", $"/pathways/{pathway.Id}", theme, pathway.Decided, pathway.Steps)
            : pathway.AnswersBy >= today && pathway.Answered < pathway.Asked
            ? new NextStep("comments", $"/pathways/{pathway.Id}/comments", theme, pathway.Answered, pathway.Asked, pathway.AnswersBy)
            : new NextStep("adopt", $"/pathways/{pathway.Id}", theme);

    private static IEnumerable<NextStep> Map(DeskRows rows)
    {
        var map = $"/networks/{rows.NetworkId}/map";
        if (rows.Reported > 0)
        {
            yield return new NextStep("reported", map, rows.Reported);
        }
        if (rows.Unreachable.Count > 0)
        {
            yield return new NextStep("unreachable", map, rows.Unreachable.Count, rows.Unreachable);
        }
        if (rows.Silent > 0)
        {
            yield return new NextStep("silent", map, rows.Silent);
        }
        if (rows.NeverVerified > 0)
        {
            yield return new NextStep("never-verified", map, rows.NeverVerified);
        }
        if (rows.StaleContacts > 0)
        {
            yield return new NextStep("stale", map, rows.StaleContacts);
        }
        if (rows.Outdated > 0)
        {
            yield return new NextStep("outdated", $"{map}/reform-sweep", rows.Outdated);
        }
        if (rows.Duplicates > 0)
        {
            yield return new NextStep("duplicates", $"{map}/duplicates", rows.Duplicates);
        }
    }

    private static IEnumerable<NextStep> Publishing(DeskRows rows, DateOnly today)
    {
        var editions = $"/networks/{rows.NetworkId}/editions";
        if (rows.Edition is not { } edition)
        {
            if (rows.Pathways.Any(p => p.State == PathwayState.Adopted))
            {
                yield return new NextStep("first-edition", editions);
            }
        }
        else if (rows.ChangedAt > edition.PublishedAt)
        {
            yield return new NextStep("publish", editions, edition.Number);
        }
        else if (edition.CheckBy < today)
        {
            yield return new NextStep("check-edition", editions, edition.Number, edition.CheckBy);
        }
    }

    private static IEnumerable<NextStep> Actions(DeskRows rows)
    {
        if (rows.OverdueActions > 0)
        {
            yield return new NextStep("overdue", $"/networks/{rows.NetworkId}/actions", rows.OverdueActions);
        }
    }

    private static IEnumerable<NextStep> Planning(DeskRows rows)
    {
        foreach (var workshop in rows.Workshops.Where(w => w.State == WorkshopState.Planned).OrderBy(w => w.Date))
        {
            yield return new NextStep("workshop-planned", $"/workshops/{workshop.Id}/stage", workshop.Title, workshop.Date);
        }
        if (rows.Workshops.Count == 0)
        {
            yield return new NextStep("first-workshop", $"/networks/{rows.NetworkId}/workshops/new");
        }
    }
}
