using Microsoft.Playwright;
using Viitta.Tests.Coverage;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>
/// The circle of coverage: a gap is seen, a change tried, an action made, the gap taken to the next workshop; the contact is
/// changed and confirmed, and the gap is gone. At a laptop in North Savo and on a phone in Turku.
/// </summary>
public sealed class GapToGone : IAsyncDisposable
{
    private readonly ViittaApp _app = new ViittaApp().OnRealPort();

    [Theory]
    [InlineData("north-savo", 1280)]
    [InlineData("turku", 360)]
    public async Task A_gap_is_seen_tried_planned_mended_and_gone(string network, int width)
    {
        var contact = await _app.AddDeskAsync(network);
        await using var context = await _app.CoordinatorInBrowserAsync(network, width, "en-GB");
        var page = context.Pages[0];

        // Seen: weekdays from eight to four, and nobody else.
        await page.GotoAsync($"/networks/{network}/coverage/hours?need=n15");
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("Somebody is reached 23% of the year");

        // Tried, before anybody decides.
        await page.ClickAsync("section[aria-labelledby=what-if] ol a:has-text('round the clock')");
        await page.ArriveAsync("**change=round-the-clock**");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("100%");

        // Tried with two sliders: the page answers while they move, and stays the same page.
        await page.Locator("#try").EvaluateAsync("form => { form.closest('details').open = true; window.stays = true; }");
        await page.Locator("#closes").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(page.Locator("#what-if-result")).ToContainTextAsync("open every day 8–24");
        await Assertions.Expect(page.Locator("#closes + output")).ToHaveTextAsync("24");
        await page.Locator("#opens").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("#what-if-result")).ToContainTextAsync("100%");
        await Assertions.Expect(page.Locator("#week-box .is-gap")).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("window.stays"));
        await page.ClickAsync("section[aria-labelledby=what-if] ol a:has-text('round the clock')");
        await page.ArriveAsync("**change=round-the-clock**");

        // Made an action.
        await page.ClickAsync("[role=status] a[href*='/actions']");
        await page.ArriveAsync("**/actions?text=**");
        await page.ClickAsync("#new form button[type=submit]");
        await Assertions.Expect(page.Locator("#waiting ~ ul")).ToContainTextAsync("round the clock");

        // Taken to the next workshop, where it is what the coordinator looks at.
        await page.GotoAsync($"/networks/{network}/coverage/hours?need=n15");
        await page.ClickAsync("a[href*='/workshops/new']");
        await page.ArriveAsync("**/workshops/new?**");
        await Assertions.Expect(page.Locator("#focus")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^Gap: Documents and identity"));
        await page.ClickAsync("main form button[type=submit]");
        await page.ArriveAsync("**/stage");
        await Assertions.Expect(page.Locator(".page-head")).ToContainTextAsync("What to look at: Gap: Documents and identity");

        // Changed, and confirmed: what nobody has confirmed does not count.
        await page.GotoAsync($"/contacts/{contact}/edit");
        await page.CheckAsync("#cover-always");
        await page.ClickAsync("main form button[type=submit]");
        await page.ArriveAsync($"**/contacts/{contact}*");
        await page.GotoAsync($"/networks/{network}/coverage/hours?need=n15");
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("Nobody is reached");
        await page.GotoAsync($"/contacts/{contact}");
        await page.FillAsync("#role", "duty officer");
        await page.ClickAsync("section[aria-labelledby=verify] form button[type=submit]");
        await page.ArriveAsync($"**/contacts/{contact}?done=verified");

        // Gone.
        await page.GotoAsync($"/networks/{network}/coverage/hours?need=n15");
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("at every minute of the year");
        await Assertions.Expect(page.Locator("a[href*='/workshops/new']")).ToHaveCountAsync(0);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
