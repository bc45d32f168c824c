using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>Whoever has the recorder's link keeps the plenary record without an account, until the workshop is over, and does nothing else.</summary>
public sealed class RecorderTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Network = "turku";

    private ViittaApp App => fixture.App;

    [Fact]
    public async Task The_console_makes_a_link_and_what_is_written_behind_it_is_in_the_record()
    {
        var workshop = await App.AddAnsweredWorkshopAsync(Network, revealed: false);
        var desk = await App.CoordinatorAsync(Network);
        await desk.GetAsync($"/workshops/{workshop.Id}/stage");
        await desk.SubmitAsync("#recorder form");
        Assert.False(desk.Find("#recorder-link").HasAttribute("open")); // the console may be on the wall
        var path = desk.Find("#recorder-link a").GetAttribute("href")!;
        Assert.NotNull(desk.Page.QuerySelector("#recorder-link svg"));

        var recorder = await App.Browse().GetAsync(path);
        Assert.Equal("noindex", recorder.Find("meta[name=robots]").GetAttribute("content"));
        Assert.Contains("Parish, diaconal work", recorder.TextOf("#said-P3")); // not revealed to the room
        Assert.Null(recorder.Page.QuerySelector("#step-P9 *")); // not out yet
        var line = (await App.AnswersAsync(workshop)).First(a => a.StepId == "P3");
        await recorder.SubmitAsync("button[value=P3]", ("P3-words", "First the night."), ("P3-take", $"{line.Id}"), ("P1-words", "The health centre."));
        Assert.StartsWith("First the night.\nLeads: Police", recorder.Find("#P3-words").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("The health centre.", recorder.Find("#P1-words").TextContent); // one press saves both
        Assert.Equal("Saved", recorder.TextOf("#step-P3 .status"));
        Assert.Contains("The health centre.", (await desk.GetAsync($"/workshops/{workshop.Id}/findings")).Text);
        Assert.Equal(["recorder"], await App.InDbAsync(db => db.Traces.Where(t => t.Subject == $"{workshop.Id}" && t.What == "workshops.plenary-worded")
            .Select(t => t.ActorKind).Distinct().ToListAsync()));
    }

    [Fact]
    public async Task Two_who_write_never_overwrite_each_other_unseen_and_what_is_not_touched_is_left_alone()
    {
        var (workshop, path) = await RecordedAsync();
        var (recorder, desk) = (await App.Browse().GetAsync(path), await App.CoordinatorAsync(Network));
        await desk.GetAsync($"/workshops/{workshop.Id}/findings");
        await desk.SubmitAsync("form:has(#P3-words)", ("P3-words", "The facilitator's."));
        await recorder.SubmitAsync("button[value=P1]", ("P1-words", "Mine alone.")); // P3 is as the page had it: empty
        Assert.Equal("The facilitator's.", recorder.Find("#P3-words").TextContent);
        await desk.GetAsync($"/workshops/{workshop.Id}/findings");
        await desk.SubmitAsync("form:has(#P3-words)", ("P3-words", "The facilitator's, again."));
        await recorder.SubmitAsync("button[value=P3]", ("P3-words", "The recorder's."), ("P1-words", "Mine, and saved."));
        Assert.Equal((HttpStatusCode.Conflict, "The recorder's."), (recorder.Status, recorder.Find("#P3-words").TextContent));
        Assert.Contains("The facilitator's, again.", recorder.TextOf("#word-P3 .notice"));
        Assert.Equal("Mine, and saved.", recorder.Find("#P1-words").TextContent);
        Assert.Equal("Mine, and saved.", await WordsAsync(workshop, "P1"));

        // A refusal for another reason is no reading of what the other wrote.
        await desk.GetAsync($"/workshops/{workshop.Id}/findings");
        await desk.SubmitAsync("form:has(#P3-words)", ("P3-words", "A third time."));
        await recorder.SubmitAsync("button[value=P3]", ("P3-words", "Call 040 123 4567"));
        Assert.Equal(HttpStatusCode.BadRequest, recorder.Status);
        await recorder.SubmitAsync("button[value=P3]", ("P3-overruled", "true"));
        Assert.Equal(HttpStatusCode.Conflict, recorder.Status);
        Assert.Equal("A third time.", await WordsAsync(workshop, "P3"));
        await recorder.SubmitAsync("button[value=P3]", ("P3-words", "The recorder's."));
        Assert.Equal("The recorder's.", await WordsAsync(workshop, "P3"));
    }

    [Fact]
    public async Task A_renewed_link_opens_no_more_and_words_typed_behind_it_are_shown()
    {
        var (workshop, path) = await RecordedAsync();
        var recorder = await App.Browse().GetAsync(path);
        var desk = await App.CoordinatorAsync(Network);
        await desk.GetAsync($"/workshops/{workshop.Id}/stage");
        var old = desk.Find<AngleSharp.Html.Dom.IHtmlInputElement>("#recorder [name=version]").Value;
        await desk.SubmitAsync("#recorder-link form");
        var fresh = desk.Find("#recorder-link a").GetAttribute("href")!;
        Assert.NotEqual(path, fresh);
        await desk.SubmitAsync("#recorder-link form", ("version", old)); // pressed twice
        Assert.Equal(fresh, desk.Find("#recorder-link a").GetAttribute("href"));

        await recorder.SubmitAsync("button[value=P1]", ("P1-words", "Too late"));
        Assert.Equal((HttpStatusCode.Gone, "Too late"), (recorder.Status, recorder.TextOf("#unsaved-P1")));
        Assert.Equal(HttpStatusCode.Gone, (await App.Browse().GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await App.Browse().GetAsync(fresh)).Status);
        Assert.Null(await WordsAsync(workshop, "P1"));
    }

    [Fact]
    public async Task The_end_of_the_workshop_closes_the_record_and_an_undone_end_opens_it()
    {
        var (workshop, path) = await RecordedAsync();
        var recorder = await App.Browse().GetAsync(path);
        await recorder.SubmitAsync("button[value=P1]", ("P1-words", "In time"));
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await recorder.SubmitAsync("button[value=P3]", ("P3-words", "Too late"));
        Assert.Equal((HttpStatusCode.Gone, "Too late"), (recorder.Status, recorder.TextOf("#unsaved-P3")));
        Assert.Null(recorder.Page.QuerySelector("#unsaved-P1")); // that one is saved
        Assert.DoesNotContain("Parish", (await App.Browse().GetAsync(path)).Text);
        using var client = App.CreateClient();
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync($"/api/v1{path}")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await client.PutAsJsonAsync($"/api/v1{path}/P1", new { text = "Late" })).StatusCode);
        Assert.Equal("In time", await WordsAsync(workshop, "P1"));
        await App.RunAsync((ReopenWorkshop reopen) => reopen.RunAsync(Actor.Program, workshop.Id, default));
        Assert.Equal(HttpStatusCode.OK, (await App.Browse().GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_link_gives_no_other_power()
    {
        var (workshop, path) = await RecordedAsync();
        var actor = (await App.RunAsync((RecordKeys keys) => keys.RecorderAsync(path.Split('/')[^1], default)))!;
        Assert.Equal((workshop.Id, false, false), (actor.RecordsId!.Value, actor.IsUser, actor.IsParticipant));
        Outcome[] outcomes =
        [
            await App.RunAsync((ReleasePart release) => release.RunAsync(actor, workshop.Id, 1, default)),
            await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(actor, workshop.Id, true, default)),
            await App.RunAsync((TellTables tell) => tell.RunAsync(actor, workshop.Id, "Coffee", "", false, default)),
            await App.RunAsync((CloseWorkshop close) => close.RunAsync(actor, workshop.Id, default)),
            await App.SaveAsync(actor, TestTables.Draft()),
            new((await App.RunAsync((MakeRecordLink make) => make.RunAsync(actor, workshop.Id, default))).Refusal),
            new((await App.RunAsync((RenewRecordLink renew) => renew.RunAsync(actor, workshop.Id, 0, default))).Refusal),
        ];
        Assert.All(outcomes, o => Assert.Equal(Refusals.NotFound, o.Refusal));
        var elsewhere = await App.AddAnsweredWorkshopAsync(Network, revealed: false);
        Assert.True((await App.RunAsync((ReadFindings read) => read.RunAsync(actor, elsewhere.Id, default))).Refused);
        Assert.Equal(Refusals.NotFound, await App.RunAsync((WordPlenary word) => word.RunAsync(actor, elsewhere.Id, new PlenaryDraft("P1", "x", null), default)));
        var recorder = await App.Browse().GetAsync(path);
        foreach (var address in new[] { "stage", "findings", "report", "projector" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await recorder.GetAsync($"/workshops/{workshop.Id}/{address}")).Status);
        }
    }

    [Fact]
    public async Task Nobody_else_makes_the_link_and_a_seat_is_none()
    {
        var workshop = await App.AddAnsweredWorkshopAsync(Network, revealed: false);
        var phone = await App.AddPhoneAsync(workshop);
        var member = new Actor { UserId = Guid.NewGuid(), Networks = new Dictionary<string, NetworkRole> { [Network] = NetworkRole.Member } };
        var elsewhere = new Actor { UserId = Guid.NewGuid(), Networks = new Dictionary<string, NetworkRole> { ["oulu"] = NetworkRole.Coordinator } };
        foreach (var actor in new[] { phone, member, elsewhere, Actor.Stranger })
        {
            Assert.Equal(Refusals.NotFound, (await App.RunAsync((MakeRecordLink make) => make.RunAsync(actor, workshop.Id, default))).Refusal);
            Assert.Equal(Refusals.NotFound, await App.RunAsync((WordPlenary word) => word.RunAsync(actor, workshop.Id, new PlenaryDraft("P1", "x", null), default)));
        }
        var seated = await App.SeatAsync(workshop);
        Assert.Equal(HttpStatusCode.Gone, (await seated.GetAsync($"/record/{Secrets.NewKey()}")).Status);
        Assert.Empty(await App.InDbAsync(db => db.RecordLinks.Where(l => l.WorkshopId == workshop.Id).ToListAsync()));
    }

    [Fact]
    public async Task A_program_reads_and_words_with_the_key()
    {
        var workshop = await App.AddAnsweredWorkshopAsync(Network, revealed: false);
        using var desk = await App.TokenClientAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: (Network, NetworkRole.Coordinator)));
        var made = await (await desk.PostAsync($"/api/v1/workshops/{workshop.Id}/recorder", null)).Content.ReadFromJsonAsync<JsonElement>();
        var path = new Uri(made.GetProperty("address").GetString()!).AbsolutePath;
        using var client = App.CreateClient();
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync($"/api/v1{path}/P1", new { text = "Ours." })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await client.PutAsJsonAsync($"/api/v1{path}/P1", new { text = "Other." })).StatusCode);
        var record = await client.GetFromJsonAsync<JsonElement>($"/api/v1{path}");
        var steps = record.GetProperty("findings").EnumerateArray().ToDictionary(f => f.GetProperty("stepId").GetString()!);
        Assert.Equal(["P1", "P3"], steps.Keys);
        Assert.Equal(2, steps["P3"].GetProperty("leaders").GetArrayLength());
        var renewed = await (await desk.PostAsync($"/api/v1/workshops/{workshop.Id}/recorder/renew?version={made.GetProperty("version").GetInt32()}", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEqual(made.GetProperty("address").GetString(), renewed.GetProperty("address").GetString());
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync($"/api/v1{path}")).StatusCode);
    }

    private async Task<(Workshop Workshop, string Path)> RecordedAsync()
    {
        var workshop = await App.AddAnsweredWorkshopAsync(Network, revealed: false);
        return (workshop, (await App.RunAsync((MakeRecordLink make) => make.RunAsync(Actor.Program, workshop.Id, default))).Value!.Path);
    }

    private Task<string?> WordsAsync(Workshop workshop, string step) => App.InDbAsync(async db =>
        (await db.PlenaryWordings.FirstOrDefaultAsync(p => p.WorkshopId == workshop.Id && p.StepId == step))?.Text.En);
}
