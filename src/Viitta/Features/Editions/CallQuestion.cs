using System.Globalization;
using NodaTime;
using Viitta.Common;
using Viitta.Features.Pathways;

namespace Viitta.Features.Editions;

/// <summary>What somebody asks: whom do I call?</summary>
/// <param name="Theme">Empty: any.</param>
/// <param name="Municipality">Empty: any.</param>
/// <param name="At">UTC; null is now.</param>
/// <param name="Language">Id of content/languages.yaml that the person speaks.</param>
public sealed record CallQuestion(
    string Theme, string Municipality, DateTime? At = null, string? Language = null, int? Age = null, string? Residence = null)
{
    /// <summary>Id of content/needs.yaml, the concern instead of a theme; a theme beside it only narrows. Empty: any.</summary>
    public string Need { get; init; } = "";

    /// <summary>What it tells of the decision points of a pathway.</summary>
    public Situation Situation => Situation.OfPerson(Age is { } age ? age < 18 : null, Residence, consent: null);
}

/// <summary>The question as it stands in the address: typed by hand, from a bookmark or by the form.</summary>
public sealed record CallAsked
{
    /// <summary>The one field in which a theme or a need is chosen.</summary>
    public const string Concern = "concern";

    public static readonly Refusal NotATime = new("editions.not-a-time", 400) { Field = "at" };
    public static readonly Refusal NotAnAge = new("editions.not-an-age", 400) { Field = "age" };

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "d.M.yyyy H.mm", "d.M.yyyy H:mm"];

    public string Theme { get; init; } = "";

    public string Need { get; init; } = "";

    public string Municipality { get; init; } = "";

    /// <summary>Local time in Finland; empty is now.</summary>
    public string At { get; init; } = "";

    public string Language { get; init; } = "";

    public string Age { get; init; } = "";

    public string Residence { get; init; } = "";

    /// <summary>As a native date and time field takes it; otherwise the field must be plain text to keep what was typed.</summary>
    public bool AtIsNative => At.Length == 0 || Exact(At, Times[..2]) is not null;

    /// <summary>An address says theme= or need=; the form, which works without a script, says concern= for both.</summary>
    public static CallAsked From(IQueryCollection query) => new CallAsked
    {
        Theme = query["theme"].ToString(),
        Need = query["need"].ToString(),
        Municipality = query["municipality"].ToString(),
        At = query["at"].ToString(),
        Language = query["language"].ToString(),
        Age = query["age"].ToString(),
        Residence = query["residence"].ToString(),
    }.With(query[Concern].ToString());

    private CallAsked With(string concern) => concern.Length == 0 ? this
        : concern is ['n', >= '0' and <= '9', >= '0' and <= '9'] ? this with { Theme = "", Need = concern }
        : this with { Theme = concern, Need = "" };

    /// <summary>What is chosen in the form: a need goes before the theme that only narrows it.</summary>
    public string Chosen => Need.Length > 0 ? Need : Theme;

    public bool IsNothing => Theme.Length + Need.Length + Municipality.Length == 0;

    /// <summary>The same question as an address, with what was not asked left out.</summary>
    public string Query(params IEnumerable<(string Name, string Value)> more) => QueryString.Create(
        new (string Name, string Value)[]
        {
            ("theme", Theme), ("need", Need), ("municipality", Municipality), ("at", At), ("language", Language), ("age", Age), ("residence", Residence),
        }.Concat(more).Where(f => f.Value.Length > 0).Select(f => KeyValuePair.Create(f.Name, (string?)f.Value))).ToString();

    /// <summary>Reads what can be read; each thing that cannot is added to the errors and counts as not asked.</summary>
    public CallQuestion Read(Catalogue catalogue, List<Refusal> errors)
    {
        if (Theme.Length + Need.Length == 0)
        {
            errors.Add(Refusals.Required.For(Concern));
        }
        if (Municipality.Length == 0)
        {
            errors.Add(Refusals.Required.For("municipality"));
        }
        return Read(catalogue, errors, Concern);
    }

    /// <summary>The same where nothing has to be asked, and the theme has a field of its own.</summary>
    public CallQuestion ReadWhatIsThere(Catalogue catalogue, List<Refusal> errors) => Read(catalogue, errors, "theme");

    private CallQuestion Read(Catalogue catalogue, List<Refusal> errors, string concern)
    {
        Choice(concern, Theme, catalogue.Themes.Any(t => t.Id == Theme));
        Choice(concern, Need, catalogue.Needs.Any(n => n.Id == Need));
        Choice("municipality", Municipality, catalogue.Municipality(Municipality) is not null);
        Choice("language", Language, catalogue.ServiceLanguages.Any(l => l.Id == Language));
        Choice("residence", Residence, catalogue.ResidenceSituations.Any(r => r.Id == Residence));
        var at = Exact(At, Times);
        if (at is null && At.Length > 0)
        {
            errors.Add(NotATime);
        }
        int? age = int.TryParse(Age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years is >= 0 and <= 120 ? years : null;
        if (age is null && Age.Length > 0)
        {
            errors.Add(NotAnAge);
        }
        return new CallQuestion(Theme, Municipality, at, Asked(Language), age, Asked(Residence)) { Need = Need };

        void Choice(string field, string value, bool known)
        {
            if (value.Length > 0 && !known)
            {
                errors.Add(Refusals.NotAChoice.For(field));
            }
        }
    }

    private static string? Asked(string value) => value.Length == 0 ? null : value;

    private static DateTime? Exact(string text, string[] formats) =>
        DateTime.TryParseExact(text.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year is >= 2000 and < 2100
            ? Clock.ToUtc(LocalDateTime.FromDateTime(local))
            : null;
}
