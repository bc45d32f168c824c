using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Coverage;

/// <summary>The practice region's coverage on pages, as JSON and on the command line.</summary>
public sealed partial class CoveragePagesTests(PracticeFixture region) : IClassFixture<PracticeFixture>
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
        Assert.Contains("adult · man ·", browse.TextOf("details.asked summary"));
        Assert.Contains("speaks: Russian", browse.TextOf("details.asked summary"));
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
        // Asked for the public, the page still names contacts that only its reader may see.
        Assert.Equal("TLP:AMBER+STRICT", (await coordinator.GetAsync($"{Root}?reader=public")).TextOf(".tlp"));
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
        string[] asRunGivesThem = ["--contentRoot", "/opt/a=b", "coverage", "network=tuulivaara&gender=men&year=2027"];
        Assert.True(CoverageCommand.IsAsked(asRunGivesThem));
        Assert.Equal(0, await CoverageCommand.RunAsync(region.App.Services, asRunGivesThem, output, error, default));
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

    /// <summary>The page promises what the map then keeps.</summary>
    [Fact]
    public async Task A_gap_is_seen_tried_agreed_mended_and_gone()
    {
        await using var app = new ViittaApp().WithPractice();
        const string Hours = $"{Root}/hours?need=n08&municipality=T02&language=ru&lang=en";
        var browse = await (await app.CoordinatorAsync("tuulivaara")).GetAsync(Hours);
        var before = Regex.Match(browse.Text, @"Somebody is reached (\d+)% of the year").Groups[1].Value;
        var best = browse.Page.QuerySelector("section[aria-labelledby=what-if] ol a")!;
        var contact = Guid.Parse(Regex.Match(best.GetAttribute("href")!, "contact=([0-9a-f-]{36})").Groups[1].Value);
        Assert.Contains("change=round-the-clock", best.GetAttribute("href"));

        await browse.GetAsync(best.GetAttribute("href")!.Split('#')[0]);

        Assert.Contains(best.TextContent, browse.Find("section [role=status]")!.TextContent);
        Assert.Contains($"reached 100% of the year instead of {before}%", browse.Text);
        Assert.All(browse.Page.QuerySelectorAll(".week td"), cell => Assert.Equal("100", cell.TextContent));
        await browse.GetAsync(browse.Page.QuerySelectorAll("section [role=status] .page-links a")[0].GetAttribute("href")!);
        Assert.Contains(best.TextContent, browse.Find("#new-text")!.TextContent);

        Assert.Contains($"Somebody is reached {before}% of the year", (await browse.GetAsync(Hours)).Text); // trying changed nothing
        var version = await app.InDbAsync(async db =>
        {
            var row = db.ContactPoints.Single(c => c.Id == contact);
            db.Entry(row).Property(c => c.Schedule).CurrentValue = Schedule.RoundTheClock;
            db.Record(new("tests.changed"), row.Id, "tuulivaara", Actor.Program, app.Time.Now());
            await db.SaveChangesAsync();
            return row.Version;
        });
        Assert.Null((await app.RunAsync((VerifyContact verify) => verify.RunAsync(
            Actor.Program, contact, version, VerificationMethod.Called, "duty officer", default))).Refusal);
        Assert.Contains("Somebody is reached at every minute of the year", (await browse.GetAsync(Hours)).Text);
    }

    [Fact]
    public async Task What_the_end_of_a_service_leaves_is_seen_before_it_ends()
    {
        var browse = await (await region.App.CoordinatorAsync("tuulivaara")).GetAsync($"{Root}/hours?need=n08&municipality=T02&lang=en");
        Assert.Contains("Somebody is reached 30% of the year", browse.TextOf(".lead"));
        var lawyers = browse.Page.QuerySelectorAll("#contact option").Single(o => o.TextContent.EndsWith("On-call number", StringComparison.Ordinal));
        await browse.SubmitAsync("#try", ("contact", lawyers.GetAttribute("value")!), ("change", "ends"));
        Assert.Contains("the service ends", browse.TextOf("#what-if-result"));
        Assert.Contains("instead of 30%", browse.TextOf("#what-if-result"));
        Assert.Contains("more with nobody", browse.TextOf("#what-if-result"));
    }

    [Fact]
    public async Task Hours_are_tried_both_ways_and_what_is_no_hour_stays_as_it_was_typed()
    {
        var contact = await region.App.AddDeskAsync("turku");
        var browse = await (await region.App.CoordinatorAsync("turku")).GetAsync("/networks/turku/coverage/hours?need=n15&lang=en");
        await browse.SubmitAsync("#try", ("contact", $"{contact}"), ("change", "hours"), ("opens", "0"), ("closes", "24"));
        Assert.Contains("open round the clock", browse.TextOf("#what-if-result"));
        Assert.Contains("reached 100% of the year instead of", browse.Text);
        await browse.SubmitAsync("#try", ("opens", "3"), ("closes", "4"));
        Assert.Contains("open every day 3–4", browse.TextOf("#what-if-result"));
        Assert.Contains("more with nobody", browse.TextOf("#what-if-result"));
        await browse.SubmitAsync("#try", ("opens", "25"));
        Assert.Equal((HttpStatusCode.BadRequest, "25"), (browse.Status, browse.Find("#opens").GetAttribute("value")));
        Assert.NotNull(browse.Find("#opens-error"));
    }

    [Fact]
    public async Task The_map_shows_one_need_and_the_largest_gap_when_none_is_asked()
    {
        var browse = await (await region.App.CoordinatorAsync("tuulivaara")).GetAsync($"{Root}?lang=en");
        Assert.Contains(browse.TextOf("#map")["On the map: ".Length..], browse.TextOf("section[aria-labelledby=worst] li"));
        await browse.SubmitAsync("section[aria-labelledby=map] form", ("need", "n08"));
        var tiles = browse.Page.QuerySelectorAll(".tile").Select(t => (Class: t.ParentElement!.ClassName, t.TextContent, Href: t.GetAttribute("href")!)).ToList();
        Assert.Equal(6, tiles.Count);
        Assert.Contains(tiles, t => t.Class == "r3 c3" && t.TextContent.Contains("Kaarnaranta") && t.Href.Contains("need=n08&municipality=T02"));
    }

    [Fact]
    public async Task A_change_that_is_none_is_refused_beside_its_field()
    {
        var browse = await (await region.App.CoordinatorAsync("tuulivaara")).GetAsync($"{Root}/hours?need=n08&contact={Guid.NewGuid()}&change=louder&lang=en");
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.NotNull(browse.Find("#contact-error"));
        Assert.NotNull(browse.Find("#change-error"));
    }
}
