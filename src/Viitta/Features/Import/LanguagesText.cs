using Viitta.Common;

namespace Viitta.Features.Import;

/// <param name="Ids">Null when none was said.</param>
/// <param name="Interpreter">Null when nothing was said.</param>
public sealed record SpokenLanguages(IReadOnlyList<string>? Ids, bool? Interpreter, IReadOnlyList<string> Unknown);

/// <summary>"suomi, ruotsi; tulkki", "fi/sv/en", "suomeksi ja ruotsiksi", "på svenska och finska".</summary>
public sealed class LanguagesText(Catalogue catalogue)
{
    private static readonly HashSet<string> InterpreterWords = ["tulkki", "tulkkaus", "tulkin", "tulkattuna", "tolk", "tolkning", "interpreter"];
    private static readonly HashSet<string> Between = ["ja", "sekä", "och", "samt", "and", "på", "in", "kieli", "kielellä", "språk", "myös", "även", "also", "tarvittaessa", "vid", "behov"];

    private readonly NameFinder _names = new(catalogue.ServiceLanguages);

    public SpokenLanguages Read(string cell, string interpreterCell)
    {
        var (ids, unknown) = (new List<string>(), new List<string>());
        bool? interpreter = null;
        foreach (var piece in cell.Split([',', ';', '/', '\n', '|', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (_names.Find(piece) is { } whole)
            {
                ids.Add(whole);
                continue;
            }
            foreach (var word in PlainText.Of(piece).Split(' ').Where(w => w.Length > 0 && !Between.Contains(w)))
            {
                if (InterpreterWords.Contains(word))
                {
                    interpreter = true;
                }
                else if (Find(word) is { } id)
                {
                    ids.Add(id);
                }
                else
                {
                    unknown.Add(word);
                }
            }
        }
        var said = PlainText.Of(interpreterCell);
        if (interpreterCell.Length > 0)
        {
            var answer = InterpreterWords.Contains(said) ? true : YesNoText.Read(interpreterCell);
            interpreter = answer ?? interpreter;
            unknown.AddRange(answer is null ? [interpreterCell] : []);
        }
        return new SpokenLanguages(ids.Count > 0 ? [.. catalogue.ServiceLanguages.Select(l => l.Id).Where(ids.Contains)] : null, interpreter, unknown);
    }

    /// <summary>Finnish says "in Finnish" with an ending: suomeksi, englanniksi.</summary>
    private string? Find(string word) => _names.Find(word)
        ?? (word.EndsWith("ksi", StringComparison.Ordinal)
            ? _names.Find(word[..^3]) ?? _names.Find($"{word[..^4]}i") ?? _names.Find(word[..^3].Replace("nn", "nt", StringComparison.Ordinal)) : null);
}

/// <summary>The TLP word, or what people write for it. What is not said is never made public.</summary>
public static class VisibilityText
{
    public static Visibility? Read(string cell) => PlainText.Of(cell).Replace("tlp ", "", StringComparison.Ordinal) switch
    {
        "clear" or "white" or "julkinen" or "kaikille" or "offentlig" or "public" => Visibility.Clear,
        "green" or "verkosto" or "verkoston jäsenille" or "jäsenille" or "nätverket" or "medlemmar" or "members" => Visibility.Green,
        "amber strict" or "amber" or "red" or "viranomaisille" or "viranomaiset" or "myndigheter" or "authorities" => Visibility.AmberStrict,
        _ => null,
    };
}
