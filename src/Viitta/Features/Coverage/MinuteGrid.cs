using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Viitta.Features.Coverage;

/// <summary>
/// A span cut at every minute at which any of the given sets begins or ends. Within a piece nothing changes, so a set is one
/// bit for each piece instead of one for each minute: for a country's opening hours some 15,000 instead of 525,600. Pieces of
/// equal length lie in the same words: the minutes of a set are its bits, each word times one length.
/// </summary>
public sealed class MinuteGrid
{
    /// <summary>Sets are padded to it, so that no loop has a remainder.</summary>
    private const int WordsAtOnce = 8;

    private readonly CalendarSpan _span;
    private readonly ulong[] _cuts;

    /// <summary>How many cuts lie before each word of <see cref="_cuts"/>.</summary>
    private readonly int[] _cutsBefore;

    private readonly ConcurrentDictionary<MinuteSet, ulong[]> _written = new();

    /// <summary>Where the bit of each piece is.</summary>
    private readonly int[] _places;

    /// <summary>From which word on (each a multiple of <see cref="WordsAtOnce"/>) pieces have which length in minutes, and the end.</summary>
    private readonly (int Word, int Minutes)[] _lengths;

    /// <param name="cuts">Minutes of the span, in any order and number.</param>
    public MinuteGrid(CalendarSpan span, IEnumerable<MinuteSet> sets, IEnumerable<int> cuts)
    {
        _span = span;
        _cuts = new ulong[(span.Minutes / 64) + 1];
        Cut(_cuts, 0);
        foreach (var set in sets)
        {
            foreach (var edge in set.Edges)
            {
                Cut(_cuts, edge);
            }
        }
        foreach (var cut in cuts)
        {
            Cut(_cuts, cut);
        }
        _cuts[span.Minutes / 64] &= (1UL << (span.Minutes % 64)) - 1; // the end is no beginning
        _cutsBefore = new int[_cuts.Length];
        for (var word = 1; word < _cuts.Length; word++)
        {
            _cutsBefore[word] = _cutsBefore[word - 1] + BitOperations.PopCount(_cuts[word - 1]);
        }
        var pieces = Pieces();
        _places = new int[pieces.Count];
        var lengths = new List<(int, int)>();
        foreach (var length in pieces.Select((minutes, piece) => (minutes, piece)).GroupBy(p => p.minutes, p => p.piece))
        {
            lengths.Add((Words, length.Key));
            var bit = Words * 64;
            foreach (var piece in length)
            {
                _places[piece] = bit++;
            }
            Words = (bit + (64 * WordsAtOnce) - 1) / (64 * WordsAtOnce) * WordsAtOnce;
        }
        _lengths = [.. lengths, (Words, 0)];
    }

    /// <summary>Of a set.</summary>
    public int Words { get; }

    public int Minutes => _span.Minutes;

    /// <summary>Whether a set can be written on this grid.</summary>
    public bool Holds(MinuteSet set)
    {
        foreach (var edge in set.Edges)
        {
            if (!Holds(edge))
            {
                return false;
            }
        }
        return true;
    }

    public bool Holds(int cut) => cut == _span.Minutes || (_cuts[cut / 64] >> (cut % 64) & 1) == 1;

    /// <summary>The bits of a set, kept: not to be written to.</summary>
    public ulong[] Write(MinuteSet set) => _written.GetOrAdd(set, Bits);

    private ulong[] Bits(MinuteSet set)
    {
        var bits = new ulong[Words];
        var edges = set.Edges;
        for (var at = 0; at < edges.Length; at += 2)
        {
            foreach (var place in _places.AsSpan(PieceAt(edges[at])..PieceAt(edges[at + 1])))
            {
                bits[place / 64] |= 1UL << (place % 64);
            }
        }
        return bits;
    }

    /// <summary>The minutes that are in any of the sets; at least one set.</summary>
    public int CountUnion(ReadOnlySpan<ulong[]> sets) => sets switch
    {
        [var one] => Count(one, one, one),
        [var one, var two] => Count(one, two, two),
        [var one, var two, var three] => Count(one, two, three),
        _ => CountMany(sets),
    };

    /// <summary>Adds a set, or of it the minutes that are also in <paramref name="only"/>.</summary>
    /// <remarks>
    /// Compiled whole at once, as the count below: both cores are at work from the first call on, and the compiler that would
    /// replace the slow first version in the background gets no turn for seconds.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ulong[] sum, ulong[] set, ulong[]? only)
    {
        ref var to = ref MemoryMarshal.GetArrayDataReference(sum);
        ref var from = ref MemoryMarshal.GetArrayDataReference(set);
        ref var mask = ref MemoryMarshal.GetArrayDataReference(only ?? set);
        for (nuint word = 0; word < (nuint)sum.Length; word += WordsAtOnce)
        {
            var added = Vector512.LoadUnsafe(ref from, word) & Vector512.LoadUnsafe(ref mask, word);
            (Vector512.LoadUnsafe(ref to, word) | added).StoreUnsafe(ref to, word);
        }
    }

    private int CountMany(ReadOnlySpan<ulong[]> sets)
    {
        var sum = new ulong[Words];
        foreach (var set in sets)
        {
            Add(sum, set, null);
        }
        return Count(sum, sum, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Count(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> two, ReadOnlySpan<ulong> three)
    {
        var minutes = 0;
        for (var length = 0; length < _lengths.Length - 1; length++)
        {
            var words = _lengths[length].Word.._lengths[length + 1].Word;
            var a = one[words];
            var b = two[words];
            var c = three[words];
            var bits = 0;
            for (var word = 0; word < a.Length && word < b.Length && word < c.Length; word++)
            {
                bits += BitOperations.PopCount(a[word] | b[word] | c[word]);
            }
            minutes += bits * _lengths[length].Minutes;
        }
        return minutes;
    }

    /// <summary>The length of each piece, in order of time.</summary>
    private List<int> Pieces()
    {
        var starts = new List<int>();
        for (var word = 0; word < _cuts.Length; word++)
        {
            for (var left = _cuts[word]; left != 0; left &= left - 1)
            {
                starts.Add((word * 64) + BitOperations.TrailingZeroCount(left));
            }
        }
        return [.. starts.Zip(starts.Skip(1).Append(_span.Minutes), (from, until) => until - from)];
    }

    /// <summary>The piece that begins at a cut; one more than the last at the end of the span.</summary>
    private int PieceAt(int cut) => _cutsBefore[cut / 64] + BitOperations.PopCount(_cuts[cut / 64] & ((1UL << (cut % 64)) - 1));

    private static void Cut(ulong[] cuts, int minute) => cuts[minute / 64] |= 1UL << (minute % 64);
}
