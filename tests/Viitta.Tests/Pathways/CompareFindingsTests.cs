using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Pathways;

/// <summary>What tables say beside the pathway in force and beside earlier tables.</summary>
public sealed class CompareFindingsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Network = "oulu";

    private ViittaApp App => fixture.App;

    [Fact]
    public async Task Tells_step_by_step_who_is_named_otherwise()
    {
        var (first, police) = await App.AddClosedWorkshopAsync(Network);
        var desk = await App.CoordinatorAsync(Network);
        await desk.GetAsync($"/workshops/{first.Id}/findings");
        await desk.ClickAsync("a[href$='/findings/beside']");
        Assert.Contains("The network has no pathway in force and no earlier workshop on this theme.", desk.Text, StringComparison.Ordinal);
        Assert.Null((await App.AdoptAsync(await App.StartAsync(first))).Refusal);

        App.Time.Advance(TimeSpan.FromDays(1));
        var second = await App.AddWorkshopAsync(Network, parts: 1);
        await App.SayAsync(second, 1, "part-1", "P2", "Social emergency service");
        await App.SayAsync(second, 2, "part-1", "P2", "Social emergency service");
        await App.AnswerAsync(second, 3, "P2", Role.Leads, police.Id);
        await App.AnswerAsync(second, 1, "P7", Role.Leads, police.Id);
        await App.AnswerAsync(second, 2, "P7", Role.Leads, "Night team");
        await App.SayAsync(second, 1, "part-1", "P6", "");
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, second.Id, default));
        desk = await App.CoordinatorAsync(Network); // nobody is signed in that long
        await desk.GetAsync($"/workshops/{second.Id}/findings/beside");
        Assert.Contains($"Pathway in force since 21 November 2026: {police.Name} "
            + $"Tables on 21 November 2026: 2 of 3 tables say: {police.Name} "
            + $"Tables on 22 November 2026: 2 tables say Social emergency service, 1 says {police.Name}", desk.Text, StringComparison.Ordinal);
        // The night team, as a table wrote it, is the one on the map by that name.
        Assert.Equal(["P2"], desk.Page.QuerySelectorAll("main h3").Select(h => h.TextContent[..2]));
        Assert.Equal(3, desk.Page.QuerySelectorAll("main tbody tr").Length); // the steps that these tables took up

        using var program = await App.TokenClientAsync(Network);
        var told = await program.GetFromJsonAsync<JsonElement>($"/api/v1/workshops/{second.Id}/findings/beside");
        var steps = told.GetProperty("steps").EnumerateArray().ToDictionary(s => s.GetProperty("stepId").GetString()!);
        Assert.Equal(("2026-11-21", true, false), (told.GetProperty("since").GetString(), steps["P2"].GetProperty("differsFromPathway").GetBoolean(), steps["P6"].GetProperty("differsFromPathway").GetBoolean()));
        Assert.Equal((true, false), (Before(steps["P2"]), Before(steps["P7"])));

        // A member reads what has been revealed, of each workshop.
        var member = await App.SignInAsync(await App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: (Network, NetworkRole.Member)));
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/workshops/{second.Id}/findings/beside")).Status);
        await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, second.Id, shown: true, default));
        await member.GetAsync(member.Url);
        Assert.Contains("Pathway in force since", member.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tables on 21 November 2026", member.Text, StringComparison.Ordinal);
    }

    private static bool Before(JsonElement step) => step.GetProperty("before")[0].GetProperty("differs").GetBoolean();
}
