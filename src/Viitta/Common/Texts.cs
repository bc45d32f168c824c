using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Viitta.Common;

/// <summary>
/// The interface's words. Each room keeps its own <c>Texts.resx</c> (English), <c>Texts.fi.resx</c> and
/// <c>Texts.sv.resx</c>; keys begin with the room's name in lower case: <c>workshops.stage.title</c>.
/// Ambient by design: views, mail and refusals all ask in the language of the current request.
/// </summary>
public sealed class Texts
{
    /// <summary>All resource sets of the assembly, by the first word of their keys.</summary>
    public static readonly IReadOnlyDictionary<string, ResourceManager> Rooms = typeof(Texts).Assembly
        .GetManifestResourceNames()
        .Where(n => n.EndsWith(".Texts.resources", StringComparison.Ordinal))
        .Select(n => n[..^".resources".Length])
        .ToDictionary(
            n => n.Split('.')[^2].ToLowerInvariant(),
            n => new ResourceManager(n, typeof(Texts).Assembly),
            StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<(string Key, string Language), string?> Found = new();

    /// <summary>The text in the current language, with {0}, {1} … filled.</summary>
    /// <exception cref="KeyNotFoundException">No room has that key: a mistake in the code, found by a test.</exception>
    public string this[string key, params object?[] arguments]
    {
        get
        {
            var text = Find(key, Languages.Current) ?? throw new KeyNotFoundException($"No text '{key}'.");
            return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
        }
    }

    /// <summary>Chooses <c>key.one</c> for 1 and <c>key.other</c> otherwise; {0} is the number.</summary>
    public string Count(string key, int number) => this[number == 1 ? $"{key}.one" : $"{key}.other", number];

    public string Of(Refusal refusal) => this[refusal.Code, refusal.Arguments];

    /// <summary>The word for an enum member: <c>workshops.state.running</c> for <c>("workshops.state", State.Running)</c>.</summary>
    public string Of(string prefix, Enum member) => this[$"{prefix}.{Slug(member)}"];

    /// <summary>An enum member as it is written in content, keys and class names: <c>NoOne</c> → <c>no-one</c>.</summary>
    public static string Slug(Enum member) =>
        string.Concat(member.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : $"{c}"));

    /// <summary>The text in exactly that language, or null.</summary>
    public static string? Find(string key, string language) => Found.GetOrAdd((key, language), static k =>
        Rooms.TryGetValue(k.Key.Split('.')[0], out var room)
            ? room.GetString(k.Key, k.Language == Languages.English
                ? CultureInfo.InvariantCulture
                : CultureInfo.GetCultureInfo(k.Language))
            : null);
}
