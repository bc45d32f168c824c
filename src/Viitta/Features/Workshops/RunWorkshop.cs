using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

// What the facilitator does while a workshop runs. The rules are in Workshop, the common way in WorkshopChange.

/// <summary>Says when a workshop starts, or that it is not known yet.</summary>
public sealed class SetStart(WorkshopChange change)
{
    public static readonly TraceKind Set = new("workshops.start-set");

    /// <param name="time">Local time in Finland.</param>
    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, TimeOnly? time, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, Set, (workshop, _, _) => workshop.StartAt(time), ct);
}

/// <summary>Says what a workshop is to look at.</summary>
public sealed class SetFocus(WorkshopChange change)
{
    public static readonly TraceKind Set = new("workshops.focus-set");

    /// <param name="overruled">The coordinator has looked at the warning and says that it is no real person's data.</param>
    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, string focus, bool overruled, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, Set, (workshop, _, _) => workshop.FocusOn(FreeText.Clean(focus), overruled), ct);
}

/// <summary>Gives the tables the next part and starts its clock.</summary>
public sealed class ReleasePart(WorkshopChange change)
{
    public static readonly TraceKind Released = new("workshops.part-released");

    /// <param name="from">The current part on the page where the button was pressed; 0 before the first.</param>
    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, int from, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, Released, (workshop, scenario, now) => workshop.Release(from, scenario, now), ct);
}

/// <summary>Throws an inject to the tables.</summary>
public sealed class ThrowInject(WorkshopChange change)
{
    public static readonly TraceKind Thrown = new("workshops.inject-thrown");

    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, string injectId, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, Thrown, (workshop, scenario, now) => workshop.Throw(injectId, scenario, now), ct);
}

/// <summary>Sets the part's clock, stops it, or gives it a minute.</summary>
public sealed class SetTimer(WorkshopChange change)
{
    public static readonly TraceKind TimerSet = new("workshops.timer-set");

    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, int minutes, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, TimerSet, (workshop, _, now) => workshop.SetTimer(minutes, now), ct);

    /// <param name="from">When the time is up according to the page where the button was pressed.</param>
    public Task<Outcome> AddMinuteAsync(Actor actor, Guid workshopId, DateTime? from, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, TimerSet, (workshop, _, now) => workshop.AddMinute(from, now), ct);
}

/// <summary>Says something to all tables, on every phone, until it is replaced or taken away.</summary>
public sealed class TellTables(WorkshopChange change)
{
    public static readonly TraceKind Told = new("workshops.message-told");

    public static readonly TraceKind Cleared = new("workshops.message-cleared");

    /// <param name="instead">The words that stood there for whoever wrote these.</param>
    /// <param name="overruled">The facilitator has looked at the warning and says that it is no real person's data.</param>
    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, string message, string instead, bool overruled, CancellationToken ct)
    {
        var words = FreeText.Clean(message);
        return change.RunAsync(actor, workshopId, words.Length > 0 ? Told : Cleared,
            (workshop, _, _) => workshop.Tell(words, FreeText.Clean(instead), overruled), ct);
    }
}

/// <summary>Has the simulated tables of a rehearsal work faster, or as people do.</summary>
public sealed class SetPace(WorkshopChange change)
{
    public static readonly TraceKind Set = new("workshops.pace-set");

    /// <param name="pace">One of <see cref="Rehearsal.Paces"/>.</param>
    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, int pace, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, Set, (workshop, _, now) => workshop.SetPace(pace, now), ct);
}

/// <summary>Shows the tables each other's answers, or hides them again.</summary>
public sealed class RevealAnswers(WorkshopChange change)
{
    public static readonly TraceKind Revealed = new("workshops.revealed");

    public static readonly TraceKind Hidden = new("workshops.hidden");

    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, bool shown, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, shown ? Revealed : Hidden, (workshop, _, _) => workshop.Reveal(shown), ct);
}

/// <summary>Opens the hot wash on the phones, shows it on the screen, or hides it again.</summary>
public sealed class SetHotWash(WorkshopChange change)
{
    public static readonly TraceKind Set = new("workshops.hot-wash-set");

    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, HotWashState state, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, Set, (workshop, scenario, _) => workshop.SetHotWash(state, scenario), ct);
}

/// <summary>Ends a workshop: tables are read-only from then on, and feedback is asked.</summary>
public sealed class CloseWorkshop(WorkshopChange change)
{
    public static readonly TraceKind Closed = new("workshops.closed");

    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, Closed, (workshop, _, now) => workshop.Close(now), ct);
}

/// <summary>Undoes an accidental end.</summary>
public sealed class ReopenWorkshop(WorkshopChange change)
{
    public static readonly TraceKind Reopened = new("workshops.reopened");

    public Task<Outcome> RunAsync(Actor actor, Guid workshopId, CancellationToken ct) =>
        change.RunAsync(actor, workshopId, Reopened, (workshop, _, now) => workshop.Reopen(now), ct);
}
