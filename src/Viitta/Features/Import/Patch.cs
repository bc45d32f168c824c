using Viitta.Common;

namespace Viitta.Features.Import;

/// <summary>What the two kinds of patches share: which values say something else than what is there.</summary>
internal static class Patch
{
    public static T? Other<T>(T? wanted, T? now)
        where T : class => wanted is null || wanted.Equals(now) ? null : wanted;

    public static IReadOnlyList<string>? OtherList(IReadOnlyList<string>? wanted, IReadOnlyList<string>? now) =>
        wanted is null || (now is not null && wanted.Order(StringComparer.Ordinal).SequenceEqual(now.Order(StringComparer.Ordinal))) ? null : wanted;

    /// <summary>
    /// What the map says with a sheet's words in it. Words that the map shows already, in whatever language, change nothing,
    /// and a language that the sheet does not say is kept.
    /// </summary>
    /// <param name="exactly">A capital letter or a comma is a change: the sheet was Viitta's own.</param>
    public static LocalText? Over(this LocalText said, LocalText now, bool exactly)
    {
        var text = now;
        foreach (var language in Languages.All.Where(l => said.Exactly(l).Length > 0))
        {
            if (Compared(now.In(language)) != Compared(said.Exactly(language)))
            {
                text = text.With(language, said.Exactly(language));
            }
        }
        return text == now ? null : text;

        string Compared(string words) => exactly ? string.Join(' ', words.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)) : PlainText.Of(words);
    }

    /// <summary>Spreadsheet programs write blanks and lines their own way, and control characters not at all.</summary>
    private static readonly char[] Blanks = [.. Enumerable.Range(0, 33).Select(c => (char)c), '\u00A0'];
}
