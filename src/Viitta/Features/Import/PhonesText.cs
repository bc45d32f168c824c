using System.Text.RegularExpressions;

namespace Viitta.Features.Import;

/// <param name="Label">What stands beside the number: "päivystys"; empty when nothing does.</param>
public sealed record WrittenPhone(string Number, string Label);

/// <summary>
/// The numbers of one cell: "040 1234567 / 050 7654321, päivystys 029 123 4567". Whether each is a number is for
/// <see cref="ServiceMap.PhoneText"/> to say.
/// </summary>
public static partial class PhonesText
{
    private static readonly HashSet<string> SaysNothing =
        ["puh", "p", "puhelin", "numero", "nro", "gsm", "matkapuhelin", "tel", "telefon", "tfn", "nummer", "mobil", "phone", "mobile", "harjoitus", "övning", "practice"];

    /// <returns>The numbers, and what was not understood: a label without a number, or a piece with other digits in it.</returns>
    public static (IReadOnlyList<WrittenPhone> Phones, string NotUnderstood) Read(string cell)
    {
        var phones = new List<WrittenPhone>();
        var rest = new List<string>();
        foreach (var piece in Between().Split(cell).Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var number = Number().Match(piece);
            var words = number.Success ? $"{piece[..number.Index]} {piece[(number.Index + number.Length)..]}" : piece;
            var label = string.Join(' ', Word().Matches(words).Select(w => w.Value.TrimEnd('.', ':')).Where(w => !SaysNothing.Contains(w.ToLowerInvariant())));
            if (number.Success && !words.Any(char.IsAsciiDigit))
            {
                phones.Add(new WrittenPhone(number.Value.Trim(), label));
            }
            else if (label.Length > 0 || words.Any(char.IsAsciiDigit))
            {
                rest.Add(piece);
            }
        }
        return (phones, string.Join(", ", rest));
    }

    [GeneratedRegex(@"[\n;,/|]|\s+(?:tai|ja|eller|och|or|and)\s+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"(?<![\p{L}0-9])[+(]{0,2}[0-9][0-9()\s.\u2010-\u2015-]*[0-9]", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[\p{L}][\p{L}.:'-]*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
