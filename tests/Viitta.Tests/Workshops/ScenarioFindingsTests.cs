using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Pathways;
using Viitta.Tests.Scenarios;

namespace Viitta.Tests.Workshops;

/// <summary>The same case between regions and years.</summary>
public sealed class ScenarioFindingsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Case = "berry-harvest";

    private ViittaApp App => fixture.App;

    [Fact]
    public async Task Tells_where_regions_name_other_sectors_and_to_each_reader_of_his_own()
    {
        await WorkshopAsync("turku", Case, "police", "social");
        App.Time.Advance(TimeSpan.FromDays(365));
        var (oulu, _) = await App.AddClosedWorkshopAsync("oulu"); // P2: police at two tables; P7: police, and a name that a table wrote
        await WorkshopAsync("oulu", Case, "police", "police"); // two organisations
        var open = await App.AddWorkshopAsync("turku", Case, parts: 1);
        await App.SayAsync(open, 1, "part-1", "P9", "zcanary");
        await App.AddClosedWorkshopAsync("tuulivaara");

        var national = await App.SignInAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", national: true));
        await national.GetAsync($"/scenarios/{Case}");
        await national.ClickAsync($"a[href='/scenarios/{Case}/findings']");
        // Two organisations of one sector are that sector. At P7 only one workshop said anything.
        Assert.Equal(["P2"], national.Page.QuerySelectorAll("main h3").Select(h => h.TextContent[..2]));
        Assert.Contains(
            "network 21 November 2027: 2 of 3 tables say: Police Oulu network 21 November 2027: 2 of 3 tables say: Police "
            + "Turku network 21 November 2026: 1 table says Police, 1 says Social", national.Text, StringComparison.Ordinal);
        Assert.Contains("1 table says night TEAM, 1 says Police", national.TextOf("main tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain("Tuulivaara", national.TextOf("main thead"), StringComparison.Ordinal);
        Assert.DoesNotContain("zcanary", national.Text, StringComparison.Ordinal);

        // By region and by year; what is no choice is said, and everything is still shown.
        await national.GetAsync($"/scenarios/{Case}/findings?year=2026");
        Assert.Contains("Only one workshop fits what you chose.", national.Text, StringComparison.Ordinal);
        await national.GetAsync($"/scenarios/{Case}/findings?network=tuulivaara");
        Assert.DoesNotContain("Oulu network", national.TextOf("main thead"), StringComparison.Ordinal);
        await national.GetAsync($"/scenarios/{Case}/findings?year=1999");
        Assert.Contains("Oulu network 21 November 2027", national.Text, StringComparison.Ordinal);
        Assert.Single(national.Page.QuerySelectorAll(".ds-error-summary"));

        // A coordinator reads of the own region; a member what has been revealed; nobody else's.
        var desk = await App.CoordinatorAsync("oulu");
        await desk.GetAsync($"/scenarios/{Case}/findings");
        Assert.Contains("Oulu network 21 November 2027", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Turku", desk.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"/scenarios/{Case}/findings?network=turku")).Status);
        var member = await App.SignInAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: ("oulu", NetworkRole.Member)));
        await member.GetAsync($"/scenarios/{Case}/findings");
        Assert.Contains("No workshop on this case that you may read has ended yet.", member.Text, StringComparison.Ordinal);
        await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, oulu.Id, shown: true, default));
        await member.GetAsync(member.Url);
        Assert.Contains("2 of 3 tables say: Police", member.Text, StringComparison.Ordinal);
        Assert.Contains("There is one workshop on this case so far", member.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/scenarios/no-such-case/findings")).Status);

        using var program = await App.TokenClientAsync("oulu");
        var steps = await program.GetFromJsonAsync<JsonElement>($"/api/v1/scenarios/{Case}/findings");
        var first = steps.EnumerateArray().Single(s => s.GetProperty("stepId").GetString() == "P2");
        Assert.False(first.GetProperty("differs").GetBoolean());
        Assert.Equal(("oulu", "police", 2), (
            first.GetProperty("workshops")[0].GetProperty("networkId").GetString(),
            first.GetProperty("workshops")[0].GetProperty("leaders")[0].GetProperty("sectorId").GetString(),
            first.GetProperty("workshops")[0].GetProperty("leaders")[0].GetProperty("tables").GetInt32()));
    }

    [Fact]
    public async Task What_a_network_made_of_a_case_is_the_same_case()
    {
        const string Other = "empty-house"; // what the other test counts stays as it is
        var own = await App.PublishAsync(await App.CopiedScenarioAsync("ostrobothnia", Other));
        await WorkshopAsync("ostrobothnia", own, "police", "nas");
        await WorkshopAsync("ostrobothnia", "new-follower", "police", "nas");
        var desk = await App.CoordinatorAsync("ostrobothnia");
        foreach (var key in (string[])[Other, own])
        {
            await desk.GetAsync($"/scenarios/{key}/findings");
            Assert.Single(desk.Page.QuerySelectorAll("main thead a"));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.CoordinatorAsync("oulu")).GetAsync($"/scenarios/{own}/findings")).Status);
    }

    [Fact]
    public async Task A_name_that_a_table_wrote_is_the_organisation_of_that_name_and_one_table_counts_once()
    {
        const string Network = "south-karelia";
        var parish = await App.RunAsync((AddCandidate add) => add.RunAsync(Actor.Program, Network, "Joki parish", "church", default));
        var other = await App.RunAsync((AddCandidate add) => add.RunAsync(Actor.Program, Network, "Other parish", "church", default));
        var workshop = await App.AddWorkshopAsync(Network, "new-follower", parts: 1);
        await App.AnswerAsync(workshop, 1, "P2", Role.Leads, parish.Value!.Id);
        await App.AnswerAsync(workshop, 1, "P2", Role.Leads, other.Value!.Id);
        await App.AnswerAsync(workshop, 2, "P2", Role.Leads, "joki  PARISH");
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        var desk = await App.CoordinatorAsync(Network);
        await desk.GetAsync("/scenarios/new-follower/findings");
        Assert.StartsWith("2 of 3 tables say: Parish / church", desk.TextOf("main tbody td"), StringComparison.Ordinal);
    }

    /// <summary>Closed: each of two tables names an organisation of its sector at P2.</summary>
    private async Task WorkshopAsync(string network, string scenario, params string[] sectors)
    {
        var workshop = await App.AddWorkshopAsync(network, scenario, parts: 1);
        foreach (var (table, sector) in sectors.Index())
        {
            var organization = await App.RunAsync((AddCandidate add) => add.RunAsync(Actor.Program, network, $"{sector} {Guid.NewGuid():N}", sector, default));
            await App.AnswerAsync(workshop, table + 1, "P2", Role.Leads, organization.Value!.Id);
        }
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
    }
}
