using Viitta.Common;

namespace Viitta.Features.Pathways;

/// <summary>What a pathway says otherwise than another, step by step in their order: two versions, two themes or two regions.</summary>
public sealed record PathwayDifferences(IReadOnlyList<StepDifference> Steps)
{
    /// <param name="party">Whom an organisation counts as: itself within a network, its sector between two networks.</param>
    /// <param name="closely">
    /// Also wording, hours, substitutes and handovers: between versions. Between themes and regions these all differ, and what
    /// counts is who.
    /// </param>
    public static PathwayDifferences Between(Pathway before, Pathway after, Func<Guid, string> party, bool closely) => new(
    [
        .. from step in after.Ordered
           let difference = Of(before.Step(step.StepId), step, party, closely)
           where difference.Any
           select difference,
    ]);

    private static StepDifference Of(PathwayStep before, PathwayStep after, Func<Guid, string> party, bool closely)
    {
        var (was, becomes) = (Roles(before, party), Roles(after, party));
        var (led, leads) = (Parties(before.Leads, party), Parties(after.Leads, party));
        return new(before, after)
        {
            Leaders = led.SetEquals(leads) ? null : new(led, leads),
            Roles =
            [
                .. from name in was.Keys.Union(becomes.Keys)
                   let change = new RoleChange(name, was.GetValueOrDefault(name, []), becomes.GetValueOrDefault(name, []))
                   where !change.Was.SequenceEqual(change.Is) && !change.IsLeadAlone
                   select change,
            ],
            Terms = closely ? [.. Terms(before, after, party)] : [],
            TextDiffers = closely && before.Text != after.Text,
        };
    }

    private static IEnumerable<TermsChange> Terms(PathwayStep before, PathwayStep after, Func<Guid, string> party) =>
        from row in after.Ordered
        let old = before.Responsibilities.Find(r => r.OrganizationId == row.OrganizationId && r.Role == row.Role)
        where old is not null
        from fact in Facts(old.Terms, row.Terms)
        select new TermsChange(party(row.OrganizationId), row.Role, fact, old.Terms, row.Terms);

    private static IEnumerable<TermsFact> Facts(ResponsibilityTerms was, ResponsibilityTerms becomes)
    {
        (TermsFact Fact, bool Differs)[] facts =
        [
            (TermsFact.When, was.When != becomes.When),
            (TermsFact.Service, was.ServiceId != becomes.ServiceId),
            (TermsFact.Hours, was.Hours != becomes.Hours),
            (TermsFact.Substitute, was.SubstituteId != becomes.SubstituteId),
            (TermsFact.Label, was.InformationLabel != becomes.InformationLabel),
            (TermsFact.Basis, was.Basis != becomes.Basis),
            (TermsFact.Confidence, was.Confidence != becomes.Confidence),
            (TermsFact.Handover, was.Handover != becomes.Handover),
        ];
        return facts.Where(f => f.Differs).Select(f => f.Fact);
    }

    private static HashSet<string> Parties(IEnumerable<Responsibility> rows, Func<Guid, string> party) => [.. rows.Select(r => party(r.OrganizationId))];

    private static Dictionary<string, IReadOnlyList<Role>> Roles(PathwayStep step, Func<Guid, string> party) => step.Ordered
        .GroupBy(r => party(r.OrganizationId))
        .ToDictionary(g => g.Key, IReadOnlyList<Role> (g) => [.. g.Select(r => r.Role).Distinct().Order()]);
}

/// <summary>One step in both.</summary>
public sealed record StepDifference(PathwayStep Was, PathwayStep Is)
{
    /// <summary>Null when the same lead.</summary>
    public LeadChange? Leaders { get; init; }

    public IReadOnlyList<RoleChange> Roles { get; init; } = [];

    public IReadOnlyList<TermsChange> Terms { get; init; } = [];

    public bool TextDiffers { get; init; }

    public bool Any => Leaders is not null || Roles.Count > 0 || Terms.Count > 0 || TextDiffers;
}

/// <summary>Who leads: one, several, or nobody.</summary>
public sealed record LeadChange(IReadOnlyCollection<string> Was, IReadOnlyCollection<string> Is);

/// <summary>What a party does in the step; nothing when it is not in it.</summary>
public sealed record RoleChange(string Party, IReadOnlyList<Role> Was, IReadOnlyList<Role> Is)
{
    /// <summary>It comes in or goes out as leader and nothing else: that is told as who leads.</summary>
    public bool IsLeadAlone => Was.Concat(Is).SequenceEqual([Role.Leads]);
}

/// <summary>One term of a party that has the same role in both.</summary>
public sealed record TermsChange(string Party, Role Role, TermsFact Fact, ResponsibilityTerms Was, ResponsibilityTerms Is);

public enum TermsFact
{
    When,
    Service,
    Hours,
    Substitute,
    Label,
    Basis,
    Confidence,
    Handover,
}
