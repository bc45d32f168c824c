using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Feedback;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Feedback;

/// <summary>The one-minute form on a participant's phone, script off.</summary>
public sealed class FeedbackPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_phone_answers_once_and_a_second_send_changes_nothing()
    {
        var (workshop, phone) = await RevealedAsync();
        var form = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = phone.Find("main [name=__RequestVerificationToken]").GetAttribute("value")!,
            ["useful"] = "5",
        };
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => phone.Client.PostAsync(phone.Url, new FormUrlEncodedContent(form))));
        await phone.SubmitAsync("main form", ("useful", "1"), ("unclear", "And again"));
        Assert.Equal((HttpStatusCode.OK, "Thank you"), (phone.Status, phone.TextOf("h1")));
        Assert.Null(phone.Page.QuerySelector("main form"));
        var response = Assert.Single(await ResponsesAsync(workshop));
        Assert.Equal(("", 5), (response.Unclear, response.Choices["useful"]));
    }

    [Fact]
    public async Task It_opens_with_the_reveal_and_again_at_the_end()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var phone = await App.SeatAsync(workshop);
        await phone.GetAsync($"/workshops/{workshop.Id}/feedback");
        Assert.Null(phone.Page.QuerySelector("main form"));
        await RevealAsync(workshop, true);
        await phone.GetAsync(phone.Url);
        Assert.NotNull(phone.Page.QuerySelector("main form"));

        await RevealAsync(workshop, false); // the facilitator goes on while somebody is still writing
        await phone.SubmitAsync("main form", ("unclear", "Who pays?"));
        Assert.Equal(HttpStatusCode.Conflict, phone.Status);
        Assert.Equal("Who pays?", phone.Find("#unclear").TextContent);
        Assert.Empty(await ResponsesAsync(workshop));

        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await phone.SubmitAsync("main form");
        Assert.Equal("Who pays?", Assert.Single(await ResponsesAsync(workshop)).Unclear);
    }

    [Fact]
    public async Task What_looks_like_a_person_s_data_is_asked_about_and_kept()
    {
        var (workshop, phone) = await RevealedAsync();
        await phone.SubmitAsync("main form", ("useful", "4"), ("unclear", "Matti, 040 123 4567"));
        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
        Assert.Equal("Matti, 040 123 4567", phone.Find("#unclear").TextContent);
        Assert.NotNull(phone.Page.QuerySelector("#unclear-error"));
        Assert.Empty(await ResponsesAsync(workshop));
        await phone.SubmitAsync("main form", ("overrule", "1"));
        Assert.Equal(("Matti, 040 123 4567", 4), (await ResponsesAsync(workshop)).ConvertAll(r => (r.Unclear, r.Choices["useful"])).Single());
    }

    [Fact]
    public async Task An_identity_code_is_refused_whatever_is_ticked()
    {
        var (workshop, phone) = await RevealedAsync();
        await phone.SubmitAsync("main form", ("unclear", "010594Y9032"), ("overrule", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
        Assert.Equal("010594Y9032", phone.Find("#unclear").TextContent);
        Assert.Empty(await ResponsesAsync(workshop));
    }

    [Fact]
    public async Task Signs_that_no_database_keeps_are_left_out()
    {
        var (workshop, _) = await RevealedAsync(); // a form cannot carry NUL, the API can
        var phone = await App.AddPhoneAsync(workshop);
        await App.RunAsync((GiveFeedback give) => give.RunAsync(
            phone, workshop.Id, new Dictionary<string, int>(), " Who\0 pays?\r\nAnd when? ", overruled: false, default));
        Assert.Equal("Who pays?\nAnd when?", Assert.Single(await ResponsesAsync(workshop)).Unclear);
    }

    [Fact]
    public async Task Only_those_who_sat_there_find_the_form()
    {
        var (workshop, _) = await RevealedAsync();
        var elsewhere = await App.SeatAsync(await App.AddWorkshopAsync("north-savo", parts: 1));
        foreach (var browse in new[] { elsewhere, App.Browse(), await App.CoordinatorAsync("north-savo") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browse.GetAsync($"/workshops/{workshop.Id}/feedback")).Status);
        }
    }

    [Fact]
    public async Task Over_time_a_network_reads_its_own_workshops_and_nobody_elses()
    {
        var workshop = await App.AddWorkshopAsync("turku", parts: 1);
        await RevealAsync(workshop, true);
        foreach (var (before, after) in new[] { (1, 4), (2, 4), (2, 5), (3, 4), (2, 4) })
        {
            var (phone, chosen) = (await App.AddPhoneAsync(workshop), new Dictionary<string, int> { ["know-whom-before"] = before, ["know-whom-after"] = after });
            await App.RunAsync((GiveFeedback give) => give.RunAsync(phone, workshop.Id, chosen, "", overruled: false, default));
        }
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));

        var turku = await App.CoordinatorAsync("turku");
        await turku.GetAsync("/networks/turku");
        await turku.ClickAsync("a[href='/feedback?network=turku']");
        Assert.Contains("Question Before, looking back At the end", turku.TextOf("#sums")); // nobody answered on arrival
        Assert.Contains("Knows whom to contact first (1–5) 2.0 (5) 4.2 (5)", turku.TextOf("#sums"));
        Assert.Contains("Knows what may be told (1–5) – –", turku.TextOf("#sums"));
        Assert.Contains("2.0 → 4.2", turku.TextOf("#workshops"));
        Assert.NotNull(turku.Find($"a[href='/workshops/{workshop.Id}/feedback/results']"));

        var oulu = await App.CoordinatorAsync("oulu");
        await oulu.GetAsync("/feedback");
        Assert.DoesNotContain($"{workshop.Id}", oulu.Page.Body!.InnerHtml);
        Assert.Equal(HttpStatusCode.NotFound, (await oulu.GetAsync("/feedback?network=turku")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await oulu.GetAsync("/feedback?season=2026-winter")).Status);
    }

    private async Task<(Workshop Workshop, Browse Phone)> RevealedAsync()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        await RevealAsync(workshop, true);
        var phone = await App.SeatAsync(workshop);
        return (workshop, await phone.GetAsync($"/workshops/{workshop.Id}/feedback"));
    }

    private Task RevealAsync(Workshop workshop, bool shown) =>
        App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, workshop.Id, shown, default));

    private Task<List<FeedbackResponse>> ResponsesAsync(Workshop workshop) =>
        App.InDbAsync(db => db.FeedbackResponses.AsNoTracking().Where(r => r.WorkshopId == workshop.Id).ToListAsync());
}
