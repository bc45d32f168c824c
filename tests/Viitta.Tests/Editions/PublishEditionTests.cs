using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Editions;

public sealed class PublishEditionTests : IDisposable
{
    private readonly ViittaApp _app = new();

    public void Dispose() => _app.Dispose();

    private static Actor Coordinator => new()
    {
        UserId = Guid.NewGuid(),
        Networks = new Dictionary<string, NetworkRole> { [TestRegion.Network] = NetworkRole.Coordinator },
    };

    [Fact]
    public async Task Refuses_without_an_adopted_pathway()
    {
        await _app.PlantAsync(adopt: false);
        Assert.Equal(EditionRefusals.NoPathway, (await PublishAsync(Coordinator, new(Confirmed: true))).Refusal);
        var browse = await _app.CoordinatorAsync(TestRegion.Network);
        await browse.GetAsync($"/networks/{TestRegion.Network}/editions/new");
        Assert.Contains("has not adopted a pathway yet", browse.Text);
        Assert.Null(browse.Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task Numbers_follow_each_other_and_check_by_is_half_a_year_away()
    {
        await _app.PlantAsync();
        Assert.Equal(1, (await PublishAsync(Coordinator, new(Confirmed: true))).Value);
        Assert.Equal(2, (await PublishAsync(Coordinator, new(Confirmed: true))).Value);
        var heads = await _app.InDbAsync(db => db.Editions.Heads().ToListAsync());
        Assert.Equal([2, 1], heads.Select(h => h.Number));
        Assert.All(heads, h => Assert.Equal(new DateOnly(2027, 5, 21), h.CheckBy));
    }

    [Theory]
    [InlineData("2026-11-21", true)]
    [InlineData("2026-11-22", false)]
    [InlineData("2027-11-21", false)]
    [InlineData("2027-11-22", true)]
    public async Task Check_by_is_between_tomorrow_and_a_year(string date, bool refused)
    {
        await _app.PlantAsync();
        var outcome = await PublishAsync(Coordinator, new(DateOnly.Parse(date, null), Confirmed: true));
        Assert.Equal(refused ? EditionRefusals.CheckByOut.Code : null, outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Others_may_not()
    {
        await _app.PlantAsync();
        var request = new PublishRequest(Confirmed: true);
        Assert.Equal(Refusals.NotFound, (await PublishAsync(Actor.Stranger, request)).Refusal);
        Assert.Equal(Refusals.NotFound, (await PublishAsync(Of("turku", NetworkRole.Coordinator), request)).Refusal);
        Assert.Equal(EditionRefusals.NotCoordinator, (await PublishAsync(Of(TestRegion.Network, NetworkRole.Member), request)).Refusal);
        var neighbour = await _app.CoordinatorAsync("turku");
        foreach (var page in new[] { "editions", "editions/new" })
        {
            await neighbour.GetAsync($"/networks/{TestRegion.Network}/{page}");
            Assert.Equal(404, (int)neighbour.Status);
        }
        Assert.Equal(0, await _app.InDbAsync(db => db.Editions.CountAsync()));
    }

    [Fact]
    public async Task What_is_missing_is_listed_and_ticked_before_going_on()
    {
        await _app.PlantAsync();
        var browse = await _app.CoordinatorAsync(TestRegion.Network);
        await browse.GetAsync($"/networks/{TestRegion.Network}/editions/new");
        Assert.Contains("Forced marriage: step 10", browse.Text);
        Assert.Contains("Line for authorities: never confirmed", browse.Text);
        await browse.SubmitAsync("main form.form", ("checkBy", "2027-03-01"));
        Assert.Equal(409, (int)browse.Status);
        Assert.Equal("2027-03-01", browse.Find("#checkBy").GetAttribute("value"));
        await browse.SubmitAsync("main form.form", ("confirmed", "true"));
        Assert.Equal($"/networks/{TestRegion.Network}/editions", browse.Url);
        Assert.Contains("Edition 1", browse.Text);
        Assert.Contains("check by 1 March 2027", browse.Text);
    }

    [Fact]
    public async Task A_bad_date_is_kept_as_typed()
    {
        await _app.PlantAsync();
        var browse = await _app.CoordinatorAsync(TestRegion.Network);
        await browse.GetAsync($"/networks/{TestRegion.Network}/editions/new");
        await browse.SubmitAsync("main form.form", ("checkBy", "next spring"), ("confirmed", "true"));
        Assert.Equal(400, (int)browse.Status);
        Assert.Equal("next spring", browse.Find("#checkBy").GetAttribute("value"));
        Assert.True(browse.Find("#confirmed").HasAttribute("checked"));
    }

    [Fact]
    public async Task A_double_press_publishes_once_and_a_stale_page_says_so()
    {
        await _app.PlantAsync();
        var request = new PublishRequest(Confirmed: true, Number: 1);
        Assert.Equal(1, (await PublishAsync(Coordinator, request)).Value);
        Assert.Equal(1, (await PublishAsync(Coordinator, request)).Value);
        Assert.Equal(1, await _app.InDbAsync(db => db.Editions.CountAsync()));
        _app.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(EditionRefusals.NumberTaken, (await PublishAsync(Coordinator, request)).Refusal);
    }

    [Fact]
    public async Task Pressed_twice_at_once_there_is_one_edition()
    {
        await _app.PlantAsync();
        var request = new PublishRequest(Confirmed: true, Number: 1);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PublishAsync(Coordinator, request)));
        Assert.All(outcomes, o => Assert.Equal(1, o.Value));
        Assert.Equal(1, await _app.InDbAsync(db => db.Editions.CountAsync()));
    }

    [Fact]
    public async Task Nothing_in_an_edition_changes_after_publishing()
    {
        await _app.PlantAsync();
        await _app.PublishAsync();
        await _app.ChangeAsync(async db =>
        {
            (await db.OrganizationAsync("Social emergency")).Name = LocalText.Same("Renamed");
            (await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.College)).Change(ContactDetailsOf("017 000 0999"));
        });
        var browse = _app.Browse();
        await browse.GetAsync($"/call?{TestRegion.Question}");
        Assert.Contains("Social emergency", browse.Text);
        Assert.Contains(TestRegion.College, browse.Text);
        Assert.DoesNotContain("Renamed", browse.Text);

        var coordinator = await _app.CoordinatorAsync(TestRegion.Network);
        await coordinator.GetAsync($"/networks/{TestRegion.Network}/editions/new");
        Assert.Contains("one changed contact", coordinator.Text);
        await _app.PublishAsync();
        await browse.GetAsync($"/call?{TestRegion.Question}");
        Assert.Contains("Renamed", browse.Text);
        Assert.DoesNotContain(TestRegion.College, browse.Text);
        await browse.GetAsync($"/call/print?{TestRegion.Question}&edition=1");
        Assert.Contains(TestRegion.College, browse.Text);
    }

    [Fact]
    public async Task Candidates_come_along_only_when_a_pathway_names_them()
    {
        await _app.PlantAsync();
        await _app.PublishAsync();
        var document = EditionDocument.Read(await _app.InDbAsync(db => db.Editions.Select(e => e.Document).SingleAsync()));
        var names = document.Organizations.Select(o => o.Name.Fi).ToList();
        Assert.Contains("Named candidate", names);
        Assert.DoesNotContain("Only a candidate", names);
        Assert.Contains(document.Organizations, o => o.National);
    }

    private static ContactDetails ContactDetailsOf(string phone) => new(phone, "", "", ["fi"], false, Schedule.RoundTheClock);

    private Task<Outcome<int>> PublishAsync(Actor actor, PublishRequest request) =>
        _app.RunAsync((PublishEdition p) => p.RunAsync(actor, TestRegion.Network, request, default));

    private static Actor Of(string network, NetworkRole role) =>
        new() { UserId = Guid.NewGuid(), Networks = new Dictionary<string, NetworkRole> { [network] = role } };
}
