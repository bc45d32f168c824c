using System.Net;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>The coordinator prepares the day with script off.</summary>
public sealed class RunSheetPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_workshop_without_a_time_says_so_and_gets_one_and_people_are_invited()
    {
        var workshop = await App.AddWorkshopAsync("tampere");
        var browse = await App.CoordinatorAsync("tampere");
        await browse.GetAsync($"/workshops/{workshop.Id}/stage");
        await browse.ClickAsync("a[href$='/run-sheet']");
        Assert.Contains("Nobody has said yet when this workshop starts.", browse.Text, StringComparison.Ordinal);
        Assert.Contains("+30 min", browse.Text, StringComparison.Ordinal);
        Assert.Null(browse.Page.QuerySelector("form[action*=Invite]"));
        await browse.SubmitAsync("form[action*=Start]", ("start", "noon"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("noon", browse.Find("#start").GetAttribute("value"));
        await browse.SubmitAsync("form[action*=Start]", ("start", "9.15"));
        Assert.Contains("09:25 Part 1/6 · Tuesday 16:40, 20 min", browse.Text, StringComparison.Ordinal);
        Assert.Contains("11:45 End", browse.Text, StringComparison.Ordinal);
        Assert.Contains("0 of 1 people", browse.Text, StringComparison.Ordinal);
        await browse.SubmitAsync("form[action*=Invite]");
        Assert.Contains("All 1 people have been told", browse.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_workshop_is_asked_its_time()
    {
        var browse = await App.CoordinatorAsync("turku");
        await browse.GetAsync("/networks/turku/workshops/new");
        await browse.SubmitAsync("main form", ("start", "25:00"));
        Assert.Equal("#start", browse.Find(".ds-error-summary a").GetAttribute("href"));
        await browse.SubmitAsync("main form", ("start", "13:30"));
        Assert.Contains("13:30", browse.TextOf(".page-head"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_to_look_at_comes_with_the_address_is_kept_when_refused_and_stands_in_the_report()
    {
        var browse = await App.CoordinatorAsync("south-karelia");
        await browse.GetAsync("/networks/south-karelia/workshops/new?theme=labour-exploitation&focus=Nobody%20at%20night");
        Assert.Equal("Nobody at night", browse.TextOf("#focus"));
        Assert.Contains("berry-harvest", browse.Find("input[name=scenario][checked]").GetAttribute("value"), StringComparison.Ordinal);
        await browse.SubmitAsync("main form", ("focus", "Call Aino on 040 123 4567"));
        Assert.Equal((HttpStatusCode.BadRequest, "Call Aino on 040 123 4567"), (browse.Status, browse.TextOf("#focus")));
        await browse.SubmitAsync("main form", ("focus", "Nobody at night"));
        Assert.Contains("What to look at: Nobody at night", browse.TextOf(".page-head"), StringComparison.Ordinal);
        var workshop = browse.Url.Split('/')[^2];

        await browse.GetAsync($"/workshops/{workshop}/run-sheet");
        await browse.SubmitAsync("form[action*=Focus]", ("focus", new string('x', 501)));
        Assert.Equal("#focus", browse.Find(".ds-error-summary a").GetAttribute("href"));
        await browse.SubmitAsync("form[action*=Focus]", ("focus", "Beds at weekends"));
        Assert.Contains("What to look at Beds at weekends", browse.Text, StringComparison.Ordinal);
        await App.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, Guid.Parse(workshop), 0, default));
        await browse.GetAsync($"/workshops/{workshop}/projector");
        Assert.DoesNotContain("Beds at weekends", browse.Page.Body!.TextContent, StringComparison.Ordinal);
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, Guid.Parse(workshop), default));
        await browse.GetAsync($"/workshops/{workshop}/report");
        Assert.Contains("Looked at: Beds at weekends", browse.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_are_planned_in_the_address_and_stay_through_other_forms()
    {
        var workshop = await App.AddWorkshopAsync("ostrobothnia", startsAt: new(9, 0));
        var browse = await App.CoordinatorAsync("ostrobothnia");
        await browse.GetAsync($"/workshops/{workshop.Id}/run-sheet");
        await browse.SubmitAsync("#expected form", ("tables", "2"), ("police", "lots"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("#police", browse.Find(".ds-error-summary a").GetAttribute("href"));
        await browse.SubmitAsync("#expected form", ("tables", "2"), ("police", "3"), ("church", "2"));
        Assert.Contains("5 people · 2 tables", browse.Text, StringComparison.Ordinal);
        Assert.Contains("Table 1 3 peoplePolice: 2", browse.Text, StringComparison.Ordinal);
        Assert.Contains("for 5 people, 1 table.", browse.Text, StringComparison.Ordinal);
        Assert.Contains("On the phones, this workshop has 3 tables.", browse.Text, StringComparison.Ordinal);
        await browse.SubmitAsync("form[action*=Invite]");
        Assert.Contains("5 people · 2 tables", browse.Text, StringComparison.Ordinal);
        await browse.ClickAsync("a[href*='/table-signs']");
        Assert.Equal(2, browse.Page.QuerySelectorAll(".table-sign").Length);
        Assert.Contains("Police: 2", browse.TextOf("section[aria-labelledby=table-1]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_take_the_calendar_file_and_only_coordinators_see_the_sheet()
    {
        var workshop = await App.AddWorkshopAsync("oulu", startsAt: new(9, 0));
        var member = await App.SignInAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: ("oulu", NetworkRole.Member)));
        using var file = await member.Client.GetAsync($"/workshops/{workshop.Id}/workshop.ics");
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
        Assert.DoesNotContain(workshop.JoinKey, await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/workshops/{workshop.Id}/run-sheet")).Status);
        var elsewhere = await App.CoordinatorAsync("turku");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/workshops/{workshop.Id}/workshop.ics")).Status);
    }
}
