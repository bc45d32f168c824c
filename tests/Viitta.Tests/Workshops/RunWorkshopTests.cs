using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>The use cases: who may, twice at once, and what they leave behind.</summary>
public sealed class RunWorkshopTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly Actor Coordinator = ActorOf("north-savo", NetworkRole.Coordinator);

    private ViittaApp App => fixture.App;

    private static Actor ActorOf(string networkId, NetworkRole role) => new()
    {
        UserId = Guid.NewGuid(),
        Networks = new Dictionary<string, NetworkRole> { [networkId] = role },
    };

    private Task<Outcome> ReleaseAsync(Actor actor, Guid id, int from) =>
        App.RunAsync((ReleasePart release) => release.RunAsync(actor, id, from, default));

    private Task<Workshop> ReadAsync(Guid id) => App.InDbAsync(db => db.Workshops.Include(w => w.Tables).SingleAsync(w => w.Id == id));

    private Task<List<string>> TracesAsync(Guid id) => App.InDbAsync(db =>
        db.Traces.Where(t => t.Subject == id.ToString()).OrderBy(t => t.Id).Select(t => t.What).ToListAsync());

    private Task<Outcome<Workshop>> CreateAsync(Actor actor, NewWorkshop asked) =>
        App.RunAsync((CreateWorkshop create) => create.RunAsync(actor, asked, default));

    [Fact]
    public async Task A_double_click_releases_one_part_even_at_the_same_moment()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => ReleaseAsync(Coordinator, workshop.Id, 0))));
        Assert.All(outcomes, outcome => Assert.Equal(Outcome.Ok, outcome));
        Assert.Equal(1, (await ReadAsync(workshop.Id)).CurrentPart);
        Assert.Equal(["workshops.created", "workshops.part-released"], await TracesAsync(workshop.Id));
    }

    [Fact]
    public async Task A_whole_workshop_leaves_its_traces()
    {
        var id = (await App.AddWorkshopAsync("north-savo", parts: 1)).Id;
        await App.RunAsync((ThrowInject inject) => inject.RunAsync(Coordinator, id, "inject-1b", default));
        await App.RunAsync((SetTimer timer) => timer.RunAsync(Coordinator, id, 5, default));
        await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Coordinator, id, true, default));
        await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Coordinator, id, false, default));
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Coordinator, id, default));
        await App.RunAsync((ReopenWorkshop reopen) => reopen.RunAsync(Coordinator, id, default));
        Assert.Equal(
            ["workshops.created", "workshops.part-released", "workshops.inject-thrown", "workshops.timer-set",
                "workshops.revealed", "workshops.hidden", "workshops.closed", "workshops.reopened"],
            await TracesAsync(id));
        Assert.Equal(["inject-1b"], (await ReadAsync(id)).ReleasedInjects);
    }

    [Fact]
    public async Task Only_the_networks_coordinators_run_it()
    {
        var id = (await App.AddWorkshopAsync("north-savo")).Id;
        Actor[] others =
        [
            Actor.Stranger,
            ActorOf("north-savo", NetworkRole.Member),
            ActorOf("tampere", NetworkRole.Coordinator),
            new() { ParticipantId = Guid.NewGuid(), WorkshopId = id },
        ];
        foreach (var other in others)
        {
            Assert.Equal(Refusals.NotFound, (await ReleaseAsync(other, id, 0)).Refusal);
            Assert.Equal(Refusals.NotFound, (await CreateAsync(other, TestWorkshops.Asked(App, "north-savo"))).Refusal);
        }
        Assert.Equal(0, (await ReadAsync(id)).CurrentPart);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_workshop()
    {
        var asked = TestWorkshops.Asked(App, "north-savo", tables: 4);
        var made = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => CreateAsync(Coordinator, asked))));
        Assert.All(made, outcome => Assert.Equal(asked.Id, outcome.Value?.Id));
        Assert.Equal([1, 2, 3, 4], (await ReadAsync(asked.Id)).Tables.Select(t => t.Number).Order());
    }

    [Fact]
    public async Task Another_networks_id_makes_nothing_and_tells_nothing()
    {
        var theirs = await App.AddWorkshopAsync("tampere");
        var outcome = await CreateAsync(Coordinator, TestWorkshops.Asked(App, "north-savo") with { Id = theirs.Id });
        Assert.True(outcome.Refused);
        Assert.Equal("tampere", (await ReadAsync(theirs.Id)).NetworkId);
    }

    [Fact]
    public async Task Bad_wishes_are_refused_at_their_field()
    {
        var good = TestWorkshops.Asked(App, "north-savo");
        (NewWorkshop Asked, string Field)[] bad =
        [
            (good with { Date = good.Date!.Value.AddDays(-1) }, "date"),
            (good with { Date = null }, "date"),
            (good with { Tables = 0 }, "tables"),
            (good with { Tables = 21 }, "tables"),
            (good with { Tables = null }, "tables"),
            (good with { ScenarioKey = "nothing" }, "scenario"),
            (good with { VariantId = "17" }, "scenario"),
            (good with { ScenarioKey = "summer-holiday" }, "scenario"),
            (good with { Place = new string('x', 201) }, "place"),
        ];
        foreach (var (asked, field) in bad)
        {
            Assert.Equal(field, (await CreateAsync(Coordinator, asked)).Refusal?.Field);
        }
    }

    [Fact]
    public async Task Codes_have_no_look_alikes_and_are_shown_in_two_groups()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        Assert.Matches("^[234679ACDEFGHJKMNPQRTUVWXYZ]{3} [234679ACDEFGHJKMNPQRTUVWXYZ]{3}$", workshop.SpokenCode);
        Assert.Equal(43, workshop.JoinKey.Length);
    }
}
