using System.Net;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using static Viitta.Tests.Workshops.TestTables;

namespace Viitta.Tests.Workshops;

/// <summary>The participant's page with script off.</summary>
public sealed class TablePageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Theory]
    [InlineData("fi", "Lisää taho", "Huoli ja tunnistaminen", "jäljellä")]
    [InlineData("sv", "Lägg till en aktör", "Oro och identifiering", "kvar")]
    [InlineData("en", "Add an organisation", "Concern and recognition", "left")]
    public async Task Shows_the_part_its_steps_and_the_clock(string language, string add, string step, string left)
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await App.SeatAsync(workshop, 2, language);
        Assert.Equal("/table?part=1", browse.Url);
        Assert.All([add, step, left], text => Assert.Contains(text, browse.Text, StringComparison.Ordinal));
        Assert.NotNull(browse.Page.QuerySelector(".fictional"));
        Assert.Equal(browse.Page.QuerySelectorAll("[id]").Length, browse.Page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_region_s_own_organisations_come_before_the_national_ones()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var own = await App.AddOrganizationAsync("north-savo", "Zz late in the alphabet", "other");
        var choices = (await App.SeatAsync(workshop)).Page.QuerySelectorAll("#P1-line-who option[value]:not([value=''])").ToList();
        var national = choices.FindIndex(o => o.ParentElement!.GetAttribute("label")!.EndsWith("· national", StringComparison.Ordinal));
        var mine = choices.FindIndex(o => o.GetAttribute("value") == own.Id.ToString());
        Assert.InRange(mine, 0, national - 1);
    }

    [Fact]
    public async Task Waits_before_the_first_part_and_follows_to_the_current_one()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var browse = await App.SeatAsync(workshop);
        Assert.Contains("The workshop starts soon", browse.Text, StringComparison.Ordinal);
        await ReleaseAsync(workshop, 0);
        await browse.GetAsync(browse.Url); // as the script reads it: no redirect, the region says it
        Assert.Equal("/table?part=0", browse.Url);
        Assert.DoesNotContain("The workshop starts soon", browse.TextOf("#news[data-live]"), StringComparison.Ordinal);
        await browse.ClickAsync("#news[data-live] a[data-follow]");
        Assert.Equal("/table?part=1", browse.Url);
        await browse.GetAsync("/table");
        Assert.Equal("/table?part=1", browse.Url);
        await ReleaseAsync(workshop, 1);
        await browse.GetAsync("/table?part=1");
        await browse.ClickAsync("a[data-follow]");
        Assert.Equal("/table?part=2", browse.Url);
        await browse.GetAsync("/table?part=6");
        Assert.Equal("/table?part=2", browse.Url);
        Assert.DoesNotContain("Facilitator", browse.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variant_and_injects_are_told_as_they_come()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", "summer-holiday", "17", parts: 2);
        var browse = await App.SeatAsync(workshop);
        Assert.Contains("Aino is a minor", browse.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The mother calls the college", browse.Text, StringComparison.Ordinal);
        await App.RunAsync((ThrowInject thrown) => thrown.RunAsync(Actor.Program, workshop.Id, "inject-2a", default));
        await browse.GetAsync(browse.Url);
        Assert.Contains("The mother calls the college", browse.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A request for leave", browse.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_added_rewritten_removed_and_brought_back()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var organization = await App.AddOrganizationAsync("north-savo", "Reception centre");
        var browse = await App.SeatAsync(workshop);
        await browse.SubmitAsync("#add-P1-line form", ("P1-line-who", $"{organization.Id}"), ("P1-line-hours", "office-hours"), ("P1-line-handover", "By phone"));
        Assert.Contains("Reception centre", browse.TextOf("#lines-part-1-P1"), StringComparison.Ordinal);
        Assert.Contains("By phone", browse.TextOf("#lines-part-1-P1"), StringComparison.Ordinal);
        Assert.Contains("saved ✓ 22:40", browse.TextOf("#saved-part-1-P1"), StringComparison.Ordinal);

        await browse.ClickAsync(".line a.remove");
        Assert.Equal("By phone", browse.Find("#edit-handover").TextContent);
        await browse.SubmitAsync("#edit form", ("edit-who", ""), ("edit-new", "Night shelter"));
        Assert.Contains("Night shelter", browse.TextOf("#lines-part-1-P1"), StringComparison.Ordinal);
        Assert.Single(await App.AnswersAsync(workshop));

        await browse.SubmitAsync(".line form");
        Assert.Empty(browse.Page.QuerySelectorAll(".line"));
        await browse.SubmitAsync("form.notice");
        Assert.Single(browse.Page.QuerySelectorAll(".line"));
    }

    [Fact]
    public async Task A_gap_and_a_question_stand_beside_the_lines()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await App.SeatAsync(workshop);
        await browse.SubmitAsync("#add-P1-gap form", ("P1-gap-gap", "language"), ("P1-gap-text", "No interpreter on a Friday"));
        await browse.SubmitAsync("#add-P3-question form", ("P3-question-text", "Who pays?"));
        Assert.Contains("No interpreter on a Friday", browse.TextOf(".line-gap"), StringComparison.Ordinal);
        Assert.Contains("Who pays?", browse.TextOf(".line-open"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_line()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await App.SeatAsync(workshop);
        var id = browse.Find("[name=P1-line-id]").GetAttribute("value")!;
        await browse.SubmitAsync("#add-P1-line form", ("P1-line-new", "Parish"));
        await browse.SubmitAsync("#add-P1-line form", ("P1-line-new", "Parish"), ("P1-line-id", id), ("P1-line-role", "leads"));
        Assert.Single(await App.AnswersAsync(workshop));
    }

    [Fact]
    public async Task Bad_input_keeps_what_was_typed_and_leaves_the_other_forms_alone()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await App.SeatAsync(workshop);
        var id = browse.Find("[name=P1-line-id]").GetAttribute("value");
        await browse.SubmitAsync("#add-P1-line form", ("P1-line-handover", "To the night shift"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("To the night shift", browse.Find("#P1-line-handover").TextContent);
        Assert.Equal("", browse.Find("#P3-line-handover").TextContent);
        Assert.Equal(id, browse.Find("[name=P1-line-id]").GetAttribute("value"));
        Assert.True(browse.Find("#add-P1-line").HasAttribute("open"));
        Assert.Equal("#P1-line-who", browse.Find(".ds-error-summary a").GetAttribute("href"));
        Assert.NotNull(browse.Page.QuerySelector("#P1-line-who-error"));
    }

    [Fact]
    public async Task A_number_is_warned_about_and_an_identity_code_refused()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await App.SeatAsync(workshop);
        await browse.SubmitAsync("#add-P1-line form", ("P1-line-new", "Matti 040 123 4567"));
        Assert.Contains("looks like a real person", browse.TextOf("#P1-line-fictional-error"), StringComparison.Ordinal);
        Assert.Empty(await App.AnswersAsync(workshop));
        await browse.SubmitAsync("#add-P1-line form", ("P1-line-fictional", "true"));
        Assert.Single(await App.AnswersAsync(workshop));
        await browse.ClickAsync(".line a.remove");
        Assert.True(browse.Find("#edit-fictional").HasAttribute("checked"));

        await browse.SubmitAsync("#add-P1-question form", ("P1-question-text", "Onko 010594Y9032 oikein?"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Contains("identity code", browse.TextOf("#P1-question-text-error"), StringComparison.Ordinal);
        Assert.Equal("Onko 010594Y9032 oikein?", browse.Find("#P1-question-text").TextContent);
        Assert.Single(await App.AnswersAsync(workshop));
    }

    [Fact]
    public async Task A_refused_edit_keeps_its_words_and_can_be_overruled()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await App.SeatAsync(workshop);
        await browse.SubmitAsync("#add-P1-line form", ("P1-line-new", "Parish"), ("P1-line-handover", "By phone"));
        await browse.ClickAsync(".line a.remove");
        await browse.SubmitAsync("#edit form", ("edit-handover", "Matti 040 123 4567"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("Matti 040 123 4567", browse.Find("#edit-handover").TextContent);
        await browse.SubmitAsync("#edit form", ("edit-fictional", "true"));
        Assert.Equal("/table?part=1", browse.Url.Split('#')[0]);
        Assert.Equal("Matti 040 123 4567", Assert.Single(await App.AnswersAsync(workshop)).Handover);
    }

    [Fact]
    public async Task Two_wordings_are_shown_to_the_table_and_settled_there()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var (fox, owl, third) = (await App.SeatAsync(workshop), await App.SeatAsync(workshop), await App.SeatAsync(workshop));
        await fox.SubmitAsync("#add-P1-line form", ("P1-line-new", "Police"));
        await owl.GetAsync("/table?part=1");
        await owl.ClickAsync(".line a.remove");
        await fox.ClickAsync(".line a.remove");
        await fox.SubmitAsync("#edit form", ("edit-new", "Police, duty officer"));
        await owl.SubmitAsync("#edit form", ("edit-new", "Parish"));
        var conflict = owl.TextOf(".conflict");
        Assert.All(["wrote in the same place", "Police, duty officer", "You: Parish", "Keep both", "Use mine", "Use theirs"],
            text => Assert.Contains(text, conflict, StringComparison.Ordinal));
        await third.GetAsync("/table?part=1");
        Assert.Equal(3, third.Page.QuerySelectorAll(".conflict button").Length);
        Assert.DoesNotContain("Use mine", third.TextOf(".conflict"), StringComparison.Ordinal);

        await owl.SubmitAsync(".conflict button[name=keep]");
        Assert.Null(owl.Page.QuerySelector(".conflict"));
        Assert.Contains("Parish", owl.TextOf(".lines"), StringComparison.Ordinal);
        await third.SubmitAsync(".conflict button:not([name])"); // too late, no harm
        Assert.Single(third.Page.QuerySelectorAll(".line"));
    }

    [Fact]
    public async Task Other_tables_are_seen_only_when_revealed()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var other = await App.AddPhoneAsync(workshop, 2);
        await App.SaveAsync(other, Draft("Secret of table two"));
        var browse = await App.SeatAsync(workshop);
        await browse.GetAsync("/table?part=1&view=all");
        Assert.DoesNotContain("Secret of table two", browse.Text, StringComparison.Ordinal);
        await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, workshop.Id, true, default));
        await browse.GetAsync("/table?part=1");
        Assert.DoesNotContain("Secret of table two", browse.Text, StringComparison.Ordinal);
        await browse.ClickAsync("a[href$='view=all']");
        Assert.Contains("Secret of table two", browse.Text, StringComparison.Ordinal);
        Assert.Contains($"/workshops/{workshop.Id}/findings", browse.Page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_end_it_is_read_for_a_day_and_then_no_more()
    {
        using var app = new ViittaApp();
        var workshop = await app.AddWorkshopAsync("north-savo", parts: 1);
        var browse = await app.SeatAsync(workshop);
        await browse.SubmitAsync("#add-P1-line form", ("P1-line-new", "Parish"));
        await app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await browse.SubmitAsync("#add-P1-line form", ("P1-line-new", "Too late"));
        Assert.Equal(HttpStatusCode.Gone, browse.Status);
        Assert.Equal("Too late", browse.TextOf("#unsaved textarea"));
        Assert.False(browse.Find("#unsaved").HasAttribute("hidden"));
        await browse.GetAsync("/table");
        Assert.Contains("Parish", browse.Text, StringComparison.Ordinal);
        Assert.Equal($"/workshops/{workshop.Id}/feedback", browse.Find("#news a.ds-button").GetAttribute("href"));
        Assert.Null(browse.Page.QuerySelector("main form"));
        Assert.True(browse.Find("#unsaved").HasAttribute("hidden"));
        app.Time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        await browse.GetAsync("/table");
        Assert.Equal("/join", browse.Url);
    }

    [Fact]
    public async Task A_user_without_a_seat_is_shown_the_door()
    {
        var coordinator = await App.CoordinatorAsync("north-savo");
        await coordinator.GetAsync("/table");
        Assert.Equal("/join", coordinator.Url);
    }

    private Task<Outcome> ReleaseAsync(Workshop workshop, int from) =>
        App.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, workshop.Id, from, default));
}
