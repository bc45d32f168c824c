using Microsoft.Playwright;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>Moving about with nothing but the Tab key.</summary>
internal static class TabKey
{
    private const int MostTabs = 80;

    /// <summary>Presses Tab until the focus is on it, and sees that the focus shows and is on the screen.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var tab = 0; tab < MostTabs; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                Assert.True(await page.EvaluateAsync<bool>(FocusShows), $"The focus on {selector} does not show.");
                return;
            }
        }
        Assert.Fail($"{MostTabs} tabs do not lead to {selector} at {page.Url}");
    }

    private const string FocusShows = """
        () => {
          const it = document.activeElement, box = it.getBoundingClientRect(), look = getComputedStyle(it);
          const rings = [look, getComputedStyle(it.parentElement)].some((l) => l.outlineStyle !== 'none' || l.boxShadow !== 'none');
          return rings && box.bottom > 0 && box.top < innerHeight && box.height > 0;
        }
        """;
}
