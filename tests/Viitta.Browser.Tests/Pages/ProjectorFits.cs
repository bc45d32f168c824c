using Microsoft.Playwright;
using Viitta.Features.Practice;
using Viitta.Features.Workshops;

namespace Viitta.Browser.Tests.Pages;

/// <summary>On the room's screen nothing has to be scrolled: there is nobody to scroll it.</summary>
[Collection(nameof(PageTests))]
public sealed class ProjectorFits(Stage stage)
{
    [Theory]
    [InlineData("berry-harvest", "")]
    [InlineData("summer-holiday", "17")]
    [InlineData("summer-holiday", "19")]
    [InlineData("new-follower", "")]
    [InlineData("empty-house", "")]
    public async Task Every_part_with_its_injects_fits_1920_by_1080(string scenario, string variant)
    {
        // A rehearsal has one sign more than a workshop of people, and as many tables.
        var workshop = (await stage.App.RunAsync((StartRehearsal start) => start.RunAsync(
            Common.Actor.Program, new(Guid.CreateVersion7(), scenario, variant), "fi", default))).Value!;
        var page = await stage.PageAsync(Reader.Coordinator, "fi", 1920);
        var tooLong = new List<string>();
        for (var part = 1; part <= 6; part++)
        {
            await RunAsync((ReleasePart release) => release.RunAsync(Common.Actor.Program, workshop.Id, part - 1, default));
            await LookAsync(page, workshop.Id, $"part {part}", tooLong);
            foreach (var letter in "ab")
            {
                await RunAsync((ThrowInject inject) => inject.RunAsync(Common.Actor.Program, workshop.Id, $"inject-{part}{letter}", default));
                await LookAsync(page, workshop.Id, $"part {part}{letter}", tooLong);
            }
        }
        await page.CloseAsync();
        Assert.Empty(tooLong);
    }

    private Task RunAsync<TService>(Func<TService, Task<Common.Outcome>> work)
        where TService : notnull => stage.App.RunAsync(work);

    private static async Task LookAsync(IPage page, Guid id, string what, List<string> tooLong)
    {
        foreach (var language in Common.Languages.All.Reverse()) // leaves the shared browser in Finnish
        {
            await page.GotoAsync($"/workshops/{id}/projector?lang={language}");
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollHeight - innerHeight");
            if (over > 0)
            {
                tooLong.Add($"{what} {language}: {over} px");
            }
        }
    }
}
