using System.Runtime.InteropServices;

namespace Viitta.Features.Coverage;

/// <summary>
/// A set of minutes of a <see cref="CalendarSpan"/> as maximal runs in order: a value, a few hundred numbers for a year.
/// </summary>
public sealed class MinuteSet : IEquatable<MinuteSet>
{
    public static readonly MinuteSet Empty = new([]);

    /// <summary>Where it begins and ends in turn, strictly rising: runs never touch.</summary>
    private readonly int[] _edges;

    private MinuteSet(int[] edges) => _edges = edges;

    public bool IsEmpty => _edges.Length == 0;

    public int RunCount => _edges.Length / 2;

    /// <summary>How many minutes.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var at = 0; at < _edges.Length; at += 2)
            {
                count += _edges[at + 1] - _edges[at];
            }
            return count;
        }
    }

    public IEnumerable<Run> Runs
    {
        get
        {
            for (var at = 0; at < _edges.Length; at += 2)
            {
                yield return new(_edges[at], _edges[at + 1]);
            }
        }
    }

    internal ReadOnlySpan<int> Edges => _edges;

    /// <summary>One run; none when <paramref name="until"/> is not after <paramref name="from"/>.</summary>
    public static MinuteSet Of(int from, int until) => from < until ? new([from, until]) : Empty;

    /// <summary>In any order; they may touch and overlap.</summary>
    public static MinuteSet Of(IEnumerable<(int From, int Until)> runs)
    {
        var edges = new List<int>();
        foreach (var (from, until) in runs.OrderBy(r => r.From))
        {
            if (edges.Count == 0 || edges[^1] < from)
            {
                edges.Add(from);
                edges.Add(until);
            }
            else
            {
                edges[^1] = Math.Max(edges[^1], until);
            }
        }
        return edges.Count == 0 ? Empty : new([.. edges]);
    }

    public bool Contains(int minute) => (IndexAfter(minute) & 1) == 1;

    /// <summary>The first minute of the set at or after one; null when there is none.</summary>
    public int? Next(int minute)
    {
        var index = IndexAfter(minute);
        return (index & 1) == 1 ? minute : index < _edges.Length ? _edges[index] : null;
    }

    /// <summary>How many of its minutes lie in a run.</summary>
    public int CountIn(Run run)
    {
        var count = 0;
        for (var at = IndexAfter(run.From) & ~1; at < _edges.Length && _edges[at] < run.Until; at += 2)
        {
            count += Math.Min(_edges[at + 1], run.Until) - Math.Max(_edges[at], run.From);
        }
        return count;
    }

    public MinuteSet Union(MinuteSet other) =>
        other.IsEmpty || ReferenceEquals(this, other) ? this : IsEmpty ? other : Merge(other, atLeast: 1);

    public MinuteSet Intersect(MinuteSet other) =>
        IsEmpty || other.IsEmpty ? Empty : ReferenceEquals(this, other) ? this : Merge(other, atLeast: 2);

    /// <summary>The minutes from 0 to before <paramref name="minutes"/> that it does not hold.</summary>
    public MinuteSet Complement(int minutes)
    {
        var edges = new List<int>(_edges.Length + 2) { 0 };
        edges.AddRange(_edges);
        edges.Add(minutes);
        // An edge at either end of the span is one at which nothing changes.
        if (edges.Count > 2 && edges[1] == 0)
        {
            edges.RemoveRange(0, 2);
        }
        if (edges.Count > 1 && edges[^2] == minutes)
        {
            edges.RemoveRange(edges.Count - 2, 2);
        }
        return edges.Count == 0 || minutes == 0 ? Empty : new([.. edges]);
    }

    public MinuteSet Except(MinuteSet other, int minutes) => Intersect(other.Complement(minutes));

    public bool Equals(MinuteSet? other) => other is not null && _edges.AsSpan().SequenceEqual(other._edges);

    public override bool Equals(object? obj) => Equals(obj as MinuteSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(_edges.AsSpan()));
        return hash.ToHashCode();
    }

    /// <summary>How many edges lie at or before the minute: odd inside a run.</summary>
    private int IndexAfter(int minute)
    {
        var index = Array.BinarySearch(_edges, minute);
        return index < 0 ? ~index : index + 1;
    }

    /// <summary>Walks both in order and keeps the minutes that are in at least so many of the two.</summary>
    private MinuteSet Merge(MinuteSet other, int atLeast)
    {
        var (mine, theirs) = (_edges, other._edges);
        var edges = new int[mine.Length + theirs.Length];
        var (length, i, j, inside) = (0, 0, 0, false);
        while (i < mine.Length || j < theirs.Length)
        {
            var at = j == theirs.Length || (i < mine.Length && mine[i] <= theirs[j]) ? mine[i] : theirs[j];
            i += i < mine.Length && mine[i] == at ? 1 : 0;
            j += j < theirs.Length && theirs[j] == at ? 1 : 0;
            if ((i & 1) + (j & 1) >= atLeast != inside)
            {
                inside = !inside;
                edges[length++] = at;
            }
        }
        return length == 0 ? Empty : new(edges[..length]);
    }
}

/// <summary>Minutes from the first to before <see cref="Until"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Run(int From, int Until)
{
    public int Minutes => Until - From;
}
