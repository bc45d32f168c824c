using F23.StringSimilarity;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>What two rows have in common.</summary>
public enum DuplicateReason
{
    Phone,
    Email,
    Web,
    SameName,
    AlikeNames,
    Municipality,
}

/// <param name="What">The number, the address, the municipality's code; empty for names.</param>
public sealed record SharedFact(DuplicateReason Reason, string What);

/// <summary>Two organisations, or two services of one, that are likely to be the same.</summary>
public sealed record LikelyDuplicate(MapRow Kind, IOnTheMap First, IOnTheMap Second, IReadOnlyList<SharedFact> Shared, double Weight);

/// <summary>
/// Finds rows that are on the map twice. Nothing is compared with everything: two rows meet where they have a number, an
/// address, or the beginning of a word of their names in common, and only if few others have it too, for a switchboard or
/// the word "municipality" says nothing.
/// </summary>
public static class LikelyDuplicates
{
    /// <summary>A number or an address that more organisations than this have is a switchboard's.</summary>
    private const int FewSharing = 4;

    /// <summary>More rows than this that have a word in common are not compared for it.</summary>
    private const int FewWithWord = 30;

    private const int WordStart = 4;
    private const int ShortestWord = 3;

    /// <summary>Of the whole names.</summary>
    private const double Alike = 0.85;

    /// <summary>Of what is left of them without the words that are the same: "… county, youth" is not "… county, family".</summary>
    private const double RestAlike = 0.65;

    /// <summary>A number or a mail address alone is enough, or names, or one page; a front page is not, nor the place.</summary>
    private const double Enough = 2;

    private static readonly NormalizedLevenshtein Letters = new();

    /// <param name="apart">Pairs that somebody has said to be two, see <see cref="KeptApart.Pair"/>.</param>
    public static IReadOnlyList<LikelyDuplicate> Among(
        IReadOnlyList<MapOrganization> map, Func<string?, bool> keeps, IReadOnlySet<(Guid, Guid)> apart)
    {
        var found = Organizations(map).Concat(map.SelectMany(ServicesOf));
        return
        [
            .. found.Where(d => d.Weight >= Enough && (keeps(d.First.NetworkId) || keeps(d.Second.NetworkId)) && !apart.Contains(KeptApart.Pair(d.First.Id, d.Second.Id)))
                .OrderByDescending(d => d.Weight).ThenBy(d => d.First.Id).ThenBy(d => d.Second.Id),
        ];
    }

    private static IEnumerable<LikelyDuplicate> Organizations(IReadOnlyList<MapOrganization> map)
    {
        var facts = new Dictionary<(int, int), List<SharedFact>>();
        foreach (var (fact, who) in Sharing(map.Select(o => o.Contacts)))
        {
            foreach (var pair in Pairs(who))
            {
                facts.TryAdd(pair, []);
                facts[pair].Add(fact);
            }
        }
        var alike = AlikeNames([.. map.Select(o => o.Organization.Name)]).ToDictionary(p => p.Pair, p => p.Likeness);
        foreach (var pair in facts.Keys.Union(alike.Keys))
        {
            var shared = facts.GetValueOrDefault(pair, []);
            var (first, second) = (map[pair.Item1], map[pair.Item2]);
            yield return Of(MapRow.Organization, first.Organization, second.Organization, shared, alike.GetValueOrDefault(pair), Places(first).Intersect(Places(second)));
        }
    }

    /// <summary>Services of one organisation share its number by nature: only those whose names are alike.</summary>
    private static IEnumerable<LikelyDuplicate> ServicesOf(MapOrganization organization)
    {
        var services = organization.Services;
        if (services.Count < 2)
        {
            yield break;
        }
        foreach (var ((first, second), likeness) in AlikeNames([.. services.Select(s => s.Service.Name)]))
        {
            var (one, other) = (services[first], services[second]);
            if (one.Service.NetworkId == other.Service.NetworkId)
            {
                var shared = Sharing([one.Contacts, other.Contacts]).Where(s => s.Who.Count > 1).Select(s => s.Fact).ToList();
                yield return Of(MapRow.Service, one.Service, other.Service, shared, likeness, one.Service.Area.Intersect(other.Service.Area));
            }
        }
    }

    private static LikelyDuplicate Of(
        MapRow kind, IOnTheMap first, IOnTheMap second, List<SharedFact> shared, double likeness, IEnumerable<string> places)
    {
        SharedFact[] facts =
        [
            .. shared.OrderBy(s => s.Reason),
            .. likeness switch
            {
                >= 1 => (SharedFact[])[new(DuplicateReason.SameName, "")],
                > 0 => [new(DuplicateReason.AlikeNames, "")],
                _ => [],
            },
            .. places.Take(1).Select(code => new SharedFact(DuplicateReason.Municipality, code)),
        ];
        return new LikelyDuplicate(kind, first, second, facts, (likeness * 2.5) + facts.Sum(Weight));
    }

