using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Pathways;

public sealed class StartPathwayTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task Findings_come_along_as_proposals_and_new_names_as_candidates()
    {
        var (workshop, police) = await App.AddClosedWorkshopAsync("oulu");
        var pathway = await App.ReadAsync(await App.StartAsync(workshop));
        Assert.Equal((10, 0, "labour-exploitation"), (pathway.Steps.Count, pathway.Decided, pathway.ThemeId));

        var agreed = Assert.Single(pathway.Step("P2").Leads);
        Assert.Equal((police.Id, Cover.Always, Confidence.Agreed), (agreed.OrganizationId, agreed.Hours, agreed.Confidence));
        Assert.Equal("Call the duty officer\nSay that it is urgent", agreed.Handover.ToString());

        var disputed = pathway.Step("P7").Leads.ToList();
        Assert.Equal((2, Leadership.Several), (disputed.Count, pathway.Step("P7").Leadership));
        Assert.All(disputed, r => Assert.Equal(Confidence.Disputed, r.Confidence));
        Assert.Empty(pathway.Step("P6").Responsibilities);

        var team = pathway.Step("P2").Responsibilities.Single(r => r.Role == Role.Contributes).OrganizationId;
        Assert.Contains(disputed, r => r.OrganizationId == team); // one organisation, however it was written
        var candidate = await App.InDbAsync(db => db.Organizations.SingleAsync(o => o.Id == team));
        Assert.Equal(("Night team", true, "other", "oulu"), (candidate.Name.Fi, candidate.IsCandidate, candidate.SectorId, candidate.NetworkId));
    }

    [Fact]
    public async Task The_coordinator_says_who_a_new_name_is_and_two_presses_make_one_draft()
    {
        var (workshop, police) = await App.AddClosedWorkshopAsync("turku");
        var browse = await App.CoordinatorAsync("turku");
        await browse.GetAsync($"/workshops/{workshop.Id}/findings");
        await browse.ClickAsync("main a.ds-button");
        Assert.Contains("Night team", browse.Text);
        await browse.SubmitAsync("main form", ("as-0", police.Id.ToString()));
        var first = browse.Url;
        Assert.StartsWith("/pathways/", first);
        var pathway = await App.ReadAsync(Guid.Parse(first.Split('/')[2]));
        Assert.Equal(Leadership.One, pathway.Step("P7").Leadership); // both names were the police
        Assert.Equal(Role.Leads, Assert.Single(pathway.Step("P2").Responsibilities).Role);

        await browse.GetAsync($"/workshops/{workshop.Id}/pathway");
        Assert.Equal(first, browse.Url);
        Assert.Equal(pathway.Id, await App.StartAsync(workshop));
        Assert.Equal(1, await App.InDbAsync(db => db.Pathways.CountAsync(p => p.WorkshopId == workshop.Id)));
    }

    [Fact]
    public async Task A_sector_is_asked_for_a_new_name()
    {
        var (workshop, _) = await App.AddClosedWorkshopAsync("tampere");
        var browse = await App.CoordinatorAsync("tampere");
        await browse.GetAsync($"/workshops/{workshop.Id}/pathway");
        await browse.SubmitAsync("main form", ("sector-0", "church"));
        Assert.Equal("church", await App.InDbAsync(db => db.Organizations
            .Where(o => o.NetworkId == "tampere" && o.Name.Fi == "Night team").Select(o => o.SectorId).SingleAsync()));
    }

    [Fact]
    public async Task It_waits_until_the_answers_are_revealed_or_the_workshop_is_over()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 1);
        Task<Outcome<Guid>> StartAsync(Actor actor) => App.RunAsync((StartPathway start) => start.RunAsync(actor, workshop.Id, [], default));
        Assert.Equal(StartPathway.NotReady, (await StartAsync(Actor.Program)).Refusal);
        await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, workshop.Id, shown: true, default));
        Assert.Equal(Pathway.NotCoordinator, (await StartAsync(MemberOf("oulu"))).Refusal);
        Assert.Equal(Refusals.NotFound, (await StartAsync(MemberOf("turku"))).Refusal);
        Assert.False((await StartAsync(Actor.Program)).Refused);
    }

    [Fact]
    public async Task A_second_workshop_of_the_theme_starts_from_what_is_in_force()
    {
        var (workshop, police) = await App.AddClosedWorkshopAsync("south-karelia");
        var first = await App.StartAsync(workshop);
        var step = (await App.ReadAsync(first)).Step("P9");
        await App.RunAsync((SayStep say) => say.RunAsync(Actor.Program, first, "P9", step.Version, "fi", "Sovittu näin", false, default));
        step = (await App.ReadAsync(first)).Step("P9");
        await App.RunAsync((PutResponsibility put) => put.RunAsync(Actor.Program, first, "P9", step.Version, new ResponsibilityInput(
            Guid.CreateVersion7(), police.Id, "", "", new() { Role = Role.Leads }, "", "fi", false), default));
        Assert.False((await App.AdoptAsync(first)).Refused);

        var (again, _) = await App.AddClosedWorkshopAsync("south-karelia");
        var second = await App.ReadAsync(await App.StartAsync(again));
        Assert.Equal("Sovittu näin", second.Step("P9").Text.Fi);
        Assert.Equal(police.Id, Assert.Single(second.Step("P9").Leads).OrganizationId);
        Assert.False(second.Step("P9").Decided);

        Assert.False((await App.AdoptAsync(second.Id)).Refused);
        Assert.Equal([(1, PathwayState.Replaced), (2, PathwayState.Adopted)], new[] { await App.ReadAsync(first), await App.ReadAsync(second.Id) }
            .Select(p => (p.Number, p.State)));
    }

    [Fact]
    public async Task Each_part_knows_the_tables_that_said_it_through_changes_removal_and_versions()
    {
        var (workshop, police) = await App.AddClosedWorkshopAsync("ostrobothnia");
        var first = await App.StartAsync(workshop);
        await Said([1, 2], first);
        var step = (await App.ReadAsync(first)).Step("P2");
        var row = step.Leads.Single();
        await App.RunAsync((PutResponsibility put) => put.RunAsync(Actor.Program, first, "P2", step.Version, new ResponsibilityInput(
            row.Id, null, "", "", new() { Role = Role.Contributes }, "Otherwise", "fi", false), default));
        step = (await App.ReadAsync(first)).Step("P2");
        await App.RunAsync((RemoveResponsibility remove) => remove.RunAsync(Actor.Program, first, "P2", step.Version, row.Id, default));
        step = (await App.ReadAsync(first)).Step("P2");
        await App.RunAsync((PutResponsibilityBack put) => put.RunAsync(Actor.Program, first, "P2", step.Version, row.Id, default));
        await Said([1, 2], first);
        Assert.False((await App.AdoptAsync(first)).Refused);
        var second = (await App.RunAsync((RevisePathway revise) => revise.RunAsync(Actor.Program, first, Guid.CreateVersion7(), default))).Value;
        await Said([1, 2], second);

        var added = (await App.ReadAsync(second)).Step("P9");
        await App.RunAsync((PutResponsibility put) => put.RunAsync(Actor.Program, second, "P9", added.Version, new ResponsibilityInput(
            Guid.CreateVersion7(), police.Id, "", "", new() { Role = Role.Leads }, "", "fi", false), default));
        Assert.Null((await App.ReadAsync(second)).Step("P9").Leads.Single().Provenance);
        var browse = await App.CoordinatorAsync("ostrobothnia");
        await browse.GetAsync($"/pathways/{second}");
        Assert.Contains("said at tables 1, 2, workshop of 21 November 2026", browse.TextOf("#P2"));

        async Task Said(int[] tables, Guid pathway)
        {
            var said = (await App.ReadAsync(pathway)).Step("P2").Responsibilities.Single(r => r.OrganizationId == police.Id).Provenance!;
            Assert.Equal(workshop.Id, said.WorkshopId);
            Assert.Equal(tables, said.Tables);
        }
    }

    internal static Actor MemberOf(string network) => new()
    {
        UserId = Guid.CreateVersion7(),
        Networks = new Dictionary<string, NetworkRole> { [network] = NetworkRole.Member },
    };
}
