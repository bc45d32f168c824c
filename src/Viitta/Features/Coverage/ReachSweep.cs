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

    public ReachSweep(ReachAxes axes, CoverageMap map, ReachSweep? before = null)
    {
        _axes = axes;
        var unread = new List<SweptContact>();
        foreach (var service in map.Services)
        {
            if (before?._services.GetValueOrDefault(service) is not { } prepared)
            {
                prepared = Prepare(map, service);
                unread.AddRange(prepared.Contacts);
            }
            _services[service] = prepared;
        }
        _grid = before is not null && unread.TrueForAll(c => before._grid.Holds(c.Open) && before._grid.Holds(c.Until))
            ? before._grid
            : Grid();
    }

    /// <summary>The same for another map, on the same grid when it can be.</summary>
    public ReachSweep For(CoverageMap map) => new(_axes, map, this);

    /// <summary>By profile and then language: whether some contact of one of these services takes the one and speaks the other.</summary>
    public void MarkReached(IEnumerable<CoverageService> services, bool[] reached)
    {
        foreach (var contact in services.SelectMany(s => _services.TryGetValue(s, out var prepared) ? prepared.Contacts : []))
        {
            for (var at = 0; at < reached.Length; at++)
            {
                reached[at] |= contact.Takes[at / _axes.Languages.Count] && contact.Speaks[at % _axes.Languages.Count];
            }
        }
    }

    /// <summary>Puts the minutes of one need in the places of some municipalities.</summary>
    /// <param name="touched">By profile and then language: where it is false, what is in the places stays true.</param>
    public void Fill(int need, int[] municipalities, int[][] covered, bool[]? touched = null)
    {
        var areas = Areas(_axes.Needs[need]);
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
            var minutes = Combine(here, covered[places.First()], touched);
            foreach (var municipality in places)
            {
                covered[municipality] = minutes;
            }
        });
    }

    private GroupReach Reach(Area area) => new(area.Contacts, _axes, _grid);

    /// <summary>Minutes by profile and language of the union of groups.</summary>
    private int[] Combine(List<GroupReach> groups, int[]? before, bool[]? touched)
    {
        var languages = _axes.Languages.Count;
        var minutes = touched is null ? new int[_axes.Profiles.Count * languages] : [.. before!];
        var profileKinds = Kinds(_axes.Profiles.Count, groups, g => g.ProfileKind);
        var languageKinds = Kinds(languages, groups, g => g.LanguageKind);
        var sets = new ulong[groups.Count][];
        for (var profile = 0; profile < _axes.Profiles.Count; profile++)
        {
            for (var language = 0; language < languages; language++)
            {
                var at = (profile * languages) + language;
                if (touched is null || touched[at])
                {
                    var like = (profileKinds[profile] * languages) + languageKinds[language];
                    minutes[at] = like < at ? minutes[like] : Count(groups, profile, language, sets);
                }
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

    /// <summary>For each index the first one that is of the same kind in every group.</summary>
    private static int[] Kinds(int count, List<GroupReach> groups, Func<GroupReach, int[]> kindsOf)
    {
        var firsts = new int[count];
        foreach (var kinds in groups.ConvertAll(g => kindsOf(g)))
        {
            var before = firsts.ToArray();
            for (var index = 0; index < count; index++)
            {
                var first = 0;
                while (before[first] != before[index] || kinds[first] != kinds[index])
                {
                    first++;
                }
                firsts[index] = first;
            }
        }
        return firsts;
    }

    /// <summary>The services of a need by their area.</summary>
    private List<Area> Areas(string need)
    {
        var areas = new Dictionary<string, Area>();
        foreach (var (service, prepared) in _services)
        {
            if (prepared.Contacts.Count > 0 && service.Needs.Contains(need))
            {
                if (!areas.TryGetValue(prepared.AreaKey, out var area))
                {
                    areas[prepared.AreaKey] = area = new(prepared.Municipalities);
                }
                area.Contacts.AddRange(prepared.Contacts);
            }
        }
        return [.. areas.Values];
    }

    private MinuteGrid Grid()
    {
        var contacts = _services.Values.SelectMany(s => s.Contacts).ToList();
        return new(_axes.Span, contacts.Select(c => c.Open).Distinct(ReferenceEqualityComparer.Instance).Cast<MinuteSet>(), contacts.Select(c => c.Until).Distinct());
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

    /// <summary>What is known of a service before anything is asked. The key is the same for the same municipalities.</summary>
    private sealed record Prepared(string AreaKey, int[] Municipalities, List<SweptContact> Contacts);

    private sealed record Area(int[] Municipalities)
    {
        public List<SweptContact> Contacts { get; } = [];
    }
}
