using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

public enum PathwayState
{
    /// <summary>The coordinator goes through the findings.</summary>
    Draft,

    /// <summary>What the network has agreed, from that day on.</summary>
    Adopted,

    /// <summary>A newer version is in force.</summary>
    Replaced,

    /// <summary>A draft that was thrown away: only taking it back finds it (<see cref="TakeBackDraft"/>).</summary>
    Discarded,
}

/// <summary>What a network has agreed for a theme: responsibilities per step, in versions, adopted on a date.</summary>
public sealed class Pathway : IVersioned
{
    public static readonly Refusal NotCoordinator = new("pathways.not-coordinator", 403);
    public static readonly Refusal NotDraft = new("pathways.not-draft");
    public static readonly Refusal NotInForce = new("pathways.not-in-force");
    public static readonly Refusal Undecided = new("pathways.undecided");
    public static readonly Refusal TooLate = new("pathways.too-late-to-take-back");
    public static readonly Refusal AnotherDraft = new("pathways.another-draft");
    public static readonly Refusal NotKnown = new("pathways.not-known", 400);
    public static readonly Refusal AdoptedOnDay = new("pathways.adopted-on", 400) { Field = "adopted-on" };
    public static readonly Refusal AdoptedOnEarlier = new("pathways.adopted-on-earlier", 400) { Field = "adopted-on" };
    public static readonly Refusal AnswersByDay = new("pathways.answers-by", 400) { Field = "answers-by" };

    /// <summary>The longest comment round, in days.</summary>
    public const int LongestRound = 90;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string NetworkId { get; init; }

    public required string ThemeId { get; init; }

    /// <summary>The workshop whose findings it was made from, when there was one.</summary>
    public Guid? WorkshopId { get; init; }

    /// <summary>0 while a draft, then 1, 2, 3 … per network and theme.</summary>
    public int Number { get; private set; }

    public PathwayState State { get; private set; }

    public required DateTime CreatedAt { get; init; }

    public DateOnly? AdoptedOn { get; private set; }

    public DateTime? DiscardedAt { get; private set; }

    /// <summary>The last day, in Finland, on which the organisations it names may comment on the draft; null before they were asked.</summary>
    public DateOnly? AnswersBy { get; private set; }

    /// <summary>Counts the changes of its steps too: a pathway is adopted as it was seen.</summary>
    public int Version { get; set; }

    /// <summary>All ten steps, always.</summary>
    public List<PathwayStep> Steps { get; init; } = [];

    private Refusal NotDecided => Undecided.With(string.Join(", ", Ordered.Where(s => !s.Decided).Select(s => s.StepId)));

    public int Decided => Steps.Count(s => s.Decided);

    /// <summary>P1–P10 in their order.</summary>
    public IEnumerable<PathwayStep> Ordered => Steps.OrderBy(s => s.StepId.Length).ThenBy(s => s.StepId, StringComparer.Ordinal);

    /// <summary>The first step that nobody has gone through: where the marker stands.</summary>
    public PathwayStep? Next => Ordered.FirstOrDefault(s => !s.Decided);

    /// <summary>Ids of the organisations that do something in it or stand in for one that does.</summary>
    public IEnumerable<Guid> OrganizationIds() => Steps.SelectMany(s => s.Responsibilities)
        .SelectMany(r => new[] { r.OrganizationId, r.SubstituteId ?? r.OrganizationId }).Distinct();

    public PathwayStep Step(string stepId) => Steps.First(s => s.StepId == stepId);

    /// <summary>Why this actor, who may read it, may not change its rows; null when all is well.</summary>
    public Refusal? CheckEditable(Actor actor) =>
        !actor.Coordinates(NetworkId) ? NotCoordinator : State != PathwayState.Draft ? NotDraft : null;

    public void Discard(DateTime now) => (State, DiscardedAt) = (PathwayState.Discarded, now);

    /// <summary>The draft is as it was when it was thrown away.</summary>
    public Outcome TakeBack(DateTime now)
    {
        if (State != PathwayState.Discarded)
        {
            return State == PathwayState.Draft ? Outcome.Ok : NotDraft;
        }
        if (now >= DiscardedAt + Keeping.UndoTime)
        {
            return TooLate;
        }
        (State, DiscardedAt) = (PathwayState.Draft, null);
        return Outcome.Ok;
    }

    public bool TakesComments(DateOnly today) => State == PathwayState.Draft && AnswersBy >= today;

