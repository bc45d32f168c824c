using Viitta.Common;
using Viitta.Features.Pathways;

namespace Viitta.Features.Coverage;

/// <summary>
/// A pathway as a chain of steps, each with those who take it up in their order. A case stops at a step that nobody leads:
/// such a step is never done, and neither is any after it. Only the steps that a case gets to are asked about, so that one
/// gap does not hide how the others go.
/// </summary>
public sealed class PathwayChain
{
    /// <param name="steps">Of content/steps.yaml, with their pace.</param>
    /// <param name="services">Ids of the services on the map by the organisation that has them.</param>
    /// <param name="known">Of the case: who leads only in another situation does not count. What is open excludes nobody.</param>
    /// <param name="tried">Tried besides what is agreed.</param>
    public PathwayChain(Pathway pathway, IReadOnlyList<Step> steps, ILookup<Guid, Guid> services, Situation known, Substitute? tried = null)
    {
        Pathway = pathway;
        var chain = new List<ChainStep>();
        var held = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var step in steps)
        {
            IReadOnlyList<ChainLeader> leaders = pathway.Steps.Find(s => s.StepId == step.Id) is { } agreed ? [.. LeadersOf(agreed, services, known)] : [];
            if (tried?.StepId == step.Id)
            {
                leaders = [.. leaders, new(tried.OrganizationId, null, [.. services[tried.OrganizationId]]) { IsSubstitute = true }];
            }
            held[step.Id] = leaders.Count == 0 ? [step.Id] : [.. step.Pace.After.SelectMany(a => held[a]).Distinct()];
            chain.Add(new(step, leaders, held[step.Id]));
        }
        Steps = chain;
    }

    public Pathway Pathway { get; }

    /// <summary>In the order of the content.</summary>
    public IReadOnlyList<ChainStep> Steps { get; }

    /// <summary>The steps that nobody leads.</summary>
    public IEnumerable<ChainStep> Gaps => Steps.Where(s => s.Leaders.Count == 0);

    /// <summary>For the person and place of <paramref name="asked"/>, over the steps that no gap holds up.</summary>
    public ProgressionQuestion Question(CoverageAsked asked) => new()
    {
        Municipality = asked.Municipality,
        Profile = asked.Profile with { Theme = Pathway.ThemeId },
        Language = asked.Language,
        InterpreterDoes = asked.InterpreterDoes,
        Reader = asked.Reader,
        StaleCounts = asked.StaleCounts,
        Steps = [.. Steps.Where(s => s.IsReached).Select(s => s.ToAsk())],
    };

    /// <summary>Who leads, as they were added, then who stands in for them.</summary>
    private static IEnumerable<ChainLeader> LeadersOf(PathwayStep step, ILookup<Guid, Guid> services, Situation known)
    {
        var leads = step.Ordered.Where(r => r.Role == Role.Leads && r.When.MayBe(known)).ToList();
        return leads.Select(r => new ChainLeader(r.OrganizationId, r.ServiceId, r.ServiceId is { } service ? [service] : [.. services[r.OrganizationId]]))
            .Concat(leads.Select(r => r.SubstituteId).OfType<Guid>().Distinct()
                .Select(substitute => new ChainLeader(substitute, null, [.. services[substitute]]) { IsSubstitute = true }));
    }
}

/// <summary>What if that organisation stood in at that step? Nothing is saved.</summary>
public sealed record Substitute(string StepId, Guid OrganizationId);

/// <param name="HeldUpBy">Ids of the steps that nobody leads, this one or before it: a case never gets past them.</param>
public sealed record ChainStep(Step Step, IReadOnlyList<ChainLeader> Leaders, IReadOnlyList<string> HeldUpBy)
{
    public bool IsReached => HeldUpBy.Count == 0;

    public bool HasSubstitute => Leaders.Any(l => l.IsSubstitute);

    public ProgressionStep ToAsk() => new(Step.Id)
    {
        Leaders = [.. Leaders.Select(l => l.Services)],
        After = [.. Step.Pace.After.Select(a => new Predecessor(a, Minutes(Step.Pace.HandoverHours, 60)))],
        Acting = Minutes(Step.Pace.TakesHours, 60),
        Deadline = Step.Pace.DeadlineDays is { } days ? Minutes(days, CalendarSpan.MinutesOfDay) : null,
    };

    private static int Minutes(double count, int each) => (int)Math.Round(count * each);
}

/// <summary>Who takes a step up.</summary>
/// <param name="ServiceId">When it was agreed which of the organisation's services.</param>
/// <param name="Services">Ids of the services that count: that one, else all that the organisation has on the map.</param>
public sealed record ChainLeader(Guid OrganizationId, Guid? ServiceId, IReadOnlyCollection<Guid> Services)
{
    public bool IsSubstitute { get; init; }
}
