using Viitta.Common;

namespace Viitta.Features.Workshops;

public enum FindingKind
{
    /// <summary>All tables that named a leader named the same one, and at least one table did.</summary>
    Agreed,

    /// <summary>Two or more different leaders, between tables or inside one.</summary>
    Overlap,

    /// <summary>No leader: tables said what is missing, named others only, or said nothing.</summary>
    Gap,

    /// <summary>No leader, and all that the tables left is questions.</summary>
    OpenQuestion,
}

/// <summary>How many tables named it as the leader.</summary>
public sealed record LeaderCount(OrganizationRef Who, int Tables);

/// <summary>What one table says about one step, over all parts. In the order written.</summary>
/// <param name="Leads">One answer for each leader: the newest words about it.</param>
/// <param name="Others">Those who contribute, are consulted or told.</param>
public sealed record TableView(
    Guid TableId,
    int Number,
    IReadOnlyList<Answer> Leads,
    IReadOnlyList<Answer> Others,
    IReadOnlyList<Answer> Gaps,
    IReadOnlyList<Answer> Questions)
{
    public bool SaidNothing => Leads.Count + Others.Count + Gaps.Count + Questions.Count == 0;
}

/// <summary>What the tables together say about one step.</summary>
/// <param name="Tables">All tables of the workshop by number, the silent ones too.</param>
/// <param name="Leaders">Most tables first; on a tie the one that the lowest table number named.</param>
public sealed record Finding(
    string StepId, FindingKind Kind, IReadOnlyList<TableView> Tables, IReadOnlyList<LeaderCount> Leaders)
{
    /// <summary>The agreed leader, or null.</summary>
    public OrganizationRef? Leader => Kind == FindingKind.Agreed ? Leaders[0].Who : null;

    /// <summary>Tables that said anything at all. None of them: the step was not taken up.</summary>
    public int Answered => Tables.Count(t => !t.SaidNothing);

    /// <summary>Tables that named a leader.</summary>
    public int Named => Tables.Count(t => t.Leads.Count > 0);

    public IEnumerable<Answer> Gaps => Tables.SelectMany(t => t.Gaps);

    public IEnumerable<Answer> Questions => Tables.SelectMany(t => t.Questions);

    /// <summary>All that the tables say about it, line by line.</summary>
    public IEnumerable<(int Table, Answer Answer)> Said => Tables.SelectMany(t =>
        t.Leads.Concat(t.Others).Concat(t.Gaps).Concat(t.Questions).Select(a => (t.Number, a)));

    /// <summary>Agreed or not, somebody still has to look: a table disagrees, misses something or asks.</summary>
    public bool HasMore => Gaps.Any() || Questions.Any();
}

/// <summary>
/// Findings are computed from the tables' answers and stored nowhere. The rule, in this order:
/// <list type="number">
/// <item>Removed answers do not count. A wording that stands beside another counts as an answer of its own until the
/// table joins the two: as long as a table says both, both are what it says.</item>
/// <item>A table's answers to a step count together over all parts. A leader that a table named three times is one.</item>
/// <item>A leader is known by <see cref="OrganizationRef"/>, whatever the hours, label or confidence said with it.</item>
/// <item>Two or more different leaders, between tables or inside one: <see cref="FindingKind.Overlap"/>.</item>
/// <item>Exactly one, named by at least one table: <see cref="FindingKind.Agreed"/>. Tables that named nobody, gaps and
/// questions do not undo it: they stay beside it (<see cref="Finding.HasMore"/>) with the number of tables that named it.</item>
/// <item>None, and all that there is is questions: <see cref="FindingKind.OpenQuestion"/>.</item>
/// <item>None otherwise: <see cref="FindingKind.Gap"/>. With <see cref="Finding.Answered"/> 0 the step was not taken up.</item>
/// </list>
/// </summary>
public static class Findings
{
    /// <param name="tables">The workshop's tables, in any order.</param>
    /// <param name="answers">Of that workshop; others' tables and other steps are passed by.</param>
    /// <param name="stepIds">One finding for each, in this order.</param>
    public static IReadOnlyList<Finding> Of(
        IEnumerable<Table> tables, IEnumerable<Answer> answers, IEnumerable<string> stepIds)
    {
        var ordered = tables.OrderBy(t => t.Number).ToList();
        var said = answers.Where(a => a.RemovedAt is null).OrderBy(a => a.SavedAt).ThenBy(a => a.Id)
            .ToLookup(a => (a.TableId, a.StepId));
        return [.. stepIds.Select(step => Of(step, [.. ordered.Select(t => View(t, said[(t.Id, step)]))]))];
    }

    private static Finding Of(string stepId, IReadOnlyList<TableView> tables)
    {
        var leaders = tables
            .SelectMany(t => t.Leads.Select(a => (t.Number, Who: OrganizationRef.Of(a)!)))
            .GroupBy(l => l.Who)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Min(l => l.Number))
            .Select(g => new LeaderCount(g.Key, g.Count())).ToList();
        return new Finding(stepId, KindOf(leaders.Count, tables), tables, leaders);
    }

    private static FindingKind KindOf(int leaders, IReadOnlyList<TableView> tables) => leaders switch
    {
        > 1 => FindingKind.Overlap,
        1 => FindingKind.Agreed,
        _ when tables.Any(t => t.Questions.Count > 0) && tables.All(t => t.Others.Count + t.Gaps.Count == 0) => FindingKind.OpenQuestion,
        _ => FindingKind.Gap,
    };

    private static TableView View(Table table, IEnumerable<Answer> said)
    {
        var byKind = said.ToLookup(a => a.Kind);
        var named = byKind[AnswerKind.Responsibility].Where(a => a.Role is not null && OrganizationRef.Of(a) is not null).ToList();
        return new TableView(
            table.Id, table.Number,
            [.. named.Where(a => a.Role == Role.Leads).GroupBy(OrganizationRef.Of).Select(g => g.Last())],
            [.. named.Where(a => a.Role != Role.Leads).GroupBy(a => (a.Role, Who: OrganizationRef.Of(a))).Select(g => g.Last())],
            [.. byKind[AnswerKind.Gap]],
            [.. byKind[AnswerKind.Question]]);
    }
}
