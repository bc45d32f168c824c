using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Actions;
using Viitta.Tests.House;
using Viitta.Tests.Pathways;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Actions;

public sealed class ActionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private ViittaApp App => fixture.App;

    private Task<Outcome<Guid>> AddAsync(string network, string text, int days, Actor? actor = null, Guid? owner = null) =>
        App.RunAsync((AddAction add) => add.RunAsync(actor ?? Actor.Program,
            new NewAction(Guid.CreateVersion7(), network, "", "P6", GapKind.NoBed, new ActionTerms(text, owner, Today.AddDays(days))), default));

    [Theory]
    [InlineData(ActionState.Open, -1, true)]
    [InlineData(ActionState.Escalated, -1, true)]
    [InlineData(ActionState.Open, 0, false)]
    [InlineData(ActionState.Resolved, -1, false)]
    public void It_is_overdue_from_the_day_after_until_done(ActionState state, int days, bool overdue)
    {
        var action = new ActionItem { NetworkId = "oulu", Text = LocalText.Empty, Due = Today, CreatedAt = DateTime.UnixEpoch };
        action.Change(new ActionTerms("Beds", null, Today.AddDays(days), state), "en", DateTime.UnixEpoch.AddDays(1));
        Assert.Equal(overdue, action.IsOverdue(Today));
        Assert.Equal(state == ActionState.Resolved, action.ClosedAt is not null);
        action.Change(new ActionTerms("Beds", null, Today), "en", DateTime.UnixEpoch.AddDays(2));
        Assert.Null(action.ClosedAt);
    }

    [Theory]
    [InlineData("en", "Actions", "overdue since 11 November 2026")]
    [InlineData("fi", "Toimenpiteet", "myöhässä, määräpäivä oli 11.11.2026")]
    [InlineData("sv", "Åtgärder", "försenad, skulle vara klar 11.11.2026")]
    public async Task Overdue_ones_come_first_and_done_ones_last(string language, string title, string overdue)
    {
        var browse = await App.CoordinatorAsync("turku");
        var done = await AddAsync("turku", "Agree on the payer", 5);
        await AddAsync("turku", "Find beds", 30);
        await AddAsync("turku", "Call together", -10);
        var version = await App.InDbAsync(db => db.Actions.Where(a => a.Id == done.Value).Select(a => a.Version).SingleAsync());
        await App.RunAsync((ChangeAction change) => change.RunAsync(
            Actor.Program, done.Value, version, new ActionTerms("Agree on the payer", null, Today, ActionState.Resolved), default));
        await browse.GetAsync($"/networks/turku/actions?lang={language}");
        Assert.Equal(title, browse.TextOf("h1"));
        Assert.Contains(overdue, browse.TextOf("section[aria-labelledby=waiting] li"));
        Assert.Contains("Agree on the payer", browse.TextOf("section[aria-labelledby=done]"));
    }

    [Fact]
    public async Task A_coordinator_adds_and_changes_and_keeps_what_was_typed()
    {
        var owner = await App.AddOrganizationAsync("oulu", "Reception centre");
        var browse = await App.CoordinatorAsync("oulu");
        await browse.GetAsync("/networks/oulu/actions");
        await browse.SubmitAsync("form[action$='Add']", ("new-text", "Agree on beds"), ("new-due", "soon"));
        Assert.Equal((HttpStatusCode.BadRequest, "Agree on beds"), (browse.Status, browse.Find("#new-text").TextContent.Trim()));
        Assert.NotNull(browse.Page.QuerySelector("#new-due-error"));
        await browse.SubmitAsync("form[action$='Add']", ("new-due", "31.1.2027"), ("new-owner", owner.Id.ToString()));
        var row = browse.Find("section[aria-labelledby=waiting] li");
        Assert.Contains("Reception centre answers for it", browse.Text);

        var stale = await App.CoordinatorAsync("oulu");
        await stale.GetAsync("/networks/oulu/actions");
        await browse.SubmitAsync($"#{row.Id} form", ($"{row.Id}-state", "Escalated"));
        Assert.Contains("taken further", browse.Text);
        await stale.SubmitAsync($"#{row.Id} form", ($"{row.Id}-text", "My words"));
        Assert.Equal((HttpStatusCode.Conflict, "My words"), (stale.Status, stale.Find($"#{row.Id}-text").TextContent.Trim()));
        await stale.SubmitAsync($"#{row.Id} form", ($"{row.Id}-text", "My words"), ($"{row.Id}-state", "Resolved"));
        Assert.Contains("My words", stale.TextOf("section[aria-labelledby=done]"));
    }

    [Fact]
    public async Task Members_read_and_change_nothing_and_other_networks_see_nothing()
    {
        var added = await AddAsync("tampere", "Find an interpreter", 10);
        var member = await App.SignInAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: ("tampere", NetworkRole.Member)));
        await member.GetAsync("/networks/tampere/actions");
        Assert.Contains("Find an interpreter", member.Text);
        Assert.Empty(member.Page.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.CoordinatorAsync("oulu")).GetAsync("/networks/tampere/actions")).Status);

        var actor = StartPathwayTests.MemberOf("tampere");
        Assert.Equal(ActionItem.NotCoordinator, (await AddAsync("tampere", "Mine", 1, actor)).Refusal);
        Assert.Equal(ActionItem.NotCoordinator, (await App.RunAsync((ChangeAction change) =>
            change.RunAsync(actor, added.Value, 0, new ActionTerms("Mine", null, Today), default))).Refusal);
        Assert.Equal(Refusals.NotFound, (await AddAsync("tampere", "Mine", 1, StartPathwayTests.MemberOf("oulu"))).Refusal);
    }

    [Fact]
    public async Task An_owner_of_another_network_and_a_phone_number_are_refused()
    {
        var elsewhere = await App.AddOrganizationAsync("south-karelia", "Elsewhere");
        Assert.Equal("owner", (await AddAsync("oulu", "Beds", 1, owner: elsewhere.Id)).Refusal?.Field);
        Assert.Equal(Refusals.Suspicious.For("text"), (await AddAsync("oulu", "Call 040 123 4567", 1)).Refusal);
    }

    [Fact]
    public async Task The_API_adds_lists_and_changes()
    {
        using var client = await App.TokenClientAsync("ostrobothnia");
        var id = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
        {
            var added = await client.PostAsJsonAsync("/api/v1/actions", new { id, network = "ostrobothnia", stepId = "P3", text = "Interpreter", due = "2027-01-31" });
            Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        }
        var listed = (await client.GetFromJsonAsync<JsonElement>("/api/v1/actions?network=ostrobothnia")).EnumerateArray().Single();
        Assert.Equal(id, listed.GetProperty("id").GetGuid());
        var change = new { version = listed.GetProperty("version").GetInt32(), text = "Interpreter", ownerId = (Guid?)null, due = "2027-01-31", state = "Agreed" };
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync($"/api/v1/actions/{id}", change)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PutAsJsonAsync($"/api/v1/actions/{id}", change with { state = "Open" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/actions?network=oulu")).StatusCode);
    }

    [Fact]
    public async Task The_API_warns_of_a_person_s_details_and_lets_the_warning_be_overruled()
    {
        using var client = await App.TokenClientAsync("south-karelia");
        var asked = new { id = Guid.CreateVersion7(), network = "south-karelia", text = "Call 040 123 4567", due = "2027-01-31", overruled = false };
        var warned = await client.PostAsJsonAsync("/api/v1/actions", asked);
        Assert.Equal("/problems/common.suspicious", (await warned.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/v1/actions", asked with { overruled = true })).StatusCode);
    }

    /// <summary>Left out, the state would be open again and the owner gone.</summary>
    [Theory]
    [InlineData("state")]
    [InlineData("ownerId")]
    [InlineData("due")]
    public async Task A_change_that_leaves_something_out_is_refused(string left)
    {
        var added = await AddAsync("south-karelia", "Beds", 1);
        using var client = await App.TokenClientAsync("south-karelia");
        var body = new Dictionary<string, object?> { ["version"] = 0, ["text"] = "Beds", ["ownerId"] = null, ["due"] = "2027-01-31", ["state"] = "Agreed" };
        body.Remove(left);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsJsonAsync($"/api/v1/actions/{added.Value}", body)).StatusCode);
    }

    [Fact]
    public async Task Sent_twice_at_once_there_is_one_action()
    {
        var asked = new NewAction(Guid.CreateVersion7(), "north-savo", "", "", null, new ActionTerms("Once", null, Today));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => App.RunAsync((AddAction add) => add.RunAsync(Actor.Program, asked, default))));
        Assert.All(outcomes, o => Assert.Equal(asked.Id, o.Value));
        Assert.Equal(1, await App.InDbAsync(db => db.Actions.CountAsync(a => a.Id == asked.Id)));
    }

    [Fact]
    public async Task An_action_in_another_language_is_closed_without_being_written_again()
    {
        var added = await AddAsync("south-karelia", "temporary", 10);
        await App.InDbAsync(async db =>
        {
            var row = await db.Actions.FirstAsync(a => a.Id == added.Value);
            row.Text = new LocalText("Sovi päivystyksestä", "", "");
            db.Record(ChangeAction.Changed, row.Id, row.NetworkId, Actor.Program, App.Time.Now());
            return await db.SaveChangesAsync();
        });
        var browse = await App.CoordinatorAsync("south-karelia");
        await browse.GetAsync("/networks/south-karelia/actions");
        var field = $"a{added.Value:N}";
        Assert.Equal("fi", browse.Find($"#{field}-text").GetAttribute("lang"));
        await browse.SubmitAsync($"#{field} form", ($"{field}-state", "Resolved"));
        Assert.Equal(HttpStatusCode.OK, browse.Status);
        var action = await App.InDbAsync(db => db.Actions.FirstAsync(a => a.Id == added.Value));
        Assert.Equal((ActionState.Resolved, new LocalText("Sovi päivystyksestä", "", "")), (action.State, action.Text));
    }
}
