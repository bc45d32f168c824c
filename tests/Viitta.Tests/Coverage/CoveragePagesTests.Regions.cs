using Viitta.Common;
using Viitta.Features.Coverage;

namespace Viitta.Tests.Coverage;

public sealed partial class CoveragePagesTests
{
    private const string Asked = "stale=true&reader=public&theme=not-known&residence=not-known";

    [Fact]
    public async Task Regions_stand_side_by_side_without_the_practice_region_and_say_what_each_ones_rows_say()
    {
        var national = await region.App.SignInAsync(await region.App.AddUserAsync("regions@viitta.example", national: true));
        await national.GetAsync($"/coverage?lang=en&{Asked}");
        var names = national.Page.QuerySelectorAll(".reach thead th a").Select(a => a.TextContent).ToList();
        Assert.Equal(6, names.Count);
        Assert.DoesNotContain(names, name => name.Contains("Tuulivaara", StringComparison.Ordinal));

        var rows = await region.App.RunAsync((ListCoverage list) => list.RunAsync(Actor.Program, "north-savo", new() { StaleCounts = true, Year = 2026 }, default));
        var column = names.FindIndex(name => name.Contains("North Savo", StringComparison.Ordinal));
        var told = national.Page.QuerySelectorAll(".reach tbody tr").Select(row => row.QuerySelectorAll("td")[column].TextContent.Trim()[1..].Trim()).ToList();
        var expected = rows.Value!.GroupBy(r => r.Need).Select(g => CoverageWords.WholePercent(g.Sum(r => (double)r.CoveredMinutes) / g.Sum(r => (double)r.Minutes))).ToList();
        Assert.Equal(expected.Select(share => $"{share}%"), told);
        Assert.Contains(expected, share => share is > 0 and < 100);
    }

    [Fact]
    public async Task Who_belongs_to_two_regions_compares_those_two_as_the_one_that_they_see_least_of()
    {
        var browse = await region.App.SignInAsync(await region.App.AddUserAsync(
            "two@viitta.example", networks: [("north-savo", NetworkRole.Coordinator), ("oulu", NetworkRole.Member), ("tuulivaara", NetworkRole.Member)]));
        await browse.GetAsync("/networks?lang=en");
        await browse.ClickAsync("a[href='/coverage']");
        Assert.Equal(2, browse.Page.QuerySelectorAll(".reach thead th a").Length);
        Assert.Equal(["public", "member"], browse.Page.QuerySelectorAll("#reader option").Select(o => o.GetAttribute("value")));
        await browse.GetAsync("/coverage?reader=authority");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, browse.Status);
    }
}
