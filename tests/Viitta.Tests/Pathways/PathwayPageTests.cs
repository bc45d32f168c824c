using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Actions;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Pathways;

public sealed partial class PathwayPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    private async Task<(Browse Browse, Guid Id, Organization Police)> DraftAsync(string network = "oulu")
    {
        var (workshop, police) = await App.AddClosedWorkshopAsync(network);
        var id = await App.StartAsync(workshop);
        var browse = await App.CoordinatorAsync(network);
        await browse.GetAsync($"/pathways/{id}");
        return (browse, id, police);
    }

    [Theory]
    [InlineData("en", "0 of 10 decided", "2 of 3 tables say", "Decided P1")]
    [InlineData("fi", "0/10 päätetty", "2/3 pöytää sanoo", "Merkitse päätetyksi P1")]
    [InlineData("sv", "0 av 10 avgjorda", "2 av 3 bord säger samma", "Markera som avgjord P1")]
    public async Task The_draft_shows_findings_beside_what_is_agreed(string language, string decided, string said, string button)
    {
        var (browse, id, _) = await DraftAsync();
        await browse.GetAsync($"/pathways/{id}?lang={language}");
        Assert.Contains(decided, browse.Text);
        Assert.Contains(said, browse.TextOf("#P2"));
        Assert.Equal(button, browse.TextOf("form[action$='Decide'] button"));
        Assert.Equal("P1", browse.Find(".pathway-row-next").Id);
        Assert.Contains("No bed for men at weekends", browse.TextOf("#P6"));
    }

    [Fact]
    public async Task The_marker_walks_down_and_the_count_goes_up()
    {
        var (browse, _, _) = await DraftAsync();
        await browse.SubmitAsync("#P1 form[action$='Decide']");
        await browse.SubmitAsync("#P3 form[action$='Decide']");
        Assert.Equal("P2", browse.Find(".pathway-row-next").Id);
        Assert.Contains("2 of 10 decided", browse.Text);
        await browse.SubmitAsync("#P1 form[action$='Decide']");
        Assert.Equal("P1", browse.Find(".pathway-row-next").Id);
    }

    [Fact]
    public async Task The_list_says_which_steps_still_name_an_authority_that_is_no_more()
    {
        var (browse, id, _) = await DraftAsync();
        await browse.SubmitAsync("#P3 form[action$='Text']", ("P3-say-text", "Soita AVIin ja Valviraan"));
        await browse.GetAsync("/networks/oulu/pathways");
        var item = browse.Page.QuerySelectorAll(".items > li").Single(i => i.QuerySelector($"a[href='/pathways/{id}']") is not null).TextContent;
        Assert.Contains("Step 3 still says AVIin.", item);
        Assert.Contains("Step 3 still says Valviraan.", item);
        Assert.Contains("Now: Finnish Supervisory Agency", item);
    }

    [Fact]
    public async Task An_old_form_overwrites_nothing_and_keeps_what_was_typed()
    {
        var (browse, id, _) = await DraftAsync();
        var other = await App.CoordinatorAsync("oulu");
        await other.GetAsync($"/pathways/{id}");
        await other.SubmitAsync("#P2 form[action$='Text']", ("P2-say-text", "Theirs"));
        await browse.SubmitAsync("#P4 form[action$='Text']", ("P4-say-text", "Another row is no conflict"));
        Assert.Equal(HttpStatusCode.OK, browse.Status);

        // The other one writes once more, so that the page just shown is old for P2 again.
        await other.SubmitAsync("#P2 form[action$='Text']", ("P2-say-text", "Theirs, again"));
        await browse.SubmitAsync("#P2 form[action$='Text']", ("P2-say-text", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, browse.Status);
        Assert.Equal("Mine", browse.Find("#P2-say-text").TextContent.Trim());
        Assert.Contains("Theirs, again", browse.TextOf("#P2"));
        Assert.True(browse.Find("#P2-say-text").Closest("details")!.HasAttribute("open"));
        Assert.Equal("Theirs, again", (await App.ReadAsync(id)).Step("P2").Text.En);

        await browse.SubmitAsync("#P2 form[action$='Text']", ("P2-say-text", "Ours"));
        Assert.Equal("Ours", (await App.ReadAsync(id)).Step("P2").Text.En);
    }

    [Fact]
    public async Task A_suspicion_warns_and_may_be_overruled_but_an_identity_code_may_not()
    {
        var (browse, id, _) = await DraftAsync();
        await browse.SubmitAsync("#P2 form[action$='Text']", ("P2-say-text", "Call 040 123 4567"));
        Assert.Equal((HttpStatusCode.BadRequest, "Call 040 123 4567"), (browse.Status, browse.Find("#P2-say-text").TextContent.Trim()));
        await browse.SubmitAsync("#P2 form[action$='Text']", ("P2-say-overruled", "true"));
        Assert.Equal("Call 040 123 4567", (await App.ReadAsync(id)).Step("P2").Text.En);

        await browse.SubmitAsync("#P3 form[action$='Text']", ("P3-say-text", "010594Y9032"), ("P3-say-overruled", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.True((await App.ReadAsync(id)).Step("P3").Text.IsEmpty);
    }

    [Fact]
    public async Task Organisations_are_added_changed_and_taken_away()
    {
        var (browse, id, police) = await DraftAsync();
        const string add = "#P5-add-who";
        await browse.SubmitAsync(add, ("P5-add-role", "leads"), ("P5-add-handover", "By phone"));
        Assert.Equal((HttpStatusCode.BadRequest, "By phone"), (browse.Status, browse.Find("#P5-add-handover").TextContent.Trim()));
        Assert.NotNull(browse.Page.QuerySelector("#P5-add-who-error"));

        await browse.SubmitAsync(add, ("P5-add-who", police.Id.ToString()), ("P5-add-hours", "always"));
        var part = Assert.Single((await App.ReadAsync(id)).Step("P5").Responsibilities);
        Assert.Equal((police.Id, Role.Leads, Cover.Always, "By phone"), (part.OrganizationId, part.Role, part.Hours, part.Handover.En));

        await browse.SubmitAsync(add, ("P5-add-who", police.Id.ToString()), ("P5-add-role", "leads"));
        Assert.Contains("already has this role", browse.Text);
        var prefix = $"r{part.Id:N}";
        await browse.SubmitAsync($"#{prefix}-role", ($"{prefix}-role", "told"), ($"{prefix}-label", "must-disclose"));
        part = Assert.Single((await App.ReadAsync(id)).Step("P5").Responsibilities);
        Assert.Equal((Role.Told, InformationLabel.MustDisclose, "By phone"), (part.Role, part.InformationLabel, part.Handover.En));

        await browse.SubmitAsync("#P5 form[action$='Remove']");
        Assert.Empty((await App.ReadAsync(id)).Step("P5").Responsibilities);

        var name = $"Harbour mission {Guid.NewGuid():N}"[..22];
        await browse.SubmitAsync(add, ("P5-add-name", name), ("P5-add-sector", "church"));
        var candidate = await App.InDbAsync(db => db.Organizations.SingleAsync(o => o.Name.Fi == name));
        Assert.Equal((true, "church"), (candidate.IsCandidate, candidate.SectorId));
    }

    [Fact]
    public async Task An_action_is_made_of_the_gap_and_sending_it_twice_makes_one()
    {
        var (browse, id, police) = await DraftAsync();
        const string form = "#P6 form[action$='Action']";
        Assert.Equal("No bed for men at weekends", browse.Find("#P6-action-text").TextContent.Trim());
        var actionId = browse.Find($"{form} input[name=id]").GetAttribute("value")!;
        await browse.SubmitAsync(form, ("P6-action-owner", police.Id.ToString()));
        await browse.SubmitAsync(form, ("P6-action-owner", police.Id.ToString()), ("id", actionId));
        var action = await App.InDbAsync(db => db.Actions.SingleAsync(a => a.Id == Guid.Parse(actionId)));
        Assert.Equal(("P6", "labour-exploitation", GapKind.NoBed, police.Id), (action.StepId, action.ThemeId, action.GapKind, action.OwnerId));
        Assert.Equal(Clock.LocalDate(App.Time.Now()).AddDays(60), action.Due);
        await browse.GetAsync($"/pathways/{id}");
        Assert.Contains("No bed for men at weekends", browse.TextOf("#P6 a[href*='/actions#']"));
    }

    [Fact]
    public async Task Adopting_asks_about_the_gaps_and_the_sheet_is_for_members()
    {
        var (browse, id, police) = await DraftAsync("north-savo");
        foreach (var step in (await App.ReadAsync(id)).Ordered)
        {
            await browse.SubmitAsync($"#{step.StepId} form[action$='Decide']");
        }
        await browse.SubmitAsync("form[action$='Adopt']", ("known-P1", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.True(browse.Page.QuerySelector("#known-P1")!.HasAttribute("checked"));
        var known = browse.Page.QuerySelectorAll("input[name^=known-]").Select(k => (k.GetAttribute("name")!, (string?)"true")).ToArray();
        Assert.DoesNotContain("known-P2", known.Select(k => k.Item1));
        await browse.SubmitAsync("form[action$='Adopt']", [.. known, ("adopted-on", "2027-01-01")]);
        Assert.NotNull(browse.Page.QuerySelector("#adopted-on-error"));
        await browse.SubmitAsync("form[action$='Adopt']", [.. known, ("adopted-on", "2026-11-20")]);
        Assert.Equal(HttpStatusCode.OK, browse.Status);
        Assert.Contains("Version 1 · adopted on 20 November 2026", browse.Text);

        var member = await App.SignInAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: ("north-savo", NetworkRole.Member)));
        await member.GetAsync("/networks/north-savo/pathways");
        await member.ClickAsync("main .items a");
        Assert.Equal(11, member.Page.QuerySelectorAll(".matrix thead th").Length);
        Assert.Contains(police.Name.ToString(), member.TextOf(".matrix"));
        Assert.Contains("overlap: more than one leads", member.Text);
        Assert.Empty(member.Page.QuerySelectorAll("main form"));
        await browse.SubmitAsync("form[action$='Revise']");
        Assert.Contains("10 of 10 decided", browse.Text);
        Assert.Contains("In force: version 1", browse.Text);
        Assert.Contains("2 of 3 tables say", browse.TextOf("#P2")); // the findings are still beside it
        var parts = browse.Page.QuerySelectorAll("#P2 form[action$='Remove']").Length;
        await browse.SubmitAsync("#P2 form[action$='Remove']");
        Assert.Equal(parts - 1, browse.Page.QuerySelectorAll("#P2 form[action$='Remove']").Length);
        await browse.SubmitAsync("#P2 form[action$='PutBack']");
        Assert.Equal(parts, browse.Page.QuerySelectorAll("#P2 form[action$='Remove']").Length);
        await browse.SubmitAsync("form[action$='Discard']");
        Assert.Equal("/networks/north-savo/pathways", browse.Url);
        Assert.Contains("Can be taken back until 21 December 2026", browse.Text);
        await browse.SubmitAsync("form[action*='TakeBack']");
        Assert.Contains("10 of 10 decided", browse.Text);
    }

    [Fact]
    public async Task Another_networks_coordinator_finds_nothing_and_a_member_changes_nothing()
    {
        var (_, id, _) = await DraftAsync();
        var other = await App.CoordinatorAsync("turku");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/pathways/{id}")).Status);
        var member = StartPathwayTests.MemberOf("oulu");
        var version = (await App.ReadAsync(id)).Step("P2").Version;
        Assert.Equal(Pathway.NotCoordinator, (await App.RunAsync((SayStep say) =>
            say.RunAsync(member, id, "P2", version, "en", "Mine", false, default))).Refusal);
        Assert.Equal(Pathway.NotCoordinator, (await App.RunAsync((AdoptPathway adopt) =>
            adopt.RunAsync(member, id, 0, new DateOnly(2026, 11, 20), [], default))).Refusal);
        Assert.Equal(Refusals.NotFound, (await App.RunAsync((DecideStep decide) =>
            decide.RunAsync(StartPathwayTests.MemberOf("turku"), id, "P2", version, true, default))).Refusal);

        var browse = await App.SignInAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: ("oulu", NetworkRole.Member)));
        await browse.GetAsync($"/pathways/{id}");
        Assert.Empty(browse.Page.QuerySelectorAll("main form"));
        Assert.Contains("draft", browse.Text);
    }

    [Fact]
    public async Task An_adopted_pathway_takes_no_more_changes()
    {
        var (browse, id, _) = await DraftAsync("ostrobothnia");
        Assert.False((await App.AdoptAsync(id)).Refused);
        await browse.SubmitAsync("#P2 form[action$='Text']", ("P2-say-text", "Too late"));
        Assert.Equal(HttpStatusCode.Conflict, browse.Status);
        Assert.Contains("has been adopted", browse.Text);
        Assert.True((await App.ReadAsync(id)).Step("P2").Text.IsEmpty);
    }
}
