using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Feedback;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Feedback;

/// <summary>What is clear to a participant before the first part, script off, and how it stands beside the end.</summary>
public sealed class ArrivalTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Network = "north-savo";

    private ViittaApp App => fixture.App;

    [Fact]
    public async Task Who_waits_answers_once_and_is_not_asked_at_the_end_what_was_before()
    {
        var workshop = await App.AddWorkshopAsync(Network);
        var phone = await App.SeatAsync(workshop);
        await phone.GetAsync("/table?part=0");
        await phone.ClickAsync("#news a[href$='/feedback/arrival']");
        await phone.SubmitAsync("main form");
        Assert.Equal(HttpStatusCode.BadRequest, phone.Status); // nothing chosen
        var form = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = phone.Find("main [name=__RequestVerificationToken]").GetAttribute("value")!,
            ["know-whom-arrival"] = "2",
        };
        var address = phone.Url;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => phone.Client.PostAsync(address, new FormUrlEncodedContent(form))));
        await phone.SubmitAsync("main form", ("know-whom-arrival", "5"));
        Assert.StartsWith("/table", phone.Url, StringComparison.Ordinal);
        Assert.Contains("Thank you, your answers are in.", phone.TextOf("#news"), StringComparison.Ordinal);
        Assert.Null(phone.Page.QuerySelector("#news a[href$='/feedback/arrival']"));
        await phone.GetAsync(address);
        Assert.Null(phone.Page.QuerySelector("main form"));
        Assert.Equal(new Dictionary<string, int> { ["know-whom-arrival"] = 2 }, Assert.Single(await ResponsesAsync(workshop)).Choices);

        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await phone.GetAsync($"/workshops/{workshop.Id}/feedback");
        Assert.NotNull(phone.Page.QuerySelector("#know-whom-after"));
        Assert.Null(phone.Page.QuerySelector("#know-whom-before"));
    }

    [Fact]
    public async Task The_case_is_not_interrupted_and_who_was_still_answering_is_heard_until_the_second_part()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        var (slow, late) = (await App.SeatAsync(workshop), await App.SeatAsync(workshop));
        Assert.DoesNotContain("/feedback/arrival", (await slow.GetAsync("/table")).Page.Body!.InnerHtml, StringComparison.Ordinal);
        var address = $"/workshops/{workshop.Id}/feedback/arrival";
        await slow.GetAsync(address);
        await late.GetAsync(address);
        await slow.SubmitAsync("main form", ("know-tell-arrival", "3"));
        Assert.Equal("/table?part=1", slow.Url);

        await App.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, workshop.Id, 1, default));
        await late.SubmitAsync("main form", ("know-tell-arrival", "5"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Null(late.Page.QuerySelector("main form"));
        Assert.Equal(3, Assert.Single(await ResponsesAsync(workshop)).Choices["know-tell-arrival"]);
        var elsewhere = await App.SeatAsync(await App.AddWorkshopAsync(Network));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(address)).Status);
    }

    /// <summary>Also by the ids, which are otherwise in the order of time.</summary>
    [Fact]
    public async Task No_trace_tells_who_answered_or_when()
    {
        var workshop = await App.AddWorkshopAsync(Network);
        using var client = App.CreateClient();
        var joined = await (await client.PostAsJsonAsync("/api/v1/workshops/join", new { joinKey = workshop.JoinKey, sector = "youth", table = 1 })).Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", joined.GetProperty("key").GetString());
        var address = $"/api/v1/feedback/{workshop.Id}/arrival";
        var refused = await client.PostAsJsonAsync(address, new { choices = new { useful = 4 } });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode); // asked at the end only
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync(address, new Dictionary<string, object> { ["choices"] = new Dictionary<string, int> { ["know-whom-arrival"] = 1 } })).StatusCode);

        var trace = await App.InDbAsync(db => db.Traces.SingleAsync(t => t.What == "feedback.answered-on-arrival" && t.Subject == workshop.Id.ToString()));
        Assert.Equal(("participant", null, TimeSpan.Zero), (trace.ActorKind, trace.UserId, trace.At.TimeOfDay));
        Assert.StartsWith("00000000-0000-7", $"{trace.Id}", StringComparison.Ordinal); // its first 48 bits are the time
    }

    [Fact]
    public async Task Before_and_after_stand_side_by_side_from_five_answers_on()
    {
        var workshop = await App.AddWorkshopAsync(Network);
        var phones = new List<Actor>();
        foreach (var before in new[] { 1, 2, 2, 4, 3 })
        {
            phones.Add(await App.AddPhoneAsync(workshop));
            await App.RunAsync((AnswerOnArrival answer) => answer.RunAsync(phones[^1], workshop.Id, Known("arrival", before), default));
        }
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        var desk = await App.CoordinatorAsync(Network);
        await GiveAsync(4, 4, 5, 3);
        await desk.GetAsync($"/workshops/{workshop.Id}/feedback/results");
        Assert.Contains("On arrival 1 2 1 1 0", desk.TextOf("#course-know-whom"), StringComparison.Ordinal);
        Assert.DoesNotContain("At the end", desk.TextOf("#course-know-whom"), StringComparison.Ordinal);

        await GiveAsync(5);
        await desk.GetAsync(desk.Url);
        Assert.Contains("At the end 0 0 1 2 2", desk.TextOf("#course-know-whom"), StringComparison.Ordinal);
        const string change = "On arrival → At the end: the share who agree rose from 20% to 80%.";
        Assert.EndsWith(change, desk.TextOf("#course-know-whom"), StringComparison.Ordinal);
        await desk.GetAsync($"/workshops/{workshop.Id}/report");
        Assert.Contains($"I know whom I contact first. {change}", desk.Text, StringComparison.Ordinal);
        Assert.Contains("On arrival: I know whom I contact first 5 2.4 of 5", desk.Text, StringComparison.Ordinal);
        await desk.GetAsync($"/feedback?network={Network}");
        Assert.Contains("2.4 → 4.2", desk.TextOf("#workshops"), StringComparison.Ordinal);

        async Task GiveAsync(params IEnumerable<int> after)
        {
            foreach (var value in after)
            {
                await App.RunAsync((GiveFeedback give) => give.RunAsync(phones[0], workshop.Id, Known("after", value), "", overruled: false, default));
                phones.RemoveAt(0);
            }
        }
    }

    private static Dictionary<string, int> Known(string when, int value) => new() { [$"know-whom-{when}"] = value };

    private Task<List<FeedbackResponse>> ResponsesAsync(Workshop workshop) =>
        App.InDbAsync(db => db.FeedbackResponses.AsNoTracking().Where(r => r.WorkshopId == workshop.Id).ToListAsync());
}
