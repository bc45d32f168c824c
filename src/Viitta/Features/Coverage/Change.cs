using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Coverage;

/// <summary>A change that could close a gap, or open one: to one service, or to who may lead.</summary>
public abstract record Change(Guid ServiceId)
{
    /// <summary>The service as it would be.</summary>
    public virtual CoverageService To(CoverageService service) => service;

    /// <summary>The question as it would be asked.</summary>
    public virtual ReachQuestion To(ReachQuestion question) => question;
}

/// <summary>A change to one contact of a service.</summary>
public abstract record ContactChange(Guid ServiceId, Guid ContactId) : Change(ServiceId)
{
    public override CoverageService To(CoverageService service) => service with
    {
        Contacts = [.. service.Contacts.Select(c => c.Id == ContactId ? To(c) : c)],
    };

    protected abstract CoverageContact To(CoverageContact contact);
}

/// <summary>How far a contact's hours are widened; what it is open now it stays.</summary>
public enum Widening
{
    /// <summary>To 22 on the days that it has hours.</summary>
    Evenings,

    /// <summary>8–20 on Saturdays and Sundays.</summary>
    Weekends,

    RoundTheClock,
}

public sealed record WidenHours(Guid ServiceId, Guid ContactId, Widening Widening) : ContactChange(ServiceId, ContactId)
{
    protected override CoverageContact To(CoverageContact contact) => contact with { Schedule = contact.Schedule.Widened(Widening) };
}

/// <summary>Open every day of the year from one hour to another, and at no other time: it may take reach away.</summary>
/// <param name="Opens">Full hour, 0–23.</param>
/// <param name="Closes">Full hour, 1–24; not after <paramref name="Opens"/> it is the next day's.</param>
public sealed record SetHours(Guid ServiceId, Guid ContactId, int Opens, int Closes) : ContactChange(ServiceId, ContactId)
{
    private static readonly int[] EveryDay = [1, 2, 3, 4, 5, 6, 7];

    protected override CoverageContact To(CoverageContact contact) => contact with
    {
        Schedule = Closes % 24 == Opens ? Schedule.RoundTheClock : new Schedule
        {
            Cover = Cover.OfficeHours,
            Slots = [new(EveryDay, Opens * 60, Closes * 60)],
            Holidays = HolidayRule.AsUsual,
        },
    };
}

public sealed record AddLanguage(Guid ServiceId, Guid ContactId, string Language) : ContactChange(ServiceId, ContactId)
{
    protected override CoverageContact To(CoverageContact contact) => contact with { Languages = [.. contact.Languages, Language] };
}

public sealed record AddInterpreter(Guid ServiceId, Guid ContactId) : ContactChange(ServiceId, ContactId)
{
    protected override CoverageContact To(CoverageContact contact) => contact with { Interpreter = true };
}

/// <param name="At">UTC; normally now.</param>
public sealed record HaveVerified(Guid ServiceId, Guid ContactId, DateTime At) : ContactChange(ServiceId, ContactId)
{
    protected override CoverageContact To(CoverageContact contact) =>
        contact with { VerifiedAt = contact.VerifiedAt > At ? contact.VerifiedAt : At };
}

/// <summary>The service ends: nobody answers there any more.</summary>
public sealed record EndService(Guid ServiceId) : Change(ServiceId)
{
    public override CoverageService To(CoverageService service) => service with { Contacts = [] };
}

/// <summary>The service may take what only these leaders could.</summary>
/// <param name="Leaders">As in <see cref="ReachQuestion.Among"/>.</param>
public sealed record NameSubstitute(Guid ServiceId, IReadOnlyCollection<Guid> Leaders) : Change(ServiceId)
{
    public override ReachQuestion To(ReachQuestion question) => question.Among is { } among && among.ToHashSet().SetEquals(Leaders)
        ? question with { Among = [.. among, ServiceId] }
        : question;

    public bool Equals(NameSubstitute? other) => other is not null && ServiceId == other.ServiceId && Leaders.SequenceEqual(other.Leaders);

    public override int GetHashCode() => HashCode.Combine(ServiceId, Leaders.Count);
}

public static class WideningRules
{
    private const int Ten = 22 * 60;

    extension(Schedule schedule)
    {
        /// <summary>Holidays, closed days and seasons stay as they are. Without weekly hours only <see cref="Widening.RoundTheClock"/> changes anything.</summary>
        public Schedule Widened(Widening widening) => widening switch
        {
            Widening.RoundTheClock => Schedule.RoundTheClock,
            _ when schedule.Cover != Cover.OfficeHours || schedule.Slots.Count == 0 => schedule,
            Widening.Weekends => schedule with { Slots = [.. schedule.Slots, new([6, 7], 8 * 60, 20 * 60)] },
            _ => schedule with { Slots = [.. schedule.Slots, .. schedule.Slots.SelectMany(schedule.Evening)] },
        };

        /// <summary>From the slot's end to ten, on the weekdays on which no other one of the same season ends later.</summary>
        private IEnumerable<Slot> Evening(Slot slot)
        {
            var days = slot.Days.Where(day => !schedule.Slots.Any(other =>
                other.Days.Contains(day) && (other.OverMidnight || other.Closes > slot.Closes)
                && !(other.From > (slot.From ?? DateOnly.MinValue)) && !(other.Until < (slot.Until ?? DateOnly.MaxValue)))).ToList();
            return slot.OverMidnight || slot.Closes >= Ten || days.Count == 0 ? [] : [slot with { Days = days, Opens = slot.Closes, Closes = Ten }];
        }
    }
}
