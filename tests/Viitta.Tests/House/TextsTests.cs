using System.Globalization;
using System.Collections;
using System.Text.RegularExpressions;
using Viitta.Common;

namespace Viitta.Tests.House;

/// <summary>Every text is there in fi, sv and en, says something of its own in each, and is used.</summary>
public sealed partial class TextsTests
{
    /// <summary>Words that are the same in two languages and are meant to be.</summary>
    private static readonly HashSet<string> SameOnPurpose = new(
        File.ReadAllLines(Path.Combine(Repository.Root, "tests/Viitta.Tests/House/same-on-purpose.txt"))
            .Where(l => l.Length > 0 && l[0] != '#'));

    private static Dictionary<string, string> All(string room, string language) => Texts.Rooms[room]
        .GetResourceSet(language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    public static TheoryData<string> RoomNames => [.. Texts.Rooms.Keys];

    [Theory, MemberData(nameof(RoomNames))]
    public void Has_the_same_keys_and_holes_in_three_languages(string room)
    {
        var english = All(room, "en");
        foreach (var language in new[] { "fi", "sv" })
        {
            var other = All(room, language);
            Assert.Equal(english.Keys.Order(), other.Keys.Order());
            foreach (var (key, text) in english)
            {
                Assert.True(Holes(text).SetEquals(Holes(other[key])), $"{key} ({language}) has other {{0}}s than English");
            }
        }
    }

    [Theory, MemberData(nameof(RoomNames))]
    public void Is_translated_and_not_copied(string room)
    {
        var (en, fi, sv) = (All(room, "en"), All(room, "fi"), All(room, "sv"));
        var same = en.Keys.Where(k => !SameOnPurpose.Contains(k) && (fi[k] == en[k] || sv[k] == en[k] || fi[k] == sv[k]));
        Assert.Empty(same);
        Assert.Empty(en.Keys.Where(k => string.IsNullOrWhiteSpace(en[k]) || string.IsNullOrWhiteSpace(fi[k]) || string.IsNullOrWhiteSpace(sv[k])));
    }

    [Theory, MemberData(nameof(RoomNames))]
    public void Keys_begin_with_the_room(string room) =>
        Assert.All(All(room, "en").Keys, key => Assert.StartsWith($"{room}.", key, StringComparison.Ordinal));

    /// <summary>Keys written whole in the code must exist.</summary>
    [Fact]
    public void Every_key_that_the_code_names_exists()
    {
        var missing = from file in Repository.Sources()
                      from Match match in KeyInCode().Matches(File.ReadAllText(file))
                      let key = match.Groups["key"].Value
                      where match.Groups["count"].Success
                          ? Texts.Find($"{key}.one", "en") is null || Texts.Find($"{key}.other", "en") is null
                          : Texts.Find(key, "en") is null
                      select $"{Path.GetFileName(file)}: {key}";
        Assert.Empty(missing);
    }

    /// <summary>A key stands in the code whole, or its beginning does and the rest is a name or a number.</summary>
    [Fact]
    public void Every_key_is_used()
    {
        var code = string.Join('\n', Repository.Sources().Select(File.ReadAllText));
        var whole = WholeKey().Matches(code).Select(m => m.Groups[1].Value).ToHashSet();
        var begun = BegunKey().Matches(code).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Empty(Texts.Rooms.Keys.SelectMany(room => All(room, "en").Keys)
            .Where(key => !whole.Contains(key) && !whole.Contains(key[..key.LastIndexOf('.')])
                && !begun.Any(b => key.StartsWith(b, StringComparison.Ordinal))));
    }

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Hole();

    [GeneratedRegex(@"""([a-z][a-z-]*(?:\.[a-z0-9-]+)+)""")]
    private static partial Regex WholeKey();

    [GeneratedRegex(@"\$""([a-z][a-z-]*\.[a-z0-9.-]*)\{")]
    private static partial Regex BegunKey();

    [GeneratedRegex(@"\bT(?<count>\.Count\()?\[?""(?<key>[a-z][a-z-]*(\.[a-z0-9-]+)+)""")]
    private static partial Regex KeyInCode();
}
