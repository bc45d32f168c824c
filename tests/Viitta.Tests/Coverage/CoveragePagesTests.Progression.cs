using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Features.Pathways;
using Viitta.Tests.House;

namespace Viitta.Tests.Coverage;

/// <summary>How a case moves on in the practice region, on the page, as JSON and on the command line.</summary>
public sealed partial class CoveragePagesTests
{
    private const string Moves = $"{Root}/progression";

    [Fact]
    public async Task A_Saturday_night_waits_for_student_welfare_and_stops_where_nobody_leads()
    {
        var browse = await (await region.App.CoordinatorAsync("tuulivaara")).GetAsync($"{Root}?lang=en");
        await browse.GetAsync(browse.Find(".page-head .page-links a")!.GetAttribute("href")!);
        Assert.Equal("How a case moves on", browse.TextOf("h1"));
        Assert.Contains("Forced marriage, version 1", browse.Text);
        var steps = browse.Page.QuerySelectorAll(".path > li").ToDictionary(li => li.Id!, li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(10, steps.Count);
        Assert.Contains("▶", steps["P1"]);
        Assert.Contains("late", steps["P1"]);
        Assert.Contains("Taken up Mon 23 November 2026 08:30", steps["P1"]);
        Assert.Contains("closed", steps["P1"]);
        Assert.Contains("Taken up Sat 21 November 2026 22:40", steps["P2"]);
        Assert.Contains("in time", steps["P2"]);
        Assert.Contains("No leader is named: the case stops here.", steps["P10"]);
        Assert.Equal("P1", browse.Page.QuerySelectorAll(".path > li:has(.marker)").Single().Id);
        Assert.Contains("Nobody leads P10", browse.TextOf(".notice"));

        // The worst start is a case of its own.
        var worst = browse.Page.QuerySelector(".figures a")!;
        await browse.GetAsync(worst.GetAttribute("href")!);
        Assert.Contains(worst.TextContent, browse.TextOf("#case"));
    }

    [Fact]
    public async Task Somebody_who_would_stand_in_is_tried_before_it_is_agreed()
    {
        var browse = await (await region.App.CoordinatorAsync("tuulivaara")).GetAsync($"{Moves}?lang=en");
        string Organization(string name) => browse.Page.QuerySelectorAll("#substitute option").Single(o => o.TextContent == name).GetAttribute("value")!;

        // The social emergency service answers round the clock, so nobody waits for Monday.
        await browse.SubmitAsync("section[aria-labelledby=try-substitute] form", ("step", "P1"), ("substitute", Organization("Tuulivaara wellbeing services county, social emergency service")));
        var panel = browse.TextOf("section[aria-labelledby=try-substitute] [role=status]");
        Assert.Contains("stands in at step P1", panel);
        Assert.Matches("Late at this step: 0% of cases instead of [1-9][0-9]%", panel);
        Assert.Contains("Every step in time: ", panel);
        Assert.Contains("agree+that", browse.Find("section[aria-labelledby=try-substitute] a[href*='/actions']")!.GetAttribute("href")!.Replace("%20", "+", StringComparison.Ordinal));
        Assert.Contains("late", browse.TextOf("#P1")); // what is agreed stays what the rest of the page counts

        // Where nobody leads, cases get past the step; who sleeps at the same hours changes nothing.
        await browse.SubmitAsync("section[aria-labelledby=try-substitute] form", ("step", "P10"));
        Assert.Contains("Cases would get past this step", browse.TextOf("section[aria-labelledby=try-substitute] [role=status]"));
        await browse.SubmitAsync("section[aria-labelledby=try-substitute] form", ("step", "P2"), ("substitute", Organization("Tuulivaara vocational college")));
        Assert.Contains("It would change nothing", browse.TextOf("section[aria-labelledby=try-substitute] [role=status]"));

        // Behind a step that nobody leads it is said why; at that step, whose flats are for men does nothing for a woman.
        await browse.GetAsync($"{Moves}?theme=labour-exploitation&lang=en");
        await browse.SubmitAsync("section[aria-labelledby=try-substitute] form", ("step", "P9"), ("substitute", Organization("Tuulivaara police department")));
        Assert.Contains("The case does not get here: it stops earlier (P6)", browse.TextOf("section[aria-labelledby=try-substitute] [role=status]"));
        await browse.SubmitAsync("section[aria-labelledby=try-substitute] form", ("step", "P6"), ("substitute", Organization("Honkatupa association")));
        Assert.Contains("they answer no case like this there", browse.TextOf("section[aria-labelledby=try-substitute] [role=status]"));

        await browse.GetAsync($"{Moves}?step=P99&substitute=nobody&lang=en");
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.NotNull(browse.Find("#step-error"));
        Assert.NotNull(browse.Find("#substitute-error"));
    }

    [Fact]
    public async Task A_draft_is_counted_from_its_own_page_and_said_to_be_one()
    {
        var browse = await (await region.App.CoordinatorAsync("tuulivaara")).GetAsync($"{Moves}?theme=labour-exploitation&lang=en");
        Assert.Contains("in force, adopted on", browse.Text);
        var adopted = Guid.Parse(browse.Find("#pathway option[selected]")!.GetAttribute("value")!);
        var draft = (await region.App.RunAsync((RevisePathway revise) => revise.RunAsync(Actor.Program, adopted, Guid.CreateVersion7(), default))).Value;
        await browse.GetAsync($"/pathways/{draft}?lang=en");
        await browse.GetAsync(browse.Find(".page-head .page-links a")!.GetAttribute("href")!);
        Assert.Contains("not agreed yet", browse.Text);
        Assert.Equal(($"{draft}", "Labour exploitation, draft"), (browse.Find("#pathway option[selected]")!.GetAttribute("value"), browse.TextOf("#pathway option[selected]")));
        Assert.DoesNotContain("not agreed yet", (await browse.GetAsync($"{Moves}?theme=labour-exploitation&lang=en")).Text);
    }

    [Fact]
    public async Task A_member_is_told_what_is_asked_and_cannot_be_and_a_network_without_a_pathway_says_so()
    {
        var member = await region.App.SignInAsync(await region.App.AddUserAsync(
            "moves@viitta.example", networks: [("tuulivaara", NetworkRole.Member), ("oulu", NetworkRole.Member)]));
        await member.GetAsync($"{Moves}?begins=tonight&pathway=other&lang=en");
        Assert.Equal(HttpStatusCode.BadRequest, member.Status);
        Assert.NotNull(member.Find("#begins-error"));
        Assert.NotNull(member.Find("#pathway-error"));
        Assert.Equal("tonight", member.Find("#begins")!.GetAttribute("value"));
        Assert.Null(member.Page.QuerySelector("#reader option[value=authority]"));

        await member.GetAsync("/networks/oulu/coverage/progression?lang=en");
        Assert.Equal(HttpStatusCode.OK, member.Status);
        Assert.Contains("The network has no pathway yet.", member.TextOf(".empty"));
    }

    [Fact]
    public async Task The_command_line_and_the_API_say_the_same_of_progression()
    {
        using var output = new StringWriter();
        string[] args = ["coverage", "--progression", "network=tuulivaara&year=2027"];
        Assert.Equal(0, await CoverageCommand.RunAsync(region.App.Services, args, output, TextWriter.Null, default));
        var rows = JsonSerializer.Deserialize<List<ProgressionRow>>(output.ToString(), JsonSerializerOptions.Web)!;
        using var client = await region.App.TokenClientAsync(await region.App.AddUserAsync(
            "moving@viitta.example", networks: ("tuulivaara", NetworkRole.Coordinator)));
        const string Api = "/api/v1/networks/tuulivaara/coverage/progression";
        Assert.Equal(rows, await client.GetFromJsonAsync<List<ProgressionRow>>($"{Api}/rows?year=2027"));

        var one = await client.GetFromJsonAsync<JsonElement>($"{Api}?year=2027&theme=labour-exploitation&municipality=T02");
        Assert.Equal((2 * 6 * 11, 525_600), (rows.Count, one.GetProperty("whole").GetProperty("starts").GetInt32()));
        var row = rows.Single(r => r is { Theme: "labour-exploitation", Municipality: "T02", Step: "P1" });
        Assert.Equal(row.OnTime, one.GetProperty("steps")[0].GetProperty("figures").GetProperty("onTime").GetInt32());
        Assert.InRange(row.OnTime, 1, 525_599);
        Assert.Equal(["P6"], one.GetProperty("gaps").EnumerateArray().Select(g => g.GetString()));
        Assert.Equal("P6", rows.Single(r => r is { Theme: "labour-exploitation", Municipality: "T02", Step: "P9", Never: 525_600 }).HeldUpBy);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/networks/oulu/coverage/progression")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"{Api}?theme=sexual-exploitation")).StatusCode);

        using var table = new StringWriter();
        Assert.Equal(0, await CoverageCommand.RunAsync(region.App.Services, [.. args, "csv"], table, TextWriter.Null, default));
        Assert.StartsWith("network;theme;version;municipality;year;step;heldUpBy;starts;", table.ToString(), StringComparison.Ordinal);
        Assert.Contains("\ntuulivaara;labour-exploitation;1;T02;2027;P9;P6;525600;0;525600;;;;", table.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
