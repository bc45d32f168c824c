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

/// <summary>Feedback given by a participant's program.</summary>
public sealed class FeedbackApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task Words_that_look_like_a_person_s_details_are_asked_about_and_feedback_counts_once()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 1);
        using var client = App.CreateClient();
        var joined = await (await client.PostAsJsonAsync("/api/v1/workshops/join", new { joinKey = workshop.JoinKey, sector = "youth", table = 1 })).Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", joined.GetProperty("key").GetString());
        var address = $"/api/v1/feedback/{workshop.Id}";
        var said = new { choices = new { useful = 4 }, unclear = "Ask aino@viitta.example, 040 123 4567", overruled = false };
        await AssertProblemAsync(await client.PostAsJsonAsync(address, said), "feedback.not-open");

        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await AssertProblemAsync(await client.PostAsJsonAsync(address, said), "common.suspicious");
        Assert.Equal(0, await CountAsync(workshop.Id));
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync(address, said with { overruled = true })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync(address, said with { overruled = true })).StatusCode);
        Assert.Equal(1, await CountAsync(workshop.Id));
    }

    [Fact]
    public async Task The_page_asks_too_and_keeps_the_words()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 1);
        var browse = await App.SeatAsync(workshop);
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await browse.GetAsync($"/workshops/{workshop.Id}/feedback");
        await browse.SubmitAsync("main form", ("unclear", "Call 040 123 4567"));
        Assert.Equal((HttpStatusCode.BadRequest, "Call 040 123 4567"), (browse.Status, browse.TextOf("#unclear")));
        await browse.SubmitAsync("main form", ("overrule", "1"));
        Assert.Equal((HttpStatusCode.OK, 1), (browse.Status, await CountAsync(workshop.Id)));
    }

    private Task<int> CountAsync(Guid workshopId) => App.InDbAsync(db => db.Set<FeedbackResponse>().CountAsync(r => r.WorkshopId == workshopId));

    private static async Task AssertProblemAsync(HttpResponseMessage response, string code) =>
        Assert.Equal($"/problems/{code}", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
}
