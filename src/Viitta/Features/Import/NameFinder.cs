using System.Buffers;
using System.Text.RegularExpressions;
using Viitta.Common;

namespace Viitta.Features.Import;

/// <summary>
/// Entries of a content list by what people write for them: the id, the name in any language, or words that only one
/// entry's name has.
/// </summary>
public sealed partial class NameFinder
{
    private const int ShortestPart = 4;

    private static readonly char[] Between = [',', ';', '/', '\n', '|', '•'];
    private static readonly SearchValues<char> AnyBetween = SearchValues.Create(Between);

    private readonly IReadOnlyList<(string Id, string Name)> _names;
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _byPart = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _written;

    /// <param name="usual">Other words that people write for an entry.</param>
    public NameFinder(IEnumerable<Term> terms, IEnumerable<(string Written, string Id)>? usual = null)
    {
        var list = terms.ToList();
        _names = [.. list.SelectMany(t => Languages.All.Select(l => (t.Id, Name: PlainText.Of(t.Name.Exactly(l)))))];
        foreach (var (id, name) in _names.Concat(list.Select(t => (t.Id, Name: PlainText.Of(t.Id))))
            .Concat(list.SelectMany(t => Languages.All.Select(l => (t.Id, Name: PlainText.Of(t.Name.Exactly(l).Split('(')[0]))))))
        {
            _byName.TryAdd(name, id);
        }
        foreach (var (written, id) in usual ?? [])
        {
            _byName.TryAdd(PlainText.Of(written), id);
        }
        _written = [.. list.SelectMany(t => Languages.All.Select(t.Name.Exactly)).Distinct().OrderByDescending(n => n.Length)];
    }

    /// <summary>The entry's id, or null when none or more than one is meant.</summary>
    public string? Find(string written)
    {
        var plain = PlainText.Of(written);
        if (plain.Length == 0)
        {
            return null;
        }
        if (_byName.TryGetValue(plain, out var id))
        {
            return id;
        }
        lock (_byPart)
        {
            if (!_byPart.TryGetValue(plain, out var part))
            {
                var having = plain.Length < ShortestPart ? [] : _names.Where(n => $" {n.Name}".Contains($" {plain}", StringComparison.Ordinal))
                    .Select(n => n.Id).Distinct().Take(2).ToList();
                _byPart[plain] = part = having.Count == 1 ? having[0] : null;
            }
            return part;
        }
    }

    /// <summary>Several in one cell. A name may itself have commas or an "and" in it, so whole names are looked for first.</summary>
    /// <returns>Ids in the order found, and the pieces that mean nothing here.</returns>
    public (IReadOnlyList<string> Ids, IReadOnlyList<string> Unknown) FindAll(string cell)
    {
        var (ids, rest) = (new List<string>(), cell);
        foreach (var name in _written)
        {
            if (name.Length > 0 && rest.Contains(name, StringComparison.OrdinalIgnoreCase) && (name.AsSpan().ContainsAny(AnyBetween) || PlainText.Of(rest) == PlainText.Of(name)))
            {
                ids.Add(_byName[PlainText.Of(name)]);
                rest = rest.Replace(name, ";", StringComparison.OrdinalIgnoreCase);
            }
        }
        var unknown = new List<string>();
        foreach (var piece in rest.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Find(piece) is { } id)
            {
                ids.Add(id);
                continue;
            }
            foreach (var part in And().Split(piece).Where(p => PlainText.Of(p).Length > 0))
            {
                if (Find(part) is { } one)
                {
                    ids.Add(one);
                }
                else
                {
                    unknown.Add(part.Trim());
                }
            }
        }
        return ([.. ids.Distinct()], unknown);
    }

    [GeneratedRegex(@"\s+(?:ja|sekä|tai|och|samt|eller|and|or|&)\s+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex And();
}
