using System.ComponentModel.DataAnnotations.Schema;

namespace Viitta.Common;

/// <summary>One text in the three languages. An empty string means "not written yet"; readers fall back visibly.</summary>
[ComplexType]
public sealed record LocalText
{
    public string Fi { get; init; } = "";

    public string Sv { get; init; } = "";

    public string En { get; init; } = "";

    public static readonly LocalText Empty = new();

    public LocalText()
    {
    }

    public LocalText(string fi, string sv, string en) => (Fi, Sv, En) = (fi, sv, en);

    /// <summary>The same words in every language: a proper name, or something written by hand in one language only.</summary>
    public static LocalText Same(string text) => new(text, text, text);

    public bool IsEmpty => Fi.Length == 0 && Sv.Length == 0 && En.Length == 0;

    /// <summary>The text in <paramref name="language"/> (fi, sv, en), else in the first language that has it: fi, en, sv.</summary>
    public string In(string language) => Shown(language).Text;

    /// <summary>The text and the language it is in, so that a page can mark a fallback with its <c>lang</c>.</summary>
    public (string Text, string Language) Shown(string language)
    {
        foreach (var candidate in (ReadOnlySpan<string>)[language, Languages.Finnish, Languages.English, Languages.Swedish])
        {
            if (Exactly(candidate) is { Length: > 0 } text)
            {
                return (text, candidate);
            }
        }
        return ("", language);
    }

    /// <summary>The text in exactly that language, or empty.</summary>
    public string Exactly(string language) => language switch
    {
        Languages.Finnish => Fi,
        Languages.Swedish => Sv,
        Languages.English => En,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "fi, sv or en"),
    };

    /// <summary>The same with one language written anew, the others kept.</summary>
    public LocalText With(string language, string text) => language switch
    {
        Languages.Finnish => this with { Fi = text },
        Languages.Swedish => this with { Sv = text },
        Languages.English => this with { En = text },
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "fi, sv or en"),
    };

    /// <summary>Languages that are not written here are as in the other.</summary>
    public LocalText OrElse(LocalText other) => new(Fi.Length > 0 ? Fi : other.Fi, Sv.Length > 0 ? Sv : other.Sv, En.Length > 0 ? En : other.En);

    public override string ToString() => In(Languages.Current);
}
