namespace Viitta.Features.Coverage;

/// <summary>What a <see cref="ReachTable"/> is asked: every combination of a place, a need, a person and a language.</summary>
public sealed record ReachAxes
{
    /// <summary>Codes, each once.</summary>
    public required IReadOnlyList<string> Municipalities { get; init; }

    /// <summary>Ids of content/needs.yaml, each once.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    public required IReadOnlyList<Profile> Profiles { get; init; }

    /// <summary>Ids of content/languages.yaml, each once.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <inheritdoc cref="ReachQuestion.InterpreterDoes"/>
    public bool InterpreterDoes { get; init; } = true;

    public Reader Reader { get; init; }

    /// <inheritdoc cref="ReachQuestion.StaleCounts"/>
    public bool StaleCounts { get; init; }

    public required CalendarSpan Span { get; init; }

    /// <summary>Indexes are those of the lists.</summary>
    public ReachQuestion Question(int municipality, int need, int profile, int language) => new()
    {
        Municipality = Municipalities[municipality],
        Need = Needs[need],
        Profile = Profiles[profile],
        Language = Languages[language],
        InterpreterDoes = InterpreterDoes,
        Reader = Reader,
        StaleCounts = StaleCounts,
    };
}

/// <summary>
/// How many minutes of a span are covered, for every combination of <see cref="Axes"/> at once: the same figures as
/// <see cref="CoverageMap.Reach"/> gives one by one. A value; <see cref="For"/> counts again only what a change can touch.
/// </summary>
public sealed class ReachTable
{
    private readonly CoverageMap _map;
    private readonly ReachSweep _sweep;

    /// <summary>By need and municipality; within, by profile and then language. Municipalities with the same services share one.</summary>
    private readonly int[][][] _covered;

    internal ReachTable(CoverageMap map, ReachAxes axes)
    {
        (_map, Axes, _sweep) = (map, axes, new(axes, map));
        _covered = [.. axes.Needs.Select(_ => new int[axes.Municipalities.Count][])];
        Parallel.For(0, axes.Needs.Count, need => _sweep.Fill(need, [.. Enumerable.Range(0, axes.Municipalities.Count)], _covered[need]));
    }

    private ReachTable(ReachTable before, CoverageMap map)
    {
        (_map, Axes, _sweep) = (map, before.Axes, before._sweep.For(map));
        var old = before._map.Services.ToHashSet(ReferenceEqualityComparer.Instance);
        var changed = map.Services.Where(s => !old.Remove(s)).Concat(old.Cast<CoverageService>()).ToList();
        _covered = [.. before._covered];
        Parallel.For(0, Axes.Needs.Count, need =>
        {
            var there = changed.Where(s => s.Needs.Contains(Axes.Needs[need])).ToList();
            if (there.Count > 0)
            {
                var isNational = there.Any(s => s.Area is null);
                var codes = there.SelectMany(s => s.Area ?? []).ToHashSet();
                var touched = new bool[Axes.Profiles.Count * Axes.Languages.Count];
                before._sweep.MarkReached(there, touched);
                _sweep.MarkReached(there, touched);
                _covered[need] = [.. before._covered[need]];
                _sweep.Fill(need, [.. Enumerable.Range(0, Axes.Municipalities.Count).Where(m => isNational || codes.Contains(Axes.Municipalities[m]))], _covered[need], touched);
            }
        });
    }

    public ReachAxes Axes { get; }

    /// <summary>Minutes of the span; indexes are those of <see cref="Axes"/>.</summary>
    public int Covered(int municipality, int need, int profile, int language) =>
        _covered[need][municipality][(profile * Axes.Languages.Count) + language];

    /// <summary>All profiles of one place and need, each with all languages, in the order of <see cref="Axes"/>.</summary>
    public ReadOnlySpan<int> Covered(int municipality, int need) => _covered[need][municipality];

    /// <summary>0–1, over all profiles and languages.</summary>
    public double Share(int municipality, int need)
    {
        long covered = 0;
        foreach (var minutes in Covered(municipality, need))
        {
            covered += minutes;
        }
        return (double)covered / ((long)Axes.Span.Minutes * Axes.Profiles.Count * Axes.Languages.Count);
    }

    /// <summary>The places and needs at which any profile and language has other minutes than before. Both tables have the same axes.</summary>
    public IReadOnlyList<CellDifference> Since(ReachTable before)
    {
        var differences = new List<CellDifference>();
        for (var municipality = 0; municipality < Axes.Municipalities.Count; municipality++)
        {
            for (var need = 0; need < Axes.Needs.Count; need++)
            {
                var (was, becomes) = (before._covered[need][municipality], _covered[need][municipality]);
                if (!ReferenceEquals(was, becomes) && !was.AsSpan().SequenceEqual(becomes))
                {
                    var changes = was.Zip(becomes, (b, a) => (long)a - b).ToList();
                    differences.Add(new(municipality, need, changes.Where(c => c > 0).Sum(), -changes.Where(c => c < 0).Sum()));
                }
            }
        }
        return differences;
    }

    /// <summary>The table of another map. Services that are the very same objects in both, as after <see cref="CoverageMap.With(CoverageContact)"/>, are taken as unchanged.</summary>
    public ReachTable For(CoverageMap map) => new(this, map);
}
