using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Tests.House;

namespace Viitta.Tests.Coverage;

/// <summary>The practice region's coverage on pages, as JSON and on the command line.</summary>
public sealed class CoveragePagesTests(PracticeRegion region) : IClassFixture<PracticeRegion>
{
    private const string Root = "/networks/tuulivaara/coverage";

    [Fact]
    public async Task The_worst_gap_is_told_first_and_becomes_an_action()
    {
        var browse = await (await region.App.CoordinatorAsync("tuulivaara")).GetAsync($"{Root}?lang=en");
        var gaps = browse.Page.QuerySelectorAll("section[aria-labelledby=worst] > ol > li").ToList();

        Assert.Equal(CoverageModel.Worst, gaps.Count);
        Assert.Contains("Nobody is reached", gaps[0].TextContent);
        Assert.Contains("of the year. Nobody for", gaps[^1].TextContent);
        await browse.GetAsync(gaps[^1].QuerySelector(".page-links a")!.GetAttribute("href")!);
        Assert.Contains(gaps[^1].QuerySelector("h3")!.TextContent.Trim(), browse.Find("#new-text")!.TextContent);
        Assert.True(browse.Find("details#new")!.HasAttribute("open"));
    }

    [Fact]
    public async Task A_cell_says_what_the_page_of_its_hours_says()
    {
        var browse = await (await region.App.CoordinatorAsync("tuulivaara")).GetAsync($"{Root}?lang=en&gender=men&language=ru");
        var cells = browse.Page.QuerySelectorAll(".reach tbody td a").ToList();
        Assert.Equal(22 * 6, cells.Count);
        var partly = cells.First(c => c.TextContent.Contains('◐', StringComparison.Ordinal));
        var share = partly.QuerySelectorAll("span")[1].TextContent;

        await browse.GetAsync(partly.GetAttribute("href")!);

        Assert.Contains($"Somebody is reached {share} of the year", browse.Text);
        Assert.Equal(7 * browse.Page.QuerySelectorAll(".week tbody tr").Length, browse.Page.QuerySelectorAll(".week td").Length);
        Assert.NotEmpty(browse.Page.QuerySelectorAll("section[aria-labelledby=nobody] li"));
    }

    [Fact]
    public async Task What_a_reader_may_not_see_does_not_count()
    {
        var coordinator = await (await region.App.CoordinatorAsync("tuulivaara")).GetAsync($"{Root}?lang=en");
        var member = await (await region.App.SignInAsync(await region.App.AddUserAsync(
            "member@viitta.example", networks: ("tuulivaara", NetworkRole.Member)))).GetAsync($"{Root}?lang=en");

        Assert.NotNull(coordinator.Find("#reader option[value=authority]"));
        Assert.Null(member.Page.QuerySelector("#reader option[value=authority]"));
        await member.GetAsync($"{Root}?reader=authority&gender=martian&lang=en");
        Assert.Equal(HttpStatusCode.BadRequest, member.Status);
        Assert.NotNull(member.Find("#reader-error"));
        Assert.NotNull(member.Find("#gender-error"));
    }

    [Fact]
    public async Task The_command_line_and_the_API_say_the_same()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, await CoverageCommand.RunAsync(
            region.App.Services, ["coverage", "network=tuulivaara&gender=men&year=2027"], output, error, default));
        using var client = await region.App.TokenClientAsync(await region.App.AddUserAsync(
            "program@viitta.example", networks: ("tuulivaara", NetworkRole.Coordinator)));
        var told = await client.GetFromJsonAsync<JsonElement>("/api/v1/networks/tuulivaara/coverage?gender=men&year=2027");

        var rows = JsonSerializer.Deserialize<List<CoverageRow>>(output.ToString(), JsonSerializerOptions.Web)!;
        Assert.Equal(rows, told.Deserialize<List<CoverageRow>>(JsonSerializerOptions.Web));
        Assert.Equal(22 * 6, rows.Count);
        Assert.All(rows, r => Assert.Equal(525_600, r.Minutes));
        Assert.Contains(rows, r => r.CoveredMinutes is > 0 and < 525_600);
    }

    [Fact]
    public async Task The_command_line_writes_a_table_leaves_the_practice_region_out_and_refuses_what_is_not_there()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, await CoverageCommand.RunAsync(region.App.Services, ["coverage", "csv"], output, error, default));
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("network;need;municipality;year;minutes", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, l => l.StartsWith("tuulivaara", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("turku;n01;853;", StringComparison.Ordinal));

        Assert.Equal(2, await CoverageCommand.RunAsync(region.App.Services, ["coverage", "network=nowhere&age=x&year=1999"], output, error, default));
        Assert.Contains("network:", error.ToString());
        Assert.Contains("year:", error.ToString());
    }
}

/// <summary>One program with the practice region for those that only read.</summary>
public sealed class PracticeRegion : IAsyncLifetime
{
    public ViittaApp App { get; } = new ViittaApp().WithPractice();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
