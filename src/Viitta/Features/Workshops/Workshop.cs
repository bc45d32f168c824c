using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>A live session: a network plays one version of a scenario at its tables.</summary>
public sealed partial class Workshop : IVersioned
{
    public const int MostTables = 20;
    public const int MessageLength = 300;
    public const int FocusLength = 500;

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

    /// <summary>What its coordinator wants it to look at, often a gap that coverage has shown; else empty. Not the tables' to read.</summary>
    public string Focus { get; private set; } = "";

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

    /// <param name="focus">Empty takes it away.</param>
    /// <param name="overruled">The coordinator has looked at the warning and says that it is no real person's data.</param>
    public Outcome FocusOn(string focus, bool overruled)
    {
        if (IsClosed)
        {
            return AlreadyClosed;
        }
        if (focus.Length > FocusLength)
        {
            return Refusals.TooLong.With(FocusLength).For("focus");
        }
        if (!overruled && IdentifierGuard.Suspicions(focus).Count > 0)
        {
            return Refusals.Suspicious.For("focus");
        }
        Focus = focus;
        return Outcome.Ok;
    }
}