    /// <summary>Puts the draft, gone through whole, to the organisations that it names; asked again, it moves the day.</summary>
    /// <param name="by">The last day for an answer.</param>
    public Outcome AskUntil(DateOnly by, DateOnly today)
    {
        if (Next is not null)
        {
            return NotDecided;
        }
        if (by < today || by > today.AddDays(LongestRound))
        {
            return AnswersByDay.With(LongestRound);
        }
        AnswersBy = by;
        return Outcome.Ok;
    }

    /// <summary>No more comments from now on. A round that is over stays as it is.</summary>
    public void CloseComments(DateOnly today)
    {
        if (AnswersBy >= today)
        {
            AnswersBy = today.AddDays(-1);
        }
    }

    /// <summary>
    /// Puts the draft in force as the next number; the version in force so far is replaced. A second press of the
    /// button changes nothing.
    /// </summary>
    /// <param name="on">The day the network agreed: not later than today, not before the version that it replaces.</param>
    /// <param name="known">Steps without one leader that the coordinator has ticked as known. They stay visible as they are.</param>
    /// <param name="earlier">Every other pathway of the same network and theme.</param>
    public Outcome Adopt(DateOnly on, IReadOnlyCollection<string> known, IReadOnlyCollection<Pathway> earlier, DateOnly today)
    {
        if (State != PathwayState.Draft)
        {
            return AdoptedOn == on ? Outcome.Ok : NotDraft;
        }
        if (Next is not null)
        {
            return NotDecided;
        }
        if (Ordered.Where(s => s.Leadership != Leadership.One && !known.Contains(s.StepId)).Select(s => s.StepId).ToList() is { Count: > 0 } unknown)
        {
            return NotKnown.With(string.Join(", ", unknown)).For($"known-{unknown[0]}");
        }
        if (on > today)
        {
            return AdoptedOnDay;
        }
        var inForce = earlier.FirstOrDefault(p => p.State == PathwayState.Adopted);
        if (on < inForce?.AdoptedOn)
        {
            return AdoptedOnEarlier.With(Clock.Date(inForce.AdoptedOn.Value));
        }
        (State, AdoptedOn) = (PathwayState.Adopted, on);
        Number = earlier.Select(p => p.Number).DefaultIfEmpty().Max() + 1;
        inForce?.State = PathwayState.Replaced;
        return Outcome.Ok;
    }
}

internal sealed class PathwayTable : IEntityTypeConfiguration<Pathway>
{
    public void Configure(EntityTypeBuilder<Pathway> builder)
    {
        builder.Ignore(p => p.Decided).Ignore(p => p.Ordered).Ignore(p => p.Next);
        builder.HasQueryFilter(p => p.State != PathwayState.Discarded);
        builder.Property(p => p.NetworkId).HasMaxLength(40);
        builder.Property(p => p.ThemeId).HasMaxLength(40);
        builder.HasIndex(p => new { p.NetworkId, p.ThemeId });
        builder.HasIndex(p => new { p.NetworkId, p.ThemeId, p.Number }, "OneOfEachNumber").IsUnique().HasFilter("\"Number\" > 0");
        builder.HasIndex(p => p.WorkshopId, "OneDraftPerWorkshop").IsUnique().HasFilter("\"State\" = 'Draft'");
        builder.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PathwayId);
    }
}

public static class PathwaySets
{
    extension(ViittaDb db)
    {
        public DbSet<Pathway> Pathways => db.Set<Pathway>();
    }

    public static IQueryable<Pathway> WithSteps(this IQueryable<Pathway> pathways) =>
        pathways.Include(p => p.Steps).ThenInclude(s => s.Responsibilities);

    /// <summary>To be changed by its coordinator, without its steps.</summary>
    public static async Task<Outcome<Pathway>> DraftAsync(this IQueryable<Pathway> pathways, Actor actor, Guid id, CancellationToken ct) =>
        await pathways.Of(actor).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } pathway ? Refusals.NotFound
        : pathway.CheckEditable(actor) is { } no ? no
        : pathway;

    /// <summary>The network's members read its pathways, drafts too.</summary>
    public static IQueryable<Pathway> Of(this IQueryable<Pathway> pathways, Actor actor) =>
        actor.SeesAllNetworks ? pathways : pathways.Where(p => actor.NetworkIds.Contains(p.NetworkId));
}
