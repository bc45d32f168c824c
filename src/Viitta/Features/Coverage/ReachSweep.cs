namespace Viitta.Features.Coverage;

/// <summary>
/// Fills a <see cref="ReachTable"/>. Services with the same area are one group; a group's unions are made once for each
/// distinct set of its contacts that a profile and a language leave, and a municipality's minutes are the union of its groups'
/// (the country's, the county's, its own).
/// </summary>
internal sealed class ReachSweep
{
    private readonly ReachAxes _axes;
    private readonly MinuteGrid _grid;
    private readonly Dictionary<CoverageService, Prepared> _services = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<MinuteSet, ulong[]> _written = [];
    private readonly List<Area>[] _areasOfNeeds;

    public ReachSweep(ReachAxes axes, CoverageMap map, ReachSweep? before = null)
    {
        _axes = axes;
        foreach (var service in map.Services)
        {
            _services[service] = before?._services.GetValueOrDefault(service) ?? Prepare(map, service);
        }
        var reached = _services.Values.SelectMany(s => s.Contacts).ToList();
        if (before is not null && reached.TrueForAll(c => c.Bits is not null || (before._grid.Holds(c.Open) && before._grid.Holds(c.Until))))
        {
            (_grid, _written) = (before._grid, new(before._written));
        }
        else
        {
            _grid = new(axes.Span, reached.Select(c => c.Open).ToHashSet(), reached.Select(c => c.Until).Distinct());
            reached.ForEach(c => c.Bits = null);
        }
        foreach (var contact in reached.Where(c => c.Bits is null))
        {
            contact.Bits = new(Written(contact.Open), contact.Until < axes.Span.Minutes ? Written(MinuteSet.Of(0, contact.Until)) : null);
        }
        _areasOfNeeds = Areas();
    }

    /// <summary>The same for another map, on the same grid when it can be.</summary>
    public ReachSweep For(CoverageMap map) => new(_axes, map, this);

    /// <summary>Puts the minutes of one need in the places of some municipalities.</summary>
    public void Fill(int need, int[] municipalities, int[][] covered)
    {
        var areas = _areasOfNeeds[need];
        var areasOf = new List<int>[_axes.Municipalities.Count];
        foreach (var municipality in municipalities)
        {
            areasOf[municipality] = [];
        }
        for (var area = 0; area < areas.Count; area++)
        {
            foreach (var municipality in areas[area].Municipalities)
            {
                areasOf[municipality]?.Add(area);
            }
        }
        // Where the same areas meet, the same services are.
        var alike = municipalities.GroupBy(m => string.Join(' ', areasOf[m])).ToList();
        var shared = new Lazy<GroupReach>?[areas.Count];
        foreach (var area in alike.SelectMany(a => areasOf[a.First()]).CountBy(a => a).Where(a => a.Value > 1).Select(a => a.Key))
        {
            shared[area] = new(() => Reach(areas[area]));
        }
        Parallel.ForEach(alike, places =>
        {
            var here = areasOf[places.First()].ConvertAll(area => shared[area]?.Value ?? Reach(areas[area]));
            var minutes = Combine(here);
            foreach (var municipality in places)
            {
                covered[municipality] = minutes;
            }
        });
    }

    private GroupReach Reach(Area area) => new(area.Contacts, _axes, _grid);

    /// <summary>Minutes by profile and language of the union of groups.</summary>
    private int[] Combine(List<GroupReach> groups)
    {
        var languages = _axes.Languages.Count;
        var minutes = new int[_axes.Profiles.Count * languages];
        var profileKinds = Kinds(_axes.Profiles.Count, p => groups.ConvertAll(g => g.ProfileKind[p]));
        var languageKinds = Kinds(languages, l => groups.ConvertAll(g => g.LanguageKind[l]));
        var sets = new ulong[groups.Count][];
        for (var profile = 0; profile < _axes.Profiles.Count; profile++)
        {
            for (var language = 0; language < languages; language++)
            {
                var (likeProfile, likeLanguage) = (profileKinds[profile], languageKinds[language]);
                minutes[(profile * languages) + language] = likeProfile < profile || likeLanguage < language
                    ? minutes[(likeProfile * languages) + likeLanguage]
                    : Count(groups, profile, language, sets);
            }
        }
        return minutes;
    }

    private int Count(List<GroupReach> groups, int profile, int language, ulong[][] sets)
    {
        var (count, most) = (0, 0);
        foreach (var group in groups)
        {
            var (set, minutes) = group.Of(profile, language);
            if (minutes > 0)
            {
                sets[count++] = set!;
                most = Math.Max(most, minutes);
            }
        }
        return count < 2 || most == _grid.Minutes ? most : _grid.CountUnion(sets.AsSpan(0, count));
    }

    /// <summary>For each index the first one that is of the same kind.</summary>
    private static int[] Kinds(int count, Func<int, List<int>> kind)
    {
        var kinds = Enumerable.Range(0, count).Select(kind).ToList();
        return [.. kinds.Select(k => kinds.FindIndex(k.SequenceEqual))];
    }

    /// <summary>The services of each need by their area.</summary>
    private List<Area>[] Areas()
    {
        var needs = _axes.Needs.Index().ToDictionary(n => n.Item, n => n.Index);
        var areas = new Dictionary<(string, int), Area>();
        var ofNeeds = _axes.Needs.Select(_ => new List<Area>()).ToArray();
        foreach (var (service, prepared) in _services.Where(s => s.Value.Contacts.Count > 0))
        {
            foreach (var need in service.Needs.Where(needs.ContainsKey).Select(n => needs[n]).Distinct())
            {
                if (!areas.TryGetValue((prepared.AreaKey, need), out var area))
                {
                    areas[(prepared.AreaKey, need)] = area = new(prepared.Municipalities);
                    ofNeeds[need].Add(area);
                }
                area.Contacts.AddRange(prepared.Contacts);
            }
        }
        return ofNeeds;
    }

    /// <summary>The contacts that the reader sees and that have hours.</summary>
    private Prepared Prepare(CoverageMap map, CoverageService service)
    {
        var takes = _axes.Profiles.Select(p => !service.Lacks(p).Any()).ToArray();
        var contacts = from contact in service.Contacts
                       where contact.Visibility <= _axes.Reader.Sees && contact.Schedule.NeverNow is null
                       let until = _axes.StaleCounts ? _axes.Span.Minutes : contact.FreshUntil(_axes.Span)
                       where until > 0
                       let open = map.Open(contact.Schedule, _axes.Span)
                       where !open.IsEmpty
                       select new SweptContact(open, until, takes, [.. _axes.Languages.Select(l => contact.Speaks(l, _axes.InterpreterDoes))]);
        return new(
            service.Area is { } area ? string.Join(' ', area.Order(StringComparer.Ordinal)) : "*",
            [.. _axes.Municipalities.Index().Where(m => service.Area is null || service.Area.Contains(m.Item)).Select(m => m.Index)],
            [.. contacts]);
    }

    private ulong[] Written(MinuteSet set)
    {
        if (!_written.TryGetValue(set, out var bits))
        {
            _written[set] = bits = _grid.Write(set);
        }
        return bits;
    }

    /// <summary>What is known of a service before anything is asked. The key is the same for the same municipalities.</summary>
    private sealed record Prepared(string AreaKey, int[] Municipalities, List<SweptContact> Contacts);

    private sealed record Area(int[] Municipalities)
    {
        public List<SweptContact> Contacts { get; } = [];
    }
}