    private static double Weight(SharedFact fact) => fact.Reason switch
    {
        DuplicateReason.Phone or DuplicateReason.Email => 3,
        DuplicateReason.Web => fact.What.Contains('/', StringComparison.Ordinal) ? 2 : 1,
        DuplicateReason.Municipality => 0.5,
        _ => 0, // names by how alike they are
    };

    /// <summary>Each number and address with the few that have it.</summary>
    private static IEnumerable<(SharedFact Fact, IReadOnlyList<int> Who)> Sharing(IEnumerable<IEnumerable<ContactPoint>> contacts)
    {
        var who = new Dictionary<(DuplicateReason, string), (string Shown, List<int> Rows)>();
        foreach (var (row, all) in contacts.Index())
        {
            foreach (var (reason, key, shown) in all.SelectMany(Ways))
            {
                if (!who.TryGetValue((reason, key), out var known))
                {
                    who[(reason, key)] = known = (shown, []);
                }
                if (known.Rows.Count == 0 || known.Rows[^1] != row)
                {
                    known.Rows.Add(row);
                }
            }
        }
        return who.Where(w => w.Value.Rows.Count is > 1 and <= FewSharing)
            .Select(w => (new SharedFact(w.Key.Item1, w.Value.Shown), (IReadOnlyList<int>)w.Value.Rows));
    }

    private static IEnumerable<(DuplicateReason Reason, string Key, string Shown)> Ways(ContactPoint contact)
    {
        if (PhoneText.Dialled(contact.Phone) is { Length: > 0 } number)
        {
            yield return (DuplicateReason.Phone, number, contact.Phone);
        }
        if (contact.Email.Length > 0)
        {
            yield return (DuplicateReason.Email, contact.Email.ToLowerInvariant(), contact.Email);
        }
        if (Uri.TryCreate(contact.Web, UriKind.Absolute, out var web))
        {
            var page = $"{(web.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? web.Host[4..] : web.Host)}{web.AbsolutePath.TrimEnd('/')}".ToLowerInvariant();
            yield return (DuplicateReason.Web, page, page);
        }
    }

    private static IEnumerable<((int First, int Second) Pair, double Likeness)> AlikeNames(IReadOnlyList<LocalText> names)
    {
        var words = names.Select(n => Languages.All.Select(l => PlainText.Of(n.Exactly(l))).Where(t => t.Length > 0).Distinct()
            .Select(t => t.Split(' ').Where(w => w.Length >= ShortestWord).Order(StringComparer.Ordinal).ToArray()).Where(w => w.Length > 0).ToList()).ToList();
        var meeting = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (row, forms) in words.Index())
        {
            foreach (var key in forms.SelectMany(f => f.Select(w => w[..Math.Min(w.Length, WordStart)]).Append(string.Join(' ', f))).Distinct())
            {
                meeting.TryAdd(key, []);
                meeting[key].Add(row);
            }
        }
        return from pair in meeting.Values.Where(rows => rows.Count is > 1 and <= FewWithWord).SelectMany(Pairs).Distinct()
               let likeness = words[pair.First].Max(a => words[pair.Second].Max(b => Likeness(a, b)))
               where likeness > 0
               select (pair, likeness);
    }

    /// <param name="first">Its words in the order of the alphabet.</param>
    /// <returns>0 when they are not alike, 1 when they are the same but for the order of the words.</returns>
    private static double Likeness(string[] first, string[] second)
    {
        var (one, other) = (string.Join(' ', first), string.Join(' ', second));
        if (one == other)
        {
            return 1;
        }
        if (Math.Min(one.Length, other.Length) < Alike * Math.Max(one.Length, other.Length) || Letters.Similarity(one, other) is var whole && whole < Alike)
        {
            return 0;
        }
        var rest = Letters.Similarity(string.Join(' ', first.Except(second)), string.Join(' ', second.Except(first)));
        return rest >= RestAlike ? Letters.Similarity(one, other) : 0;
    }

    private static IEnumerable<(int First, int Second)> Pairs(IReadOnlyList<int> rows) =>
        rows.SelectMany((row, at) => rows.Skip(at + 1).Select(other => (row, other)));

    private static IEnumerable<string> Places(MapOrganization organization) => organization.Services.SelectMany(s => s.Service.Area).Distinct();
}
