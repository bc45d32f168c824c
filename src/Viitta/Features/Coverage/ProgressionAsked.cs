using System.Globalization;
using NodaTime;
using Viitta.Common;

namespace Viitta.Features.Coverage;

/// <summary>
/// How a case moves on, as it is asked in the address: for whom and where as in <see cref="CoverageAsked"/>, along which
/// pathway, and when the case begins. The year counted is the year in which it begins.
/// </summary>
/// <param name="Person">Its theme is that of the pathway once that is found.</param>
/// <param name="Pathway">Id, or a theme's: the one in force for it, else a draft. Empty is the network's first.</param>
/// <param name="Begins">As typed; local time in Finland.</param>
/// <param name="Start">UTC.</param>
public sealed record ProgressionAsked(CoverageAsked Person, string Pathway, string Begins, DateTime Start)
{
    public static readonly Refusal NotAStart = new("coverage.not-a-start", 400) { Field = "begins" };

    private const string Native = "yyyy-MM-dd'T'HH:mm";

    private static readonly string[] Local = [Native, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "d.M.yyyy H.mm", "d.M.yyyy H:mm"];

    /// <summary>With the offset, for the hour that comes twice in October.</summary>
    private const string Exact = "yyyy-MM-dd'T'HH:mmzzz";

    /// <summary>As a native date and time field takes it.</summary>
    public bool BeginsIsNative => IsExactly(Begins, Native);

    /// <inheritdoc cref="CoverageAsked.From"/>
    /// <param name="now">UTC. A case that begins at no stated time begins on the next Saturday at 22.40.</param>
    public static ProgressionAsked From(IQueryCollection query, Catalogue catalogue, Reader most, DateTime now, List<Refusal> errors)
    {
        var thisYear = Clock.LocalDate(now).Year;
        // The step in which a person is asked comes first, and no application is made without a yes: here no is the exception.
        var person = CoverageAsked.From(query, catalogue, most, thisYear, errors) with { Theme = "", Consents = query["consents"] != "no" };
        var pathway = query["pathway"].ToString() is { Length: > 0 } named ? named
            : catalogue.Themes.FirstOrDefault(t => t.Id == query["theme"].ToString())?.Id ?? "";
        var begins = query["begins"].ToString().Trim();
        var start = Read(begins);
        if (start is { } read && Clock.LocalDate(read).Year - thisYear is not (0 or 1))
        {
            start = null;
        }
        if (start is null)
        {
            if (begins.Length > 0)
            {
                errors.Add(NotAStart.With(thisYear, thisYear + 1));
            }
            var saturday = SaturdayNight(person.Year == thisYear ? Clock.Local(now) : new LocalDateTime(person.Year, 1, 1, 0, 0));
            (start, begins) = (Clock.ToUtc(saturday), begins.Length > 0 ? begins : Typed(saturday));
        }
        return new(person with { Year = Clock.LocalDate(start.Value).Year }, pathway, begins, start.Value);
    }

    /// <summary>The same question as the end of an address.</summary>
    public string Query(params IEnumerable<(string Name, string Value)> more) => (Person with { Consents = false, Need = "" })
        .Query([("consents", Person.Consents ? "" : "no"), ("pathway", Pathway), ("begins", Begins), .. more]);

    /// <summary>The same of a case that begins at another minute.</summary>
    /// <param name="start">UTC.</param>
    public ProgressionAsked At(DateTime start)
    {
        var local = Clock.Local(start);
        var begins = Clock.ToUtc(local) == start ? Typed(local)
            : new DateTimeOffset(start).ToOffset(TimeSpan.FromHours(2)).ToString(Exact, CultureInfo.InvariantCulture);
        return this with { Person = Person with { Year = local.Year }, Begins = begins, Start = start };
    }

    private static DateTime? Read(string text)
    {
        DateTime? utc = DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= 2000 and < 2100
            ? Clock.ToUtc(LocalDateTime.FromDateTime(local))
            : DateTimeOffset.TryParseExact(text, Exact, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact) ? exact.UtcDateTime : null;
        return utc?.Year is >= 2000 and < 2100 ? utc : null;
    }

    private static bool IsExactly(string text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static LocalDateTime SaturdayNight(LocalDateTime from)
    {
        var night = new LocalTime(22, 40);
        var day = from.Date.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Saturday));
        return day.At(night) < from ? day.PlusWeeks(1).At(night) : day.At(night);
    }

    private static string Typed(LocalDateTime local) => local.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
