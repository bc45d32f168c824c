using Microsoft.AspNetCore.Http;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.Editions;

/// <summary>The concern may be a need instead of a theme.</summary>
public sealed class NeedTests
{
    private static readonly DateTime Night = new(2026, 11, 21, 20, 40, 0, DateTimeKind.Utc);
    private static readonly Schedule Office = new() { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 480, 960)] };

    [Fact]
    public void What_works_now_goes_first_then_who_leads_then_what_is_verified_then_what_is_near()
    {
        var (leader, far) = (Guid.NewGuid(), Guid.NewGuid());
        var document = new EditionDocument
        {
            NetworkName = LocalText.Same("North Savo"),
            IsPractice = false,
            Pathways =
            [
                new EditionPathway("forced-marriage", 1, new DateOnly(2026, 10, 1),
                [
                    new EditionStep("P2", LocalText.Empty, [new EditionResponsibility(leader, null, Role.Leads, null, Cover.Always, LocalText.Empty, null)]),
                ]),
            ],
            Organizations =
            [
                new EditionOrganization(far, LocalText.Same("Far"), "ngo", true, [Service("far", "n02", Schedule.RoundTheClock, Night)]),
                Near("closed leader", "n02", Office, null, leader),
                Near("other need", "n04", Schedule.RoundTheClock, Night),
                Near("near", "n02", Schedule.RoundTheClock, Night),
                Near("unverified", "n02", Schedule.RoundTheClock, null),
                Near("leader", "n02", Schedule.RoundTheClock, null, leader),
            ],
        };
        var answering = new CallAnswering(document, new CallQuestion("", "140") { Need = "n02" }, Night, Night, onPaper: false);

        Assert.Empty(answering.Steps(_ => true));
        Assert.Equal(["leader", "near", "far", "unverified", "closed leader"], answering.Services().Select(c => c.Service.Fi));
        Assert.Equal([new LedStep("forced-marriage", "P2")], answering.Services()[0].Leads);
        Assert.Contains(answering.Always([]), c => c.Service.Fi == "other need");
    }

    [Fact]
    public void Who_leads_only_for_the_young_is_named_with_that_until_the_age_is_said()
    {
        var (young, old) = (Guid.NewGuid(), Guid.NewGuid());
        var minor = Situation.Any.With("minor", true);
        var document = new EditionDocument
        {
            NetworkName = LocalText.Same("North Savo"),
            IsPractice = false,
            Pathways =
            [
                new EditionPathway("forced-marriage", 1, new DateOnly(2026, 10, 1),
                [
                    new EditionStep("P2", LocalText.Empty,
                    [
                        Lead(young, minor),
                        Lead(old, Situation.Any.With("minor", false)),
                    ]),
                ]),
            ],
            Organizations = [Near("young", "n02", Schedule.RoundTheClock, Night, young), Near("old", "n02", Schedule.RoundTheClock, Night, old)],
        };
        Assert.Empty(EditionGaps.Of(document, Night).Steps);
        Assert.Equal([("young", minor), ("old", Situation.Any.With("minor", false))], Leaders(null));
        Assert.Equal([("young", Situation.Any)], Leaders(17));
        Assert.Equal([("old", Situation.Any)], Leaders(18));
        var read = EditionDocument.Read(document.Write());
        Assert.Equal(minor, read.Pathways[0].Steps[0].Responsibilities[0].When);
        // The first editions say nothing of it.
        Assert.Equal(Situation.Any, EditionDocument.Read(document.Write().Replace("\"when\":", "\"once\":", StringComparison.Ordinal)).Pathways[0].Steps[0].Responsibilities[0].When);
        var without = document with { Pathways = [document.Pathways[0] with { Steps = [new("P2", LocalText.Empty, [Lead(young, minor)])] }] };
        Assert.Single(EditionGaps.Of(without, Night).Steps);

        static EditionResponsibility Lead(Guid by, Situation when) => new(by, null, Role.Leads, null, Cover.Always, LocalText.Empty, null) { When = when };

        IEnumerable<(string, Situation)> Leaders(int? age) =>
            Assert.Single(new CallAnswering(document, new("forced-marriage", "140", Age: age), Night, Night, onPaper: false).Steps(_ => true))
                .Leaders.Select(l => (l.Organization.Fi, l.When));
    }

    [Theory]
    [InlineData("?concern=n02&municipality=140", "?need=n02&municipality=140")]
    [InlineData("?concern=forced-marriage&municipality=140", "?theme=forced-marriage&municipality=140")]
    [InlineData("?theme=forced-marriage&concern=n02", "?need=n02")]
    [InlineData("?theme=forced-marriage&need=n02", "?theme=forced-marriage&need=n02")]
    public void One_field_asks_for_both_and_the_address_says_which(string typed, string address) =>
        Assert.Equal(address, CallAsked.From(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(typed))).Query());

    private static EditionOrganization Near(string name, string need, Schedule schedule, DateTime? verified, Guid? id = null) =>
        new(id ?? Guid.NewGuid(), LocalText.Same(name), "ngo", false, [Service(name, need, schedule, verified)]);

    private static EditionService Service(string name, string need, Schedule schedule, DateTime? verified) => new(
        Guid.NewGuid(), LocalText.Same(name), LocalText.Empty, [need], [], null, null, [], [], [], false, LocalText.Empty,
        [
            new EditionContact(
                Guid.NewGuid(), LocalText.Same("phone"), "017 000 0117", "", "", ["fi"], false, Visibility.Clear, schedule,
                LocalText.Empty, LocalText.Empty, verified, LocalText.Empty, null),
        ]);
}
