using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>
/// One sheet on its way to a network's map. The file itself is never kept: its cells are (<see cref="ImportPart"/>), until
/// the import is applied or discarded, a day at most; and what was changed, for as long as it can be undone.
/// </summary>
[Untraced("An upload and its preview change nothing on the map; what applies an import or undoes it leaves its traces.")]
public sealed class ServiceImport : IVersioned
{
    public static readonly TimeSpan KeptUnapplied = TimeSpan.FromHours(24);

    /// <summary>A worker that has not said anything for so long is gone: another takes over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public static readonly Refusal NotNow = new("import.not-now");
    public static readonly Refusal TooLateToUndo = new("import.too-late-to-undo");
    public static readonly Refusal ChangedMeanwhile = new("import.changed-meanwhile");
    public static readonly Refusal Failed = new("import.failed");
    public static readonly Refusal RowRefused = new("import.row-refused");

    private List<string> _headers = [];
    private int _rows;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string NetworkId { get; init; }

    /// <summary>As it was sent, without its folders.</summary>
    public required string FileName { get; init; }

    public required SheetFormat Format { get; init; }

    /// <summary>Of the sheet in its workbook; empty otherwise.</summary>
    public string SheetName { get; init; } = "";

    /// <summary>Names of the columns, as the sheet has them.</summary>
    public List<string> Headers { get => _headers; init => _headers = value; }

    public required int Rows { get => _rows; init => _rows = value; }

    public required DateTime UploadedAt { get; init; }

    public ImportState State { get; private set; }

    /// <summary>How it is read; null before somebody has chosen.</summary>
    public ColumnChoice? Columns { get; private set; }

    /// <summary>Rows that the work under way has behind it.</summary>
    public int Done { get; private set; }

    /// <summary>Until when the worker that has it is believed to be there.</summary>
    public DateTime? LeasedUntil { get; private set; }

    /// <summary>How many rows of each kind the preview has.</summary>
    public RowCounts Counts { get; private set; } = RowCounts.None;

    /// <summary>Numbers of doubtful rows that are taken along.</summary>
    public List<int> Taken { get; private set; } = [];

    /// <summary>Why the last try came to nothing; an address of a text. Null when it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>The sheet's row of <see cref="Problem"/>, or 0.</summary>
    public int ProblemRow { get; private set; }

    /// <summary>Who has said "apply" or "undo": the traces are theirs.</summary>
    public Guid? ActingUserId { get; private set; }

    public DateTime? AppliedAt { get; private set; }

    public DateTime? UndoneAt { get; private set; }

    /// <summary>Rows of the map that were added and changed, or, once undone, put back as they were.</summary>
    public int Touched { get; private set; }

    /// <summary>Rows of the map that undoing left alone, because somebody had changed them since.</summary>
    public int LeftAlone { get; private set; }

    public int Version { get; set; }

    public bool IsBusy => State is ImportState.Planning or ImportState.Applying or ImportState.Undoing;

    /// <summary>Rows that applying takes along.</summary>
    public int Applies => Counts.Added + Counts.Changed + Taken.Count;

    public bool CanBeUndone(DateTime now) => State == ImportState.Applied && now < AppliedAt + Keeping.UndoTime;

    /// <summary>Another row has the names of the columns, which are therefore chosen anew.</summary>
    public Outcome HeadedBy(Sheet sheet)
    {
        if (State is not (ImportState.Uploaded or ImportState.Planned))
        {
            return NotNow;
        }
        (_headers, _rows) = ([.. sheet.Headers], sheet.Rows.Count);
        (State, Columns, Taken, Counts, Problem) = (ImportState.Uploaded, null, [], RowCounts.None, null);
        return Outcome.Ok;
    }

    public Outcome Choose(ColumnChoice columns)
    {
        if (State is not (ImportState.Uploaded or ImportState.Planned))
        {
            return NotNow;
        }
        Columns = columns;
        return Plan();
    }

    /// <summary>Makes the preview, anew when there was one.</summary>
    public Outcome Plan()
    {
        (State, Done, Taken, Counts, LeasedUntil) = (ImportState.Planning, 0, [], RowCounts.None, null);
        return Outcome.Ok;
    }

    public void Planned(RowCounts counts) =>
        (State, Counts, Done, LeasedUntil) = (ImportState.Planned, counts, Rows, null);

    /// <param name="shown">Doubtful rows that the form had.</param>
    /// <param name="ticked">Those of them to take along.</param>
    public Outcome Decide(IReadOnlyCollection<int> shown, IReadOnlyCollection<int> ticked)
    {
        if (State != ImportState.Planned)
        {
            return NotNow;
        }
        Taken = [.. Taken.Except(shown).Union(ticked.Intersect(shown)).Order()];
        return Outcome.Ok;
    }

    public Outcome Apply(Actor actor)
    {
        if (State is ImportState.Applying or ImportState.Applied)
        {
            return Outcome.Ok; // a double click
        }
        if (State != ImportState.Planned || Applies == 0)
        {
            return NotNow;
        }
        (State, ActingUserId, Problem, ProblemRow, LeasedUntil) = (ImportState.Applying, actor.UserId, null, 0, null);
        return Outcome.Ok;
    }

    public void Applied(int touched, DateTime now) =>
        (State, Touched, AppliedAt, LeasedUntil) = (ImportState.Applied, touched, now, null);

    public Outcome Undo(Actor actor, DateTime now)
    {
        if (State is ImportState.Undoing or ImportState.Undone)
        {
            return Outcome.Ok;
        }
        if (!CanBeUndone(now))
        {
            return State == ImportState.Applied ? TooLateToUndo : NotNow;
        }
        (State, ActingUserId, Problem, ProblemRow, LeasedUntil) = (ImportState.Undoing, actor.UserId, null, 0, null);
        return Outcome.Ok;
    }

    public void Undone(int touched, int leftAlone, DateTime now) =>
        (State, Touched, LeftAlone, UndoneAt, LeasedUntil) = (ImportState.Undone, touched, leftAlone, now, null);

    /// <summary>The work came to nothing and nothing was changed: back to where it was asked for.</summary>
    public void GiveUp(Refusal why, int row = 0)
    {
        (Problem, ProblemRow, LeasedUntil, Done) = (why.Code, row, null, 0);
        State = State switch
        {
            ImportState.Planning => ImportState.Uploaded,
            ImportState.Undoing => ImportState.Applied,
            _ => ImportState.Planned,
        };
    }

    /// <summary>Only one worker at a time: the one whose save of this counts.</summary>
    public bool Take(DateTime now)
    {
        if (!IsBusy || LeasedUntil > now)
        {
            return false;
        }
        (LeasedUntil, Done) = (now + Lease, 0);
        return true;
    }

    public void Went(int done, DateTime now) => (Done, LeasedUntil) = (done, now + Lease);
}
