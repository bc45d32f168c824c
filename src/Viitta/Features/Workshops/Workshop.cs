using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>A live session: a network plays one version of a scenario at its tables.</summary>
public sealed class Workshop : IVersioned
{
    public const int MostTables = 20;
    public const int MessageLength = 300;

    /// <summary>An end that was pressed by accident is noticed the same day.</summary>
    public static readonly TimeSpan ReopenWithin = TimeSpan.FromHours(12);

    public static readonly Refusal DatePast = new("workshops.date-past", 400) { Field = "date" };
    public static readonly Refusal TablesNumber = new("workshops.tables-number", 400) { Field = "tables", Arguments = [MostTables] };
    public static readonly Refusal MovedOn = new("workshops.moved-on");
    public static readonly Refusal NoMoreParts = new("workshops.no-more-parts");
    public static readonly Refusal NotRunning = new("workshops.not-running");
    public static readonly Refusal AlreadyClosed = new("workshops.already-closed");
    public static readonly Refusal TooLateToReopen = new("workshops.too-late-to-reopen");
    public static readonly Refusal MinutesNumber = new("workshops.minutes-number", 400) { Field = "minutes" };
    public static readonly Refusal HotWashEarly = new("workshops.hot-wash-early");
    public static readonly Refusal HotWashClosed = new("workshops.hot-wash-closed");
    public static readonly Refusal MessageChanged = new("workshops.message-changed") { Field = "message" };

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string NetworkId { get; init; }

    public required Guid ScenarioVersionId { get; init; }

    /// <summary>Id of the scenario's variant, or empty.</summary>
    public string VariantId { get; init; } = "";

    public required DateOnly Date { get; init; }

    /// <summary>When people are to be there, local time in Finland; null while nobody has said so.</summary>
    public TimeOnly? StartsAt { get; private set; }

    public string Place { get; init; } = "";

    /// <summary>Spoken code: six signs without look-alikes.</summary>
    [MachineText]
    public required string Code { get; init; }

    /// <summary>Long code in the QR: cannot be guessed.</summary>
    [MachineText]
    public required string JoinKey { get; init; }

    public WorkshopState State { get; private set; }

    /// <summary>0 before the first part is released, then the part's number.</summary>
    public int CurrentPart { get; private set; }

    /// <summary>Injects thrown in so far.</summary>
    public List<string> ReleasedInjects { get; private set; } = [];

    /// <summary>What was played and when: parts and injects in the order released.</summary>
    [MachineText]
    public IReadOnlyList<PlayedMoment> Played { get; private set; } = [];

    /// <summary>When the current part's time is up, UTC.</summary>
    public DateTime? TimerEndsAt { get; private set; }

    /// <summary>The facilitator's words to all tables, until replaced; else empty.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Tables see each other's answers and the findings. Hidden again when the next part is released.</summary>
    public bool Revealed { get; private set; }

