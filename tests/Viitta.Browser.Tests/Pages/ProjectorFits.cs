using Microsoft.Playwright;
using Viitta.Features.Practice;
using Viitta.Features.Workshops;

namespace Viitta.Browser.Tests.Pages;

/// <summary>On the room's screen nothing has to be scrolled, as there is nobody to scroll it; and its letters are as large as it has room for.</summary>
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
        var unfit = new List<string>();
        for (var part = 1; part <= 6; part++)
        {
            await RunAsync((ReleasePart release) => release.RunAsync(Common.Actor.Program, workshop.Id, part - 1, default));
            await LookAsync(page, workshop.Id, $"part {part}", unfit);
            foreach (var letter in "ab")
            {
                await RunAsync((ThrowInject inject) => inject.RunAsync(Common.Actor.Program, workshop.Id, $"inject-{part}{letter}", default));
                await LookAsync(page, workshop.Id, $"part {part}{letter}", unfit);
            }
        }
        await page.CloseAsync();
        Assert.Empty(unfit);
    }

    /// <summary>Two pixels more still fit, and the letters are smaller than the largest.</summary>
    private const string HasRoomForLarger = """
        async () => {
          await document.fonts.ready;
          await new Promise(requestAnimationFrame);
          const part = document.querySelector('[data-fit]');
          const size = parseFloat(getComputedStyle(part).fontSize);
          if (size >= 1.111 * parseFloat(getComputedStyle(document.documentElement).fontSize) - 0.5) { return false; }
          part.style.fontSize = `${size + 2}px`;
          return document.documentElement.scrollHeight <= innerHeight && part.scrollWidth <= part.clientWidth;
        }
        """;

    private Task RunAsync<TService>(Func<TService, Task<Common.Outcome>> work)
        where TService : notnull => stage.App.RunAsync(work);

    private static async Task LookAsync(IPage page, Guid id, string what, List<string> unfit)
    {
        foreach (var language in Common.Languages.All.Reverse()) // leaves the shared browser in Finnish
        {
            await page.GotoAsync($"/workshops/{id}/projector?lang={language}");
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollHeight - innerHeight");
            if (over > 0)
            {
                unfit.Add($"{what} {language}: {over} px too long");
            }
            if (await page.EvaluateAsync<bool>(HasRoomForLarger))
            {
                unfit.Add($"{what} {language}: could be larger");
            }
        }
    }
}
