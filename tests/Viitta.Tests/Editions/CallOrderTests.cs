using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.Editions;

/// <summary>Among those who answer: speaks the language, then verified, then near; and whom a service takes. No database.</summary>
public sealed class CallOrderTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 20, 40, 0, DateTimeKind.Utc);

    private static EditionContact Contact(string function, int? verifiedDaysAgo = 10, string[]? languages = null, bool interpreter = false) => new(
        Guid.NewGuid(), LocalText.Same(function), $"017 000 {function.Length:0000}", "", "", languages ?? ["fi"], interpreter, Visibility.Clear,
        Schedule.RoundTheClock, LocalText.Empty, LocalText.Empty, verifiedDaysAgo is { } days ? Now.AddDays(-days) : null, LocalText.Empty, null);

    private static EditionService Service(params IReadOnlyList<EditionContact> contacts) => new(
        Guid.NewGuid(), LocalText.Same("Service"), LocalText.Empty, ["n01"], [], null, null, [], [], [], false, LocalText.Empty, contacts);

    private static EditionOrganization Organization(bool national, params IReadOnlyList<EditionService> services) =>
        new(Guid.NewGuid(), LocalText.Same("Organisation"), "social", national, services);

    private static CallAnswering Asked(CallQuestion question, params IReadOnlyList<EditionOrganization> organizations) => new(
        new EditionDocument { NetworkName = LocalText.Same("Region"), IsPractice = false, Pathways = [], Organizations = organizations }, question, Now, Now, onPaper: false);

    private static IReadOnlyList<string> Functions(IEnumerable<CallContact> contacts) => [.. contacts.Select(c => c.Function.Fi)];

    [Fact]
    public void Who_was_confirmed_lately_comes_first() => Assert.Equal(
        ["fresh", "an ageing one", "a stale", "never it was"],
        Functions(Asked(new CallQuestion("", ""), Organization(false, Service(
            Contact("never it was", null), Contact("a stale", 400), Contact("an ageing one", 200), Contact("fresh")))).Always([])));

    [Fact]
    public void Who_speaks_the_language_comes_before_an_interpreter_and_that_before_nothing()
    {
        var service = Service(Contact("neither"), Contact("with an interpreter", interpreter: true), Contact("speaks it", 400, ["ru"]));
        var organization = Organization(false, service);
        Assert.Equal(
            ["speaks it", "with an interpreter", "neither"],
            Functions(Asked(new CallQuestion("", "", Language: "ru"), organization).ContactsOf(organization, service)));
    }

    [Fact]
    public void The_region_s_own_come_before_the_country_s_and_the_municipality_s_before_the_region_s() => Assert.Equal(
        ["Iisalmi", "the region", "the country's"],
        Functions(Asked(
            new CallQuestion("", TestRegion.Iisalmi),
            Organization(true, Office("the country's")), Organization(false, Office("the region"), Office("Iisalmi") with { Area = [TestRegion.Iisalmi] })).Services()));

    [Fact]
    public void A_service_for_some_only_is_not_offered_to_others()
    {
        var services = Organization(
            false,
            Service(Contact("permit")) with { ResidenceSituations = ["r1"] },
            Service(Contact("elsewhere")) with { Area = ["297"] },
            Service(Contact("everybody's")));
        Assert.Equal(["everybody's"], Functions(Asked(new CallQuestion("", TestRegion.Iisalmi, Residence: "r2"), services).Always([])));
        Assert.Equal(["permit", "everybody's"], Functions(Asked(new CallQuestion("", TestRegion.Iisalmi, Residence: "r1"), services).Always([])));
    }

    private static EditionService Office(string function) =>
        Service(Contact(function) with { Schedule = new Schedule { Cover = Cover.OfficeHours, Slots = [new Slot([1, 2, 3, 4, 5], 480, 960)] } });
}
