using System.Globalization;
using Viitta.Common;
using Viitta.Features.Pathways;

namespace Viitta.Features.Coverage;

public enum AgeChoice
{
    Children,
    Adults,
    Older,
}

/// <summary>
/// A <see cref="ReachQuestion"/> as it stands in the address. Somebody has to be asked for, so what the address leaves out
/// takes a value: a grown woman who lives in the municipality, in the first theme. That a fact is not known is said.
/// </summary>
public sealed record CoverageAsked
{
    /// <summary>In place of a gender, residence situation or theme: not known.</summary>
    public const string NotKnown = "not-known";

    public static readonly IReadOnlyList<string> Genders = ["women", "men", "other"];

    public string Need { get; init; } = "";

    public string Municipality { get; init; } = "";

    public AgeChoice Ages { get; init; } = AgeChoice.Adults;

    /// <summary>Empty is not known, as for the two below.</summary>
    public string Gender { get; init; } = "";

    public string Residence { get; init; } = "";

    public string Theme { get; init; } = "";

    public string Language { get; init; } = Languages.Finnish;

    public Reader Reader { get; init; } = Reader.Member;

    public bool Consents { get; init; }

    public bool InterpreterDoes { get; init; } = true;

    public bool StaleCounts { get; init; }

    public int Year { get; init; }

    /// <param name="most">As much as the actor may see: the default, and the limit.</param>
    /// <param name="errors">Takes what was asked and cannot be; that then counts as not asked.</param>
    public static CoverageAsked From(IQueryCollection query, Catalogue catalogue, Reader most, int thisYear, List<Refusal> errors)
    {
        return new()
        {
            Need = OneOf("need", catalogue.Needs.Select(n => n.Id)),
            Municipality = OneOf("municipality", catalogue.Municipalities.Select(m => m.Code)),
            Ages = Member("ages", AgeChoice.Adults, _ => true),
            Gender = Fact("gender", Genders),
            Residence = Fact("residence", [.. catalogue.ResidenceSituations.Select(r => r.Id)]),
            Theme = Fact("theme", [.. catalogue.Themes.Select(t => t.Id)]),
            Language = OneOf("language", catalogue.ServiceLanguages.Select(l => l.Id)) is { Length: > 0 } language ? language : Languages.Finnish,
            Reader = Member("reader", most, reader => reader <= most),
            Consents = query["consents"] == "true",
            InterpreterDoes = query["interpreter"] != "no",
            StaleCounts = query["stale"] == "true",
            Year = OneOf("year", [Text(thisYear), Text(thisYear + 1)]) is { Length: > 0 } year ? int.Parse(year, CultureInfo.InvariantCulture) : thisYear,
        };

        string OneOf(string field, IEnumerable<string> choices)
        {
            var value = query[field].ToString();
            if (value.Length == 0 || choices.Contains(value))
            {
                return value;
            }
            errors.Add(Refusals.NotAChoice.For(field));
            return "";
        }

        string Fact(string field, IReadOnlyList<string> choices) => OneOf(field, choices.Append(NotKnown)) switch
        {
            NotKnown => "",
            "" => choices[0],
            var fact => fact,
        };

        T Member<T>(string field, T otherwise, Func<T, bool> allowed)
            where T : struct, Enum
        {
            var slug = OneOf(field, Enum.GetValues<T>().Where(allowed).Select(m => Texts.Slug(m)));
            return slug.Length == 0 ? otherwise : Enum.GetValues<T>().Single(m => Texts.Slug(m) == slug);
        }
    }

    public Profile Profile => new(
        Ages switch { AgeChoice.Children => AgeGroup.Children, AgeChoice.Older => AgeGroup.Older, _ => AgeGroup.Adults },
        Gender, Residence, Theme, Consents);

    /// <summary>What the person says of the decision points of a pathway; the others are open, the hour too.</summary>
    public Situation Situation => Situation.OfPerson(Ages == AgeChoice.Children, Residence, Consents);

    public ReachQuestion Question(string need, string municipality) => new()
    {
        Municipality = municipality,
        Need = need,
        Profile = Profile,
        Language = Language,
        InterpreterDoes = InterpreterDoes,
        Reader = Reader,
        StaleCounts = StaleCounts,
    };

    /// <summary>The same question as the end of an address.</summary>
    public string Query(params IEnumerable<(string Name, string Value)> more) => QueryString.Create(
        new (string Name, string Value)[]
        {
            ("need", Need), ("municipality", Municipality), ("ages", Ages == AgeChoice.Adults ? "" : Texts.Slug(Ages)), ("gender", Said(Gender)),
            ("residence", Said(Residence)), ("theme", Said(Theme)), ("language", Language == Languages.Finnish ? "" : Language), ("reader", Texts.Slug(Reader)),
            ("consents", Consents ? "true" : ""), ("interpreter", InterpreterDoes ? "" : "no"), ("stale", StaleCounts ? "true" : ""), ("year", Text(Year)),
        }.Concat(more).Where(f => f.Value.Length > 0).Select(f => KeyValuePair.Create(f.Name, (string?)f.Value))).ToString();

    public static string Said(string fact) => fact.Length == 0 ? NotKnown : fact;

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
