using System.Runtime.InteropServices;

namespace Viitta.Features.Coverage;

/// <summary>
/// When something is reached, as a function of the minute at which the case starts, exact for every start: pieces in order,
/// in each of which it is at a fixed minute (somebody opens), so long after the start (somebody is open), or never.
/// </summary>
internal sealed class Arrival
{
    /// <summary>Nobody in thirty days is never (coverage.md).</summary>
    public const int MostWait = 30 * CalendarSpan.MinutesOfDay;

    private readonly List<Piece> _pieces = [];

    private Arrival(int starts) => Starts = starts;

    private enum Kind
    {
        Never,
        At,
        After,
    }

    /// <summary>Starts are the minutes from 0 to before it.</summary>
    public int Starts { get; }

    /// <summary>The pieces with their ends; <c>Minutes(t)</c> of each is the time from start to arrival.</summary>
    public IEnumerable<Stretch> Stretches => _pieces.Select((piece, n) => new Stretch(
        new(piece.From, EndOf(n)),
        piece.Kind == Kind.Never ? null : piece.Kind == Kind.After ? piece.Value : piece.Value - piece.From,
        piece.Kind == Kind.At));

    /// <summary>At the start itself.</summary>
    public static Arrival AtStart(int starts)
    {
        var arrival = new Arrival(starts);
        arrival.Add(0, Kind.After, 0);
        return arrival;
    }

    public Arrival Later(int minutes)
    {
        var later = new Arrival(Starts);
        foreach (var piece in _pieces)
        {
            later.Add(piece.From, piece.Kind, piece.Value + minutes);
        }
        return later;
    }

    /// <summary>When both are reached.</summary>
    public Arrival And(Arrival other)
    {
        var both = new Arrival(Starts);
        var (i, j, from) = (0, 0, 0);
        while (from < Starts)
        {
            var (mine, theirs) = (_pieces[i], other._pieces[j]);
            var until = Math.Min(EndOf(i), other.EndOf(j));
            if (mine.Kind == Kind.Never || theirs.Kind == Kind.Never)
            {
                both.Add(from, Kind.Never, 0);
            }
            else if (mine.Kind == theirs.Kind)
            {
                both.Add(from, mine.Kind, Math.Max(mine.Value, theirs.Value));
            }
            else
            {
                // A fixed minute is the later one until the start has come near enough to it.
                var (at, after) = mine.Kind == Kind.At ? (mine.Value, theirs.Value) : (theirs.Value, mine.Value);
                var turn = Math.Clamp(at - after, from, until);
                both.Add(from, turn, Kind.At, at);
                both.Add(turn, until, Kind.After, after);
            }
            from = until;
            i += EndOf(i) == until ? 1 : 0;
            j += other.EndOf(j) == until ? 1 : 0;
        }
        return both;
    }

    /// <summary>The first minute of the set at or after it.</summary>
    public Arrival Next(MinuteSet set)
    {
        var next = new Arrival(Starts);
        for (var n = 0; n < _pieces.Count; n++)
        {
            var (piece, until) = (_pieces[n], EndOf(n));
            switch (piece.Kind)
            {
                case Kind.Never:
                    next.Add(piece.From, Kind.Never, 0);
                    break;
                case Kind.At when set.Next(piece.Value) is { } minute && minute - piece.Value <= MostWait:
                    next.Add(piece.From, Kind.At, minute);
                    break;
                case Kind.At:
                    next.Add(piece.From, Kind.Never, 0);
                    break;
                default:
                    next.AddMoving(piece.From, until, piece.Value, set);
                    break;
            }
        }
        return next;
    }

    /// <summary>Of starts whose earliest time moves with them, through the runs and the gaps of the set.</summary>
    private void AddMoving(int from, int until, int after, MinuteSet set)
    {
        var edges = set.Edges;
        var at = edges.BinarySearch(from + after);
        at = at < 0 ? ~at : at + 1;
        for (var start = from; start < until; at++)
        {
            // Before edge `at`: in a run when it is the end of one, else in the gap before one.
            var end = at < edges.Length ? Math.Min(edges[at] - after, until) : until;
            if ((at & 1) == 1)
            {
                Add(start, end, Kind.After, after);
            }
            else
            {
                var near = at < edges.Length ? Math.Clamp(edges[at] - MostWait - after, start, end) : end;
                Add(start, near, Kind.Never, 0);
                Add(near, end, Kind.At, at < edges.Length ? edges[at] : 0);
            }
            start = end;
        }
    }

    private int EndOf(int piece) => piece + 1 < _pieces.Count ? _pieces[piece + 1].From : Starts;

    private void Add(int from, int until, Kind kind, int value)
    {
        if (from < until)
        {
            Add(from, kind, value);
        }
    }

    private void Add(int from, Kind kind, int value)
    {
        if (_pieces is not [.., var last] || last.Kind != kind || (kind != Kind.Never && last.Value != value))
        {
            _pieces.Add(new(from, kind, value));
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(int From, Kind Kind, int Value);
}

/// <summary>Starts that arrive alike.</summary>
/// <param name="Minutes">From the first of them to arrival; null is never.</param>
/// <param name="Falls">Each later start waits a minute less; else all wait as long.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(Run Starts, int? Minutes, bool Falls)
{
    /// <summary>How many of them arrive within so many minutes; they are the last ones.</summary>
    public int CountWithin(int minutes) => Minutes is not { } first ? 0
        : !Falls ? (first <= minutes ? Starts.Minutes : 0)
        : Math.Clamp(Starts.Minutes - (first - minutes), 0, Starts.Minutes);

    /// <summary>All their minutes together; 0 when never.</summary>
    public long Total => Minutes is not { } first ? 0
        : !Falls ? (long)first * Starts.Minutes
        : ((2L * first) - Starts.Minutes + 1) * Starts.Minutes / 2;

    /// <summary>Those of them that are in a run, which meets them.</summary>
    public Stretch Within(Run run)
    {
        var starts = new Run(Math.Max(Starts.From, run.From), Math.Min(Starts.Until, run.Until));
        return new(starts, Falls ? Minutes - (starts.From - Starts.From) : Minutes, Falls);
    }
}
