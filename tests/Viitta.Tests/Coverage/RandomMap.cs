using CsCheck;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.ServiceMap;
using Viitta.Tests.ServiceMap;

namespace Viitta.Tests.Coverage;

/// <summary>
/// Small maps in which everything that can be lacking is lacking now and then, looked at for up to four days around the
/// hard days of a year: so that ten thousand can be held against a loop over their minutes.
/// </summary>
internal static class RandomMap
{
    private static readonly string[] Genders = ["women", "men"];
    private static readonly string[] Residences = ["municipality", "no-right"];
    private static readonly string[] Themes = ["forced-marriage", "other"];

    public static readonly string[] Needs = ["n01", "n02"];
    public static readonly string[] Municipalities = ["049", "091", "092"];
    public static readonly string[] Languages = ["fi", "ar"];

    public static readonly Gen<Profile> Profile =
        from ages in RandomSchedule.Among([AgeGroup.Children, AgeGroup.Adults, new AgeGroup(16, 20)])
        from gender in RandomSchedule.Among([.. Genders, ""])
        from residence in RandomSchedule.Among([.. Residences, ""])
        from theme in RandomSchedule.Among([.. Themes, ""])
        from consents in Gen.Bool
        select new Profile(ages, gender, residence, theme, consents);

    public static readonly Gen<ReachQuestion> Question =
        from municipality in RandomSchedule.Among(Municipalities)
        from need in RandomSchedule.Among(Needs)
        from profile in Profile
        from language in RandomSchedule.Among(Languages)
        from interpreter in Gen.Bool
        from reader in Gen.Enum<Reader>()
        from stale in Gen.Bool
        select new ReachQuestion
        {
            Municipality = municipality,
            Need = need,
            Profile = profile,
            Language = language,
            InterpreterDoes = interpreter,
            Reader = reader,
            StaleCounts = stale,
        };

    public static Gen<CalendarSpan> SpanNear(DateOnly turning) =>
        Gen.Select(Gen.Int[-5, 2], Gen.Int[1, 4], (before, days) => CalendarSpan.Of(turning.AddDays(before), turning.AddDays(before + days)));

    public static Gen<CoverageService> ServiceNear(DateOnly turning) =>
        from id in Gen.Guid
        from needs in Few(Needs, 1)
        from area in Gen.Frequency((1, Gen.Const((string[]?)null)), (2, Few(Municipalities, 1)!))
        from ages in RandomSchedule.Among<(int?, int?)>([(null, null), (null, null), (18, null), (null, 17), (16, 29)])
        from genders in Few(Genders, 3)
        from residences in Few(Residences, 3)
        from themes in Few(Themes, 3)
        from consent in Gen.Int[0, 4]
        from contacts in ContactNear(turning).Array[0, 2]
        select new CoverageService(id)
        {
            Needs = needs.Length == 0 ? Needs : needs,
            Area = area,
            MinAge = ages.Item1,
            MaxAge = ages.Item2,
            Genders = genders,
            ResidenceSituations = residences,
            Themes = themes,
            ConsentNeeded = consent == 0,
            Contacts = contacts,
        };

    private static Gen<CoverageContact> ContactNear(DateOnly turning) =>
        from id in Gen.Guid
        from cover in Gen.Frequency((8, Gen.Const(Cover.OfficeHours)), (1, Gen.Const(Cover.Always)), (1, Gen.Const(Cover.ByAppointment)), (1, Gen.Const(Cover.Unknown)))
        from schedule in RandomSchedule.Near(turning)
        from languages in Few(Languages, 1)
        from interpreter in Gen.Int[0, 3]
        from verified in Gen.Frequency(
            (1, Gen.Const((DateTime?)null)),
            (2, Gen.Int[-4, 6].Select(days => (DateTime?)Hour(turning.AddYears(-1).AddDays(days)))),
            (3, Gen.Int[-300, 100].Select(days => (DateTime?)Hour(turning.AddDays(days)))))
        from visibility in Gen.Frequency((4, Gen.Const(Visibility.Clear)), (1, Gen.Const(Visibility.Green)), (1, Gen.Const(Visibility.AmberStrict)))
        select new CoverageContact(id)
        {
            Schedule = schedule with { Cover = cover },
            Languages = languages,
            Interpreter = interpreter == 0,
            VerifiedAt = verified,
            Visibility = visibility,
        };

    /// <summary>23.30 or 0.30 in Helsinki, on either side of a midnight that UTC does not have.</summary>
    private static DateTime Hour(DateOnly day) => day.ToDateTime(new(day.Day % 2 == 0 ? 21 : 22, 30), DateTimeKind.Utc);

    /// <summary>One of them, all, or as often as <paramref name="empties"/> says none.</summary>
    private static Gen<string[]> Few(string[] all, int empties) =>
        Gen.Frequency((empties, Gen.Const(Array.Empty<string>())), (2, RandomSchedule.Among(all).Select(one => new[] { one })), (1, Gen.Const(all)));
}
