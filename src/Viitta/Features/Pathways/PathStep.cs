using Viitta.Common;

namespace Viitta.Features.Pathways;

/// <summary>A step as it goes in a situation: those alone who have a part in it then.</summary>
/// <param name="Parts">J first, then O, K, T.</param>
public sealed record PathStep(PathwayStep Step, IReadOnlyList<PathPart> Parts)
{
    /// <summary>Who leads, told apart by what is still open.</summary>
    public IReadOnlyList<LedSituation> Led { get; } =
        LedSituation.Of(Parts.Where(p => p.Responsibility.Role == Role.Leads).Select(p => (p.Responsibility.OrganizationId, p.Open)));

    public IEnumerable<PathPart> Leads => Parts.Where(p => p.Responsibility.Role == Role.Leads);

    public IEnumerable<PathPart> Others => Parts.Where(p => p.Responsibility.Role != Role.Leads);

    /// <param name="known">What has been answered; what has not leaves every branch open.</param>
    public static IReadOnlyList<PathStep> Of(Pathway pathway, Situation known) =>
    [
        .. from step in pathway.Ordered
           select new PathStep(step,
           [
               .. from responsibility in step.Ordered
                  where responsibility.When.MayBe(known)
                  select new PathPart(responsibility, responsibility.When.Open(known)),
           ]),
    ];
}

/// <param name="Open">What it still depends on.</param>
public sealed record PathPart(Responsibility Responsibility, Situation Open);
