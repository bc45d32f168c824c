using System.Runtime.InteropServices;

namespace Viitta.Features.Coverage;

/// <summary>The answer to a <see cref="ReachQuestion"/>. Minutes are those of <see cref="Span"/>.</summary>
public sealed class Reach
{
    private readonly Lazy<IReadOnlyList<NearMiss>> _nearMisses;

    internal Reach(ReachQuestion question, CalendarSpan span, IReadOnlyList<ContactReach> suitable, Func<IReadOnlyList<NearMiss>> nearMisses)
    {
        (Question, Span, Suitable) = (question, span, suitable);
        var fresh = Union(suitable.Select(c => c.Fresh));
        var whenever = Union(suitable.Select(c => c.Open));
        Reached = question.StaleCounts ? whenever : fresh;
        OnStale = whenever.Count - fresh.Count;
        Covered = Reached.Count;
        Uncovered = Reached.Complement(span.Minutes);
        _nearMisses = new(nearMisses);
    }

    public ReachQuestion Question { get; }

    public CalendarSpan Span { get; }

    public MinuteSet Reached { get; }

    public MinuteSet Uncovered { get; }

    /// <summary>Minutes at which somebody is reached.</summary>
    public int Covered { get; }

    /// <summary>0–1.</summary>
    public double Share => (double)Covered / Span.Minutes;

    /// <summary>Minutes at which only a stale or unverified contact answers: what is missing for want of a verification, or what hangs on none.</summary>
    public int OnStale { get; }

    /// <summary>The longest time with nobody, the first of equals; null when there is none.</summary>
    public Run? Longest => Uncovered.IsEmpty ? null : Uncovered.Runs.MaxBy(r => r.Minutes);

    /// <summary>The contacts of suitable services that speak the language and that the reader sees, with their minutes.</summary>
    public IReadOnlyList<ContactReach> Suitable { get; }

    /// <summary>The contacts that but for one thing would be reached, and when that is so.</summary>
    public IReadOnlyList<NearMiss> NearMisses => _nearMisses.Value;

    /// <summary>Who is reached at a UTC minute of the span.</summary>
    public IEnumerable<ContactReach> At(DateTime utc) => At(Span.MinuteAt(utc));

    public IEnumerable<ContactReach> At(int minute) =>
        Suitable.Where(c => (Question.StaleCounts ? c.Open : c.Fresh).Contains(minute));

    /// <summary>
    /// Why nobody is reached in a time, normally one of <see cref="Uncovered"/>: each contact that lacks one thing only,
    /// with that thing and for how many of the minutes it is so; the longest first.
    /// </summary>
    public IReadOnlyList<GapReason> ReasonsFor(Run gap) =>
    [
        .. NearMisses.Select(m => new GapReason(m.ServiceId, m.ContactId, m.Lack, m.Minutes.CountIn(gap)))
            .Where(r => r.Minutes > 0).OrderByDescending(r => r.Minutes),
    ];

    /// <summary>
    /// Of the minutes in each hour of the local week (Monday 0–1 is 0, Sunday 23–24 is 167), how many there are in the span
    /// and at how many of them somebody is reached.
    /// </summary>
    public IReadOnlyList<HourReach> HoursOfWeek()
    {
        var hours = new HourReach[168];
        // The clock is turned on the hour, and a span begins at one: every 60 minutes are one hour of the wall clock.
        for (var from = 0; from < Span.Minutes; from += 60)
        {
            ref var hour = ref hours[Span.HourOfWeekAt(from)];
            hour = new(hour.Minutes + 60, hour.Covered + Reached.CountIn(new(from, from + 60)));
        }
        return hours;
    }

    private static MinuteSet Union(IEnumerable<MinuteSet> sets) => sets.Aggregate(MinuteSet.Empty, (all, set) => all.Union(set));
}

/// <summary>A suitable contact and its minutes in the span.</summary>
/// <param name="Open">At which it is open, whether or not anybody has verified it.</param>
/// <param name="Fresh">At which it is open and its verification at most twelve months old.</param>
public sealed record ContactReach(Guid ServiceId, Guid ContactId, MinuteSet Open, MinuteSet Fresh);

/// <summary>A contact that but for one thing would be reached at these minutes.</summary>
public sealed record NearMiss(Guid ServiceId, Guid ContactId, Lack Lack, MinuteSet Minutes);

/// <summary>Why a contact was not reached in a gap.</summary>
/// <param name="Minutes">Of the gap, in which this is the only thing that it lacks.</param>
public sealed record GapReason(Guid ServiceId, Guid ContactId, Lack Lack, int Minutes);

/// <summary>One hour of the week over a year.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HourReach(int Minutes, int Covered)
{
    /// <summary>0–1.</summary>
    public double Share => Minutes == 0 ? 0 : (double)Covered / Minutes;
}
