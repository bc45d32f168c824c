using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;
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
        var contact = await PlantAsync(network);
        await using var context = await _app.CoordinatorInBrowserAsync(network, width, "en-GB");
        var page = context.Pages[0];

        // Seen: weekdays from eight to four, and nobody else.
        await page.GotoAsync($"/networks/{network}/coverage/hours?need=n15");
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("Somebody is reached 23% of the year");

        // Tried, before anybody decides.
        await page.ClickAsync("section[aria-labelledby=what-if] ol a:has-text('round the clock')");
        await page.ArriveAsync("**change=round-the-clock**");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("100%");

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

    /// <summary>One confirmed contact with office hours, the region's only one for documents.</summary>
    private async Task<Guid> PlantAsync(string network)
    {
        var contact = await _app.InDbAsync(async db =>
        {
            var organization = new Organization { NetworkId = network, Name = LocalText.Same("Police station"), SectorId = "police" };
            var service = new Service { OrganizationId = organization.Id, NetworkId = network, Name = LocalText.Same("Identity desk"), Needs = ["n15"] };
            var desk = new ContactPoint
            {
                ServiceId = service.Id,
                NetworkId = network,
                Function = LocalText.Same("Identity desk"),
                Phone = "029 540 0000",
                Languages = ["fi"],
                Schedule = new() { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 480, 960)] },
            };
            db.AddRange(organization, service, desk);
            db.Record(new TraceKind("tests.planted"), network, network, Actor.Program, _app.Time.Now());
            await db.SaveChangesAsync();
            return desk;
        });
        Assert.Null((await _app.RunAsync((VerifyContact verify) => verify.RunAsync(
            Actor.Program, contact.Id, contact.Version, VerificationMethod.Called, "duty officer", default))).Refusal);
        return contact.Id;
    }
}
