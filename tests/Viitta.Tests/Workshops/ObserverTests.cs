using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.Editions;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>Whoever only follows sees what the table sees, writes nothing, and is counted among none of those who work.</summary>
public sealed class ObserverTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Network = "north-savo";

    private ViittaApp App => fixture.App;

    [Theory]
    [InlineData("en", "You follow this table", "0 phones · 1 observer")]
    [InlineData("fi", "Seuraat tätä pöytää", "0 puhelinta · 1 tarkkailija")]
    [InlineData("sv", "Du följer det här bordet", "0 telefoner · 1 observatör")]
    public async Task A_box_on_the_join_form_makes_an_observer_who_reads_and_has_no_form(string language, string title, string count)
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        var browse = await ObserverAsync(workshop, language);
        Assert.Contains(title, browse.TextOf("#news"));
        Assert.Contains(count, browse.TextOf("#bar"));
        Assert.Empty(browse.Page.QuerySelectorAll("main form"));
        await App.SaveAsync(await App.AddPhoneAsync(workshop), TestTables.Draft("Night team"));
        await browse.GetAsync("/table?part=1");
        Assert.Contains("Night team", browse.TextOf("#lines-part-1-P1"));
        Assert.Empty(browse.Page.QuerySelectorAll("main form, main a.remove"));
    }

    [Fact]
    public async Task Words_sent_all_the_same_are_refused_and_shown_to_be_copied()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        var browse = await App.SeatAsync(workshop); // has the form on the page
        var participant = await App.InDbAsync(db => db.Participants.SingleAsync(p => p.WorkshopId == workshop.Id));
        await SetAsync(participant.Id, observes: true);
        await browse.SubmitAsync("#add-P1-gap form", ("P1-gap-gap", "no-one"), ("P1-gap-text", "Nobody at night"));
        Assert.Equal(HttpStatusCode.Forbidden, browse.Status);
        Assert.Equal("Nobody at night", browse.TextOf("#unsaved textarea"));
        Assert.Contains("nothing was saved", browse.Text);
        Assert.Empty(await App.AnswersAsync(workshop));
        await browse.ClickAsync("#news a[href*='change=1']");
        Assert.False(browse.Find("#observes").HasAttribute("checked"));
        await browse.SubmitAsync("button[value='1']");
        Assert.Null(browse.Page.QuerySelector("#unsaved"));
        await browse.SubmitAsync("#add-P1-gap form", ("P1-gap-gap", "no-one"), ("P1-gap-text", "Nobody at night"));
        var after = await App.InDbAsync(db => db.Participants.SingleAsync(p => p.WorkshopId == workshop.Id));
        Assert.Equal((participant.Id, participant.PseudonymNumber, false), (after.Id, after.PseudonymNumber, after.Observes));
        Assert.Single(await App.AnswersAsync(workshop));
    }

    [Fact]
    public async Task No_way_of_writing_is_open_to_an_observer()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 6);
        await App.RunAsync((SetHotWash set) => set.RunAsync(Actor.Program, workshop.Id, HotWashState.Open, default));
        var (phone, observer) = (await App.AddPhoneAsync(workshop), await App.AddPhoneAsync(workshop, observes: true));
        await App.SaveAsync(phone, TestTables.Draft());
        var answer = Assert.Single(await App.AnswersAsync(workshop));
        var note = new HotWashDraft(Guid.CreateVersion7(), HotWashKind.Keep, "The quiet start");
        await App.RunAsync((WriteHotWash write) => write.RunAsync(phone, note, default));
        Outcome[] outcomes =
        [
            await App.SaveAsync(observer, TestTables.Draft()),
            await App.SaveAsync(observer, TestTables.Draft("Other", answer.Id, answer.Version)),
            await App.RunAsync((RemoveAnswer remove) => remove.RunAsync(observer, answer.Id, answer.Version, default)),
            await App.RunAsync((RestoreAnswer restore) => restore.RunAsync(observer, answer.Id, default)),
            await App.RunAsync((JoinWordings join) => join.RunAsync(observer, answer.Id, null, 0, 0, default)),
            await App.RunAsync((WriteHotWash write) => write.RunAsync(observer, note with { Id = Guid.CreateVersion7() }, default)),
            await App.RunAsync((RemoveHotWash remove) => remove.RunAsync(observer, note.Id, default)),
        ];
        Assert.All(outcomes, o => Assert.Equal(OpenTable.OnlyFollows, o.Refusal));
        Assert.Equal(answer.Version, Assert.Single(await App.AnswersAsync(workshop)).Version);

        var browse = await ObserverAsync(workshop);
        await browse.GetAsync("/table");
        await browse.ClickAsync("#news a[href='/table/hot-wash']");
        Assert.Contains("The quiet start", browse.TextOf("#notes-keep"));
        Assert.Null(browse.Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task The_API_joins_one_tells_so_and_refuses_what_is_sent()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        using var client = App.CreateClient();
        var joined = await client.PostAsJsonAsync("/api/v1/workshops/join", new { joinKey = workshop.JoinKey, sector = "edu", table = 1, observes = true });
        var key = (await joined.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var table = await client.GetFromJsonAsync<JsonElement>("/api/v1/workshops/table");
        Assert.Equal((0, 1, true), (table.GetProperty("phones").GetInt32(), table.GetProperty("observers").GetInt32(), table.GetProperty("observes").GetBoolean()));
        var body = new { part = "part-1", step = "P1", kind = "question", wording = new { text = "Who?" } };
        var refused = await client.PutAsJsonAsync($"/api/v1/workshops/answers/{Guid.CreateVersion7()}", body);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("/problems/workshops.only-follows", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_room_counts_observers_by_themselves()
    {
        var workshop = await App.AddWorkshopAsync(Network);
        for (var i = 0; i < 3; i++)
        {
            await App.AddPhoneAsync(workshop);
        }
        await App.AddPhoneAsync(workshop, observes: true);
        var desk = await App.CoordinatorAsync(Network);
        await desk.GetAsync($"/workshops/{workshop.Id}/stage");
        Assert.Contains("3 phones have joined. 1 observer follows.", desk.TextOf("#now"));
        Assert.Contains("3 phones · 1 observer", desk.TextOf("#tables"));
        await desk.GetAsync($"/workshops/{workshop.Id}/projector");
        Assert.Contains("Table 1: 3 phones · 1 observer", desk.TextOf(".room-tables"));
        Assert.Contains("Table 2: 0 phones", desk.TextOf(".room-tables"));
        Assert.DoesNotContain("Table 2: 0 phones ·", desk.TextOf(".room-tables"));
    }

    [Fact]
    public async Task The_report_counts_them_in_no_field()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 1);
        for (var i = 0; i < 5; i++)
        {
            await App.AddPhoneAsync(workshop);
        }
        for (var i = 0; i < 2; i++)
        {
            await App.RunAsync((JoinWorkshop join) => join.RunAsync(workshop.JoinKey, Secrets.NewKey(), "police", 1, observes: true, default));
        }
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        var desk = await App.CoordinatorAsync("oulu");
        await desk.GetAsync($"/workshops/{workshop.Id}/report");
        Assert.Contains("2 observers followed without answering.", desk.Text);
        var who = desk.TextOf("section[aria-labelledby=who]");
        Assert.Contains("5", who);
        Assert.DoesNotContain("7", who);
        Assert.Contains("Police", who[who.IndexOf("At no table", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task Nobody_asks_an_observer_how_it_was()
    {
        var workshop = await App.AddWorkshopAsync(Network);
        var browse = await ObserverAsync(workshop);
        await browse.GetAsync("/table?part=0");
        Assert.DoesNotContain("/feedback", browse.Page.Body!.InnerHtml);
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await browse.GetAsync("/table?part=0");
        Assert.Contains("Thank you for following", browse.Text);
        Assert.DoesNotContain("/feedback", browse.Page.Body!.InnerHtml);
        foreach (var address in new[] { "feedback", "feedback/arrival", "feedback/later" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browse.GetAsync($"/workshops/{workshop.Id}/{address}")).Status);
        }
    }

    private async Task<Browse> ObserverAsync(Workshop workshop, string language = "en")
    {
        var browse = await App.Browse(language).GetAsync($"/join/{workshop.JoinKey}");
        return await browse.SubmitAsync("button[value='1']", ("sector", "edu"), ("observes", "true"));
    }

    /// <summary>As the same phone would have it from its other tab.</summary>
    private Task SetAsync(Guid participant, bool observes) => App.ChangeAsync(async db =>
        (await db.Participants.SingleAsync(p => p.Id == participant)).Observes = observes);
}
