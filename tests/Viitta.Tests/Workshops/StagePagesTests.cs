using System.Net;
using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>The facilitator's pages with script off.</summary>
public sealed class StagePagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task From_the_desk_to_the_code_on_the_wall_in_four_clicks()
    {
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync("/networks/north-savo");
        await browse.ClickAsync("a[href$='/workshops/new']");              // 1
        await browse.SubmitAsync("main form");                             // 2
        Assert.EndsWith("/stage", browse.Url, StringComparison.Ordinal);
        await browse.ClickAsync("a[href$='/projector']");                  // 3
        Assert.Equal("Join in", browse.TextOf("h1"));
        Assert.NotNull(browse.Page.QuerySelector(".room-join .qr svg[role=img]"));
    }

    [Fact]
    public async Task Bad_input_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync("/networks/north-savo/workshops/new");
        var id = browse.Find("input[name=id]").GetAttribute("value");
        await browse.SubmitAsync("main form", ("tables", "many"), ("place", "Town hall"), ("date", "1.1.2020"), ("scenario", "summer-holiday/19"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("Town hall", browse.Find("#place").GetAttribute("value"));
        Assert.Equal("many", browse.Find("#tables").GetAttribute("value"));
        Assert.Equal("1.1.2020", browse.Find("#date").GetAttribute("value"));
        Assert.Equal("summer-holiday/19", browse.Find("input[name=scenario]:checked").GetAttribute("value"));
        Assert.Equal(id, browse.Find("input[name=id]").GetAttribute("value"));
        Assert.Equal("#date", browse.Find(".ds-error-summary a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_whole_workshop_is_run_with_plain_forms()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync($"/workshops/{workshop.Id}/stage");
        await browse.SubmitAsync("button.big");
        Assert.Equal("20:00 left", browse.TextOf(".clock"));
        Assert.Equal("Release part 2", browse.TextOf("button.big"));
        await browse.SubmitAsync("form[action*=Minute]");
        Assert.Equal("21:00 left", browse.TextOf(".clock"));
        await browse.SubmitAsync("form[action*=Timer]", ("minutes", "3"));
        Assert.Equal("3:00 left", browse.TextOf(".clock"));
        await browse.SubmitAsync("form[action*=Inject]");
        Assert.Contains("thrown in", browse.TextOf("#next"), StringComparison.Ordinal);
        await browse.SubmitAsync("form[action*=Reveal]");
        Assert.Equal("Hide the answers", browse.TextOf("form[action*=Reveal] button"));
        await browse.SubmitAsync("form[action*=Close]");
        Assert.Contains("The workshop has ended", browse.Text, StringComparison.Ordinal);
        await browse.SubmitAsync("form[action*=Reopen]");
        Assert.Equal("Release part 2", browse.TextOf("button.big"));
    }

    [Fact]
    public async Task Minutes_that_are_no_number_are_said_at_the_field()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync($"/workshops/{workshop.Id}/stage");
        await browse.SubmitAsync("form[action*=Timer]", ("minutes", "soon"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("soon", browse.Find("#minutes").GetAttribute("value"));
        Assert.NotNull(browse.Page.QuerySelector("#minutes-error"));
    }

    [Theory]
    [InlineData("fi", "Nyt", "Julkaise osa 2", "Osa 1/6 · Tiistai klo 16.40", "20.00 jäljellä")]
    [InlineData("sv", "Nu", "Släpp del 2", "Del 1/6 · Tisdag kl. 16.40", "20.00 kvar")]
    [InlineData("en", "Now", "Release part 2", "Part 1/6 · Tuesday 16:40", "20:00 left")]
    public async Task The_console_and_the_projector_speak_each_language(string language, string now, string release, string heading, string clock)
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync($"/workshops/{workshop.Id}/stage?lang={language}");
        Assert.Equal(now, browse.TextOf("#now-title"));
        Assert.Equal(release, browse.TextOf("button.big"));
        await browse.GetAsync($"/workshops/{workshop.Id}/projector");
        Assert.Equal(heading, browse.TextOf("h1"));
        Assert.Equal(clock, browse.TextOf(".clock"));
        Assert.Equal(language, browse.Find("html").GetAttribute("lang"));
    }

    [Fact]
    public async Task A_member_sees_the_list_but_neither_console_nor_paper()
    {
        var workshop = await App.AddWorkshopAsync("oulu");
        var member = await App.SignInAsync(await App.AddUserAsync("member@viitta.example", networks: ("oulu", NetworkRole.Member)));
        await member.GetAsync("/networks/oulu/workshops");
        Assert.Contains("Berry harvest", member.Text, StringComparison.Ordinal);
        Assert.Null(member.Page.QuerySelector("a[href$='/workshops/new']"));
        foreach (var url in new[] { $"/workshops/{workshop.Id}/stage", $"/workshops/{workshop.Id}/print", "/networks/oulu/workshops/new" })
        {
            await member.GetAsync(url);
            Assert.Equal(HttpStatusCode.NotFound, member.Status);
        }
    }

    [Fact]
    public async Task Another_networks_coordinator_finds_nothing()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var other = await App.CoordinatorAsync("tampere");
        foreach (var page in new[] { "stage", "projector", "print" })
        {
            await other.GetAsync($"/workshops/{workshop.Id}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
        await other.GetAsync("/networks/north-savo/workshops");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Who_comes_late_is_given_the_code_from_the_console(int parts)
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: parts);
        var browse = await (await App.CoordinatorAsync("north-savo")).GetAsync($"/workshops/{workshop.Id}/stage");
        Assert.Equal(workshop.SpokenCode, browse.TextOf("#now .join-code"));
    }

    [Fact]
    public async Task Paper_has_every_part_and_no_notes()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync($"/workshops/{workshop.Id}/print");
        Assert.Equal(6, browse.Page.QuerySelectorAll(".sheet-new").Length);
        Assert.DoesNotContain("What often goes wrong", browse.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The bus outside", browse.Text, StringComparison.Ordinal);
        Assert.Contains(workshop.SpokenCode, browse.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_projector_thanks_at_the_end()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 6);
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync($"/workshops/{workshop.Id}/stage");
        await browse.SubmitAsync("form[action*=Close]");
        await browse.GetAsync($"/workshops/{workshop.Id}/projector");
        Assert.Equal("Thank you", browse.TextOf("h1"));
        Assert.Null(browse.Page.QuerySelector(".clock"));
    }

    [Fact]
    public async Task The_projector_reveals_who_leads_only_when_the_facilitator_says_so()
    {
        var workshop = await App.AddAnsweredWorkshopAsync("north-savo", revealed: false);
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync($"/workshops/{workshop.Id}/projector");
        Assert.Null(browse.Page.QuerySelector(".matrix"));
        Assert.DoesNotContain("Police", browse.Text, StringComparison.Ordinal);
        Assert.Contains("Table 1 2/2", browse.TextOf(".room-tables"), StringComparison.Ordinal);
        Assert.Contains("Table 3 1/2", browse.TextOf(".room-tables"), StringComparison.Ordinal);

        await browse.GetAsync($"/workshops/{workshop.Id}/stage");
        Assert.Equal("Parish, diaconal work", browse.TextOf("#tables li:nth-child(2) q"));
        await browse.SubmitAsync("form[action*=Reveal]");
        await browse.GetAsync($"/workshops/{workshop.Id}/projector");
        Assert.Equal("agreed", browse.TextOf("tr.agreed .finding"));
        Assert.Equal("overlap", browse.TextOf("tr.overlap .finding"));
        Assert.Equal("Parish, diaconal work", browse.TextOf("tr.overlap .differs"));
        Assert.Equal(2, browse.Page.QuerySelectorAll(".is-gap").Length);
    }

    [Fact]
    public async Task With_many_tables_the_projector_tells_findings_in_lines()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", tables: 12, parts: 1);
        await App.SayAsync(workshop, 12, "part-1", "P1", "Police");
        await App.RunAsync((Viitta.Features.Workshops.RevealAnswers reveal) => reveal.RunAsync(Actor.Program, workshop.Id, true, default));
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync($"/workshops/{workshop.Id}/projector");
        Assert.Contains("Police (1 table)", browse.TextOf(".room-findings li"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_falls_silent_is_pointed_out()
    {
        using var app = new ViittaApp();
        var workshop = await app.AddAnsweredWorkshopAsync("north-savo", revealed: false);
        var browse = await app.CoordinatorAsync("north-savo");
        await browse.GetAsync($"/workshops/{workshop.Id}/stage");
        Assert.DoesNotContain("silent", browse.TextOf("#tables"), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromMinutes(6));
        await browse.GetAsync($"/workshops/{workshop.Id}/stage");
        Assert.Contains("silent since", browse.TextOf("#tables"), StringComparison.Ordinal);
    }
}