    public HotWashState HotWash { get; private set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ClosedAt { get; private set; }

    public int Version { get; set; }

    public List<Table> Tables { get; init; } = [];

    public bool IsClosed => State == WorkshopState.Closed;

    /// <summary>When the current part went out, where it is known.</summary>
    public DateTime? PartReleasedAt => Played.LastOrDefault(m => m.Id.StartsWith("part-", StringComparison.Ordinal))?.At;

    /// <summary>The code as it is shown and read out: "KX7 4PM".</summary>
    public string SpokenCode => $"{Code[..3]} {Code[3..]}";

    public void AddTables(int count) =>
        Tables.AddRange(Enumerable.Range(1, count).Select(number => new Table { WorkshopId = Id, Number = number }));

    /// <param name="time">Null takes the time away.</param>
    public Outcome StartAt(TimeOnly? time)
    {
        if (IsClosed)
        {
            return AlreadyClosed;
        }
        StartsAt = time;
        return Outcome.Ok;
    }

    /// <summary>
    /// Releases the part after <paramref name="from"/> and starts its clock. When that part is out already, this is
    /// the second press of a double click: nothing happens and all is well.
    /// </summary>
    /// <param name="from">The current part on the page where the button was pressed.</param>
    public Outcome Release(int from, ScenarioText scenario, DateTime now)
    {
        if (IsClosed)
        {
            return AlreadyClosed;
        }
        if (CurrentPart == from + 1)
        {
            return Outcome.Ok;
        }
        if (CurrentPart != from)
        {
            return MovedOn;
        }
        if (scenario.PartNumber(from + 1) is not { } part)
        {
            return NoMoreParts;
        }
        (State, CurrentPart, Revealed) = (WorkshopState.Running, from + 1, false);
        TimerEndsAt = now.AddMinutes(part.Minutes);
        Played = [.. Played, new PlayedMoment(part.Id, now)];
        return Outcome.Ok;
    }

    /// <summary>Throws in an inject of the current part or of an earlier one; a second time changes nothing.</summary>
    public Outcome Throw(string injectId, ScenarioText scenario, DateTime now)
    {
        if (State != WorkshopState.Running)
        {
            return NotRunning;
        }
        if (!scenario.Parts.Take(CurrentPart).SelectMany(p => p.Injects).Any(i => i.Id == injectId))
        {
            return Refusals.NotFound;
        }
        if (!ReleasedInjects.Contains(injectId))
        {
            ReleasedInjects.Add(injectId);
            Played = [.. Played, new PlayedMoment(injectId, now)];
        }
        return Outcome.Ok;
    }

    /// <param name="minutes">1–180 from now on; 0 stops the clock.</param>
    public Outcome SetTimer(int minutes, DateTime now)
    {
        if (State != WorkshopState.Running)
        {
            return NotRunning;
        }
        if (minutes is < 0 or > 180)
        {
            return MinutesNumber;
        }
        TimerEndsAt = minutes == 0 ? null : now.AddMinutes(minutes);
        return Outcome.Ok;
    }

    /// <summary>One minute more; from now when the time was up.</summary>
    /// <param name="from">The end on the page where the button was pressed: a double click adds one minute only.</param>
    public Outcome AddMinute(DateTime? from, DateTime now)
    {
        if (State != WorkshopState.Running)
        {
            return NotRunning;
        }
        if (from == TimerEndsAt)
        {
            TimerEndsAt = (TimerEndsAt > now ? TimerEndsAt.Value : now).AddMinutes(1);
        }
        return Outcome.Ok;
    }

    /// <summary>Says something to all tables; empty takes the words away.</summary>
    /// <param name="instead">The words on the page where the button was pressed: another facilitator's newer ones are not overwritten unseen.</param>
    public Outcome Tell(string message, string instead, bool overruled)
    {
        if (IsClosed)
        {
            return AlreadyClosed;
        }
        if (message.Length > MessageLength)
        {
            return Refusals.TooLong.With(MessageLength).For("message");
        }
        if (Message != instead && Message != message)
        {
            return MessageChanged;
        }
        if (!overruled && IdentifierGuard.Suspicions(message).Count > 0)
        {
            return Refusals.Suspicious.For("message");
        }
        Message = message;
        return Outcome.Ok;
    }

    /// <summary>Shows the tables each other's answers, or hides them.</summary>
    public Outcome Reveal(bool shown)
    {
        if (CurrentPart == 0)
        {
            return NotRunning;
        }
        Revealed = shown;
        return Outcome.Ok;
    }

    /// <summary>Asks the tables what to keep and change once the last part is out; shows what they wrote, or hides it.</summary>
    public Outcome SetHotWash(HotWashState state, ScenarioText scenario)
    {
        if (IsClosed)
        {
            return AlreadyClosed;
        }
        if (CurrentPart < scenario.Parts.Count)
        {
            return HotWashEarly;
        }
        HotWash = state;
        return Outcome.Ok;
    }

    public Outcome Close(DateTime now)
    {
        if (!IsClosed)
        {
            (State, ClosedAt, TimerEndsAt) = (WorkshopState.Closed, now, null);
        }
        return Outcome.Ok;
    }

    /// <summary>Undoes an accidental end.</summary>
    public Outcome Reopen(DateTime now)
    {
        if (!IsClosed)
        {
            return Outcome.Ok;
        }
        if (now > ClosedAt + ReopenWithin)
        {
            return TooLateToReopen;
        }
        (State, ClosedAt) = (CurrentPart == 0 ? WorkshopState.Planned : WorkshopState.Running, null);
        return Outcome.Ok;
    }
}
