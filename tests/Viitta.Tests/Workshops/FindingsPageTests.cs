using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

public sealed class FindingsPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Theory]
    [InlineData("en", "What the tables found", "2 tables say Night team, 1 says Parish")]
    [InlineData("fi", "Mitä pöydät havaitsivat", "2 pöytää sanoo: Night team, 1 sanoo: Parish")]
    [InlineData("sv", "Vad borden kom fram till", "2 bord säger alla: Night team, 1 säger: Parish")]
    public async Task A_coordinator_reads_them_at_any_time_in_every_language(string language, string title, string sentence)
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 1);
        await App.AnswerAsync(workshop, 1, "P2", Role.Leads, "Night team");
        await App.AnswerAsync(workshop, 2, "P2", Role.Leads, "night  team");
        await App.AnswerAsync(workshop, 3, "P2", Role.Leads, "Parish");
        await App.GapAsync(workshop, 3, "P6", GapKind.NoBed, "No bed for men");
        var browse = await App.CoordinatorAsync("oulu");
        await browse.GetAsync($"/workshops/{workshop.Id}/findings?lang={language}");
        Assert.Equal(title, browse.TextOf("h1"));
        Assert.Contains(sentence, browse.Text);
        Assert.Contains("No bed for men", browse.Text);
        Assert.Single(browse.Page.QuerySelectorAll("tr.overlap"));
        Assert.Single(browse.Page.QuerySelectorAll("td.differs"));
        Assert.NotNull(browse.Page.QuerySelector(".fictional"));
    }

    [Fact]
    public async Task Members_read_them_once_revealed_and_other_networks_never()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 1);
        var member = await App.SignInAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: ("oulu", NetworkRole.Member)));
        var other = await App.CoordinatorAsync("turku");
        var url = $"/workshops/{workshop.Id}/findings";
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(url)).Status);

        await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, workshop.Id, shown: true, default));
        Assert.Equal(HttpStatusCode.OK, (await member.GetAsync(url)).Status);
        Assert.Contains("No table has written anything yet", member.Text);
        Assert.Null(member.Page.QuerySelector("main a.ds-button"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(url)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await App.Browse().GetAsync(url)).Status);
    }

    [Fact]
    public async Task A_participant_reads_them_once_revealed()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 1);
        var participant = new Actor { ParticipantId = Guid.CreateVersion7(), WorkshopId = workshop.Id, TableId = workshop.Tables[0].Id };
        Task<Outcome<WorkshopFindings>> ReadAsync() => App.RunAsync((ReadFindings read) => read.RunAsync(participant, workshop.Id, default));
        Assert.Equal(Refusals.NotFound, (await ReadAsync()).Refusal);
        await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, workshop.Id, shown: true, default));
        Assert.False((await ReadAsync()).Refused);
    }

    [Fact]
    public async Task The_way_to_a_pathway_opens_when_the_tables_have_had_their_say()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 1);
        var browse = await App.CoordinatorAsync("oulu");
        await browse.GetAsync($"/workshops/{workshop.Id}/findings");
        Assert.Null(browse.Page.QuerySelector($"a[href='/workshops/{workshop.Id}/pathway']"));
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await browse.GetAsync($"/workshops/{workshop.Id}/findings");
        Assert.NotNull(browse.Page.QuerySelector($"a.ds-button[href='/workshops/{workshop.Id}/pathway']"));
    }

    [Fact]
    public async Task The_API_says_the_same()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 1);
        await App.AnswerAsync(workshop, 1, "P2", Role.Leads, "Night team");
        using var client = await App.TokenClientAsync("oulu");
        var findings = await client.GetFromJsonAsync<JsonElement>($"/api/v1/workshops/{workshop.Id}/findings");
        var found = findings.EnumerateArray().Single(f => f.GetProperty("stepId").GetString() == "P2");
        Assert.Equal(("Agreed", 1, "Night team"), (found.GetProperty("kind").GetString(), found.GetProperty("named").GetInt32(),
            found.GetProperty("leaders")[0].GetProperty("name").GetProperty("fi").GetString()));
        using var stranger = await App.TokenClientAsync("turku");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/v1/workshops/{workshop.Id}/findings")).StatusCode);
    }
}
