using Viitta.Features.ServiceMap;

namespace Viitta.Features.Coverage;

/// <summary>
/// The services that coverage is counted over. A value: a change is another map, and what both have in common is not read
/// again. Safe to use from many threads. Definitions: coverage.md; where that leaves a choice, the remarks say what was chosen.
/// </summary>
/// <remarks>
/// One and the same contact has to be open, fresh, visible and speak the language: that another one of the same service
/// speaks it in the morning helps nobody at night.
/// </remarks>
public sealed class CoverageMap
{
    private readonly ScheduleMinutes _hours;

    public CoverageMap(IEnumerable<CoverageService> services)
        : this([.. services], new())
    {
    }

    private CoverageMap(IReadOnlyList<CoverageService> services, ScheduleMinutes hours) => (Services, _hours) = (services, hours);

    public IReadOnlyList<CoverageService> Services { get; }

    /// <summary>The minutes of a span at which some contact of a suitable service is open, fresh and visible.</summary>
    public Reach Reach(ReachQuestion question, CalendarSpan span) =>
        new(question, span, [.. Suitable(question, span)], () => [.. NearMisses(question, span)]);

    /// <summary>When each step of a chain is reached, for every start in the span.</summary>
    /// <exception cref="ArgumentException">The steps have no order.</exception>
    public Progression Progress(ProgressionQuestion question, CalendarSpan span) => Progression.Of(this, question, span);

    /// <summary>How many minutes are covered for every combination of places, needs, persons and languages.</summary>
    public ReachTable Table(ReachAxes axes) => new(this, axes);

    /// <summary>What changes would close of the uncovered minutes of these questions.</summary>
    public HelpQuestion Help(IEnumerable<ReachQuestion> questions, CalendarSpan span) => new(this, questions, span);

    /// <summary>The same map with one service otherwise; a new one is added.</summary>
    public CoverageMap With(CoverageService service) => Services.Any(s => s.Id == service.Id)
        ? new([.. Services.Select(s => s.Id == service.Id ? service : s)], _hours)
        : new([.. Services, service], _hours);

    /// <summary>The same map with one contact otherwise.</summary>
    public CoverageMap With(CoverageContact contact) => new(
        [.. Services.Select(s => s.Contacts.Any(c => c.Id == contact.Id)
            ? s with { Contacts = [.. s.Contacts.Select(c => c.Id == contact.Id ? contact : c)] }
            : s)],
        _hours);

    /// <summary>The same map after changes; a substitute changes who is asked (<see cref="Change.To(ReachQuestion)"/>), not the map.</summary>
    public CoverageMap With(params IReadOnlyCollection<Change> changes) => new(
        [.. Services.Select(s => changes.Where(c => c.ServiceId == s.Id).Aggregate(s, (service, change) => change.To(service)))],
        _hours);

    /// <summary>Only the minutes of <see cref="Reach(ReachQuestion, CalendarSpan)"/>.</summary>
    internal MinuteSet Reached(ReachQuestion question, CalendarSpan span) => Suitable(question, span)
        .Aggregate(MinuteSet.Empty, (all, contact) => all.Union(question.StaleCounts ? contact.Open : contact.Fresh));

    internal MinuteSet Open(Schedule schedule, CalendarSpan span) => _hours.Of(schedule, span);

    /// <summary>A map of some services that shares what this one has read.</summary>
    internal CoverageMap Only(IEnumerable<CoverageService> services) => new([.. services], _hours);

    private IEnumerable<ContactReach> Suitable(ReachQuestion question, CalendarSpan span) =>
        from service in Services
        where service.Answers(question) && !service.Lacks(question.Profile).Any()
        from contact in service.Contacts
        where !contact.Lacks(question).Any()
        let open = _hours.Of(contact.Schedule, span)
        select new ContactReach(service.Id, contact.Id, open, open.Intersect(contact.Fresh(span)));

    private IEnumerable<NearMiss> NearMisses(ReachQuestion question, CalendarSpan span) =>
        from service in Services
        where service.Answers(question)
        let conditions = service.Lacks(question.Profile).Take(2).ToList()
        where conditions.Count < 2
        from contact in service.Contacts
        let lacks = conditions.Concat(contact.Lacks(question)).Take(2).ToList()
        where lacks.Count < 2
        let open = _hours.Of(contact.Schedule, span)
        from miss in lacks is [var lack] ? ButFor(lack, contact, open, question, span) : ButForTheMinute(contact, open, question, span)
        where !miss.Minutes.IsEmpty
        select new NearMiss(service.Id, contact.Id, miss.Lack, miss.Minutes);

    /// <summary>Lacks one thing all year: at which minutes it lacks nothing more.</summary>
    private static IEnumerable<(Lack Lack, MinuteSet Minutes)> ButFor(
        Lack lack, CoverageContact contact, MinuteSet open, ReachQuestion question, CalendarSpan span)
    {
        var fresh = question.StaleCounts ? MinuteSet.Of(0, span.Minutes) : contact.Fresh(span);
        yield return (lack, lack is Lack.ByAppointment or Lack.HoursNotKnown ? fresh : open.Intersect(fresh));
    }

    /// <summary>Lacks nothing but that it is closed, or that nobody has verified it.</summary>
    private static IEnumerable<(Lack Lack, MinuteSet Minutes)> ButForTheMinute(
        CoverageContact contact, MinuteSet open, ReachQuestion question, CalendarSpan span)
    {
        var fresh = question.StaleCounts ? MinuteSet.Of(0, span.Minutes) : contact.Fresh(span);
        yield return (Lack.Closed, fresh.Except(open, span.Minutes));
        yield return (contact.VerifiedAt is null ? Lack.Unverified : Lack.Stale, open.Except(fresh, span.Minutes));
    }
}
