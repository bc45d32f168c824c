using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Coverage;

/// <summary>The fields in which a question of coverage is asked, as <see cref="CoverageAsked"/> reads them.</summary>
public static class CoverageFields
{
    public static readonly IReadOnlyList<string> Names =
        ["ages", "gender", "residence", "theme", "language", "interpreter", "consents", "reader", "stale", "year"];

    public static ChoiceField Of(AskedPage page, string name)
    {
        var (asked, texts, catalogue) = (page.Asked, page.T, page.Catalogue);
        (string Value, string Label) unknown = (CoverageAsked.NotKnown, texts["coverage.unknown"]);
        (string Chosen, IEnumerable<(string Value, string Label)> Options) field = name switch
        {
            "ages" => (Texts.Slug(asked.Ages), Enum.GetValues<AgeChoice>().Select(a => (Texts.Slug(a), texts.Of("coverage.ages", a)))),
            "gender" => (CoverageAsked.Said(asked.Gender), CoverageAsked.Genders.Select(g => (g, texts[$"coverage.gender.{g}"])).Append(unknown)),
            "residence" => (CoverageAsked.Said(asked.Residence), Terms(catalogue.ResidenceSituations).Append(unknown)),
            "theme" => (CoverageAsked.Said(asked.Theme), Terms(catalogue.Themes).Append(unknown)),
            "language" => (asked.Language, Terms(catalogue.ServiceLanguages)),
            "interpreter" => (asked.InterpreterDoes ? "" : "no", [("", texts["coverage.interpreter.does"]), ("no", texts["coverage.interpreter.no"])]),
            "consents" => (YesOrNo(asked.Consents), [("", texts["coverage.no"]), ("true", texts["coverage.yes"])]),
            "reader" => (Texts.Slug(asked.Reader), Enum.GetValues<Reader>().Where(r => r <= page.Most).Select(r => (Texts.Slug(r), texts.Of("coverage.reader", r)))),
            "stale" => (YesOrNo(asked.StaleCounts), [("", texts["coverage.no"]), ("true", texts["coverage.yes"])]),
            _ => ($"{asked.Year}", new[] { page.ThisYear, page.ThisYear + 1 }.Select(y => ($"{y}", $"{y}"))),
        };
        return ChoiceField.On(page, name, texts[$"coverage.ask.{name}"], field.Options, field.Chosen);
    }

    private static IEnumerable<(string Value, string Label)> Terms(IEnumerable<Term> terms) => terms.Select(t => (t.Id, t.Name.ToString()));

    private static string YesOrNo(bool yes) => yes ? "true" : "";
}
