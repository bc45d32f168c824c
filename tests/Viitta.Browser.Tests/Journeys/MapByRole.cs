using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.Editions;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>
/// The life of one number, by everybody who has to do with it, each on a phone and at a desk: a coordinator puts it on the
/// map, its owner corrects it, it is published; a practitioner finds that it does not work; a member and an authority see what
/// else there is, and the national coordinator looks over all regions.
/// </summary>
public sealed partial class MapByRole : IAsyncDisposable
{
    private const string Network = TestRegion.Network;
    private const string Mistyped = "040 1234560";
    private const string Right = "040 1234567";

    private readonly ViittaApp _app = new ViittaApp().OnRealPort();
    private readonly List<IBrowserContext> _contexts = [];

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_number_comes_onto_the_map_is_found_and_mended(int width)
    {
        await _app.PlantAsync();
        var coordinator = await SignInAsync(width, networks: (Network, NetworkRole.Coordinator));
        var contact = await PutOnTheMapAsync(coordinator);
        await OwnerCorrectsAsync(await OpenAsync(width), await LinkInOutboxAsync(coordinator));
        await AcceptAndPublishAsync(coordinator, contact);
        await PractitionerReportsAsync(await OpenAsync(width));
        await MemberSeesMoreAsync(await SignInAsync(width, networks: (Network, NetworkRole.Member)), authority: false);
        await MemberSeesMoreAsync(await SignInAsync(width, authority: true, networks: (Network, NetworkRole.Member)), authority: true);
        await NationalLooksOverAllAsync(await SignInAsync(width, national: true));
        await CoordinatorMendsAsync(coordinator, contact);
    }

    private async Task<Guid> PutOnTheMapAsync(IPage page)
    {
        await page.GotoAsync($"/networks/{Network}/map");
        await page.ClickAsync($"a[href='/networks/{Network}/organizations/new']");
        await page.FillAsync("#name-en", "Lakeside shelter");
        await page.SelectOptionAsync("select[name=sector]", "shelter");
        await page.ClickAsync("main form.form button[type=submit]");
        await page.ArriveAsync("**/contact/new");
        await page.SelectOptionAsync("#need", "n02");
        await page.FillAsync("#phone", Mistyped);
        await page.FillAsync("#email", "lakeside@viitta.example");
        await page.CheckAsync("#cover-always");
        await page.CheckAsync("#languages-fi");
        await page.ClickAsync("main form.form button[type=submit]");
        await page.ArriveAsync(new Regex("/contacts/[0-9a-f-]{36}"));
        await page.ClickAsync("form[action*='Ask'] button");
        await Assertions.Expect(page.Locator("section[aria-labelledby=ask] .status")).ToBeVisibleAsync();
        return await _app.InDbAsync(db => db.ContactPoints.Where(c => c.Email == "lakeside@viitta.example").Select(c => c.Id).SingleAsync());
    }

    private static async Task<string> LinkInOutboxAsync(IPage page)
    {
        await page.GotoAsync($"/networks/{Network}/outbox");
        await page.ClickAsync("article summary");
        return ConfirmLink().Match(await page.InnerTextAsync(".mail-text")).Value;
    }

    /// <summary>Without an account, in the language of the region's mail.</summary>
    private static async Task OwnerCorrectsAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.ClickAsync("details:has(form[action*='Change']) > summary");
        await page.FillAsync("#phone", Right);
        await page.FillAsync("#message", "The last digit was wrong.");
        await page.ClickAsync("form[action*='Change'] button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Kiitos");
    }

    private static async Task AcceptAndPublishAsync(IPage page, Guid contact)
    {
        await page.GotoAsync($"/networks/{Network}/map");
        await page.ClickAsync("#tasks ~ ul a[href*='/contacts/']:has-text('Lakeside shelter')");
        await Assertions.Expect(page.Locator(".notice", new() { HasText = Right })).ToContainTextAsync("The last digit was wrong.");
        await page.ClickAsync("form[action*='Accept'] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Right);
        await page.GotoAsync($"/networks/{Network}/editions/new");
        await page.CheckAsync("#confirmed");
        await page.ClickAsync("main form.form button[type=submit]");
        await page.ArriveAsync("**/editions");
        await page.GotoAsync($"/contacts/{contact}");
    }

    private static async Task PractitionerReportsAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.SelectOptionAsync("#concern", "n02");
        await page.SelectOptionAsync("#municipality", TestRegion.Iisalmi);
        await page.ClickAsync("main form button[type=submit]");
        await page.ArriveAsync("**/call?**");
        var card = page.Locator(".contact", new() { HasText = "Lakeside shelter" });
        await Assertions.Expect(card.Locator("a.call")).ToHaveAttributeAsync("href", "tel:+358401234567");
        Assert.DoesNotContain(TestRegion.GreenCanary, await SaidAsync(page), StringComparison.Ordinal);
        await card.Locator("button.report").ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToBeVisibleAsync();
    }

    private static async Task MemberSeesMoreAsync(IPage page, bool authority)
    {
        await page.GotoAsync($"/call?{TestRegion.Question}");
        var said = await SaidAsync(page);
        Assert.Contains(TestRegion.GreenCanary, said, StringComparison.Ordinal);
        Assert.Equal(authority, said.Contains(TestRegion.AmberCanary, StringComparison.Ordinal));
        await page.GotoAsync($"/networks/{Network}/map");
        Assert.Equal(authority, (await SaidAsync(page)).Contains(TestRegion.AmberCanary, StringComparison.Ordinal));
        Assert.Equal(0, await page.Locator($"a[href$='/organizations/new']").CountAsync()); // reads only
    }

    private static async Task NationalLooksOverAllAsync(IPage page)
    {
        await page.GotoAsync("/networks");
        Assert.True(await page.Locator("main a[href^='/networks/']").CountAsync() >= 6);
        await page.GotoAsync("/coverage");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("North Savo");
        await page.GotoAsync($"/call?{TestRegion.Question}");
        await page.ClickAsync("details:has(a[href$='/contacts.xlsx']) > summary");
        var sheet = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='/contacts.xlsx']").First.ClickAsync());
        Assert.EndsWith(".xlsx", sheet.SuggestedFilename, StringComparison.Ordinal);
    }

    /// <summary>What the practitioner found is the coordinator's first task; one call later it is confirmed again.</summary>
    private static async Task CoordinatorMendsAsync(IPage page, Guid contact)
    {
        await page.GotoAsync($"/networks/{Network}/map");
        await page.ClickAsync($"#tasks ~ ul a[href='/contacts/{contact}']");
        await page.ClickAsync("form[action*='Works'] button");
        await Assertions.Expect(page.Locator("#reported")).ToHaveCountAsync(0);
        await page.FillAsync("#role", "shift leader");
        await page.ClickAsync("section[aria-labelledby=verify] form button[type=submit]");
        await page.ArriveAsync("**?done=verified");
    }

    /// <summary>All that the page holds, in boxes too that are not open; a number is kept together there by other spaces.</summary>
    private static async Task<string> SaidAsync(IPage page) => (await page.TextContentAsync("main"))!.Replace('\u00a0', ' ');

    private async Task<IPage> SignInAsync(int width, bool national = false, bool authority = false, params (string, NetworkRole)[] networks)
    {
        var page = await OpenAsync(width);
        var user = await _app.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", national, authority, networks);
        await page.SignInAsync(_app, user);
        return page;
    }

    private async Task<IPage> OpenAsync(int width)
    {
        var context = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = _app.Address.ToString(),
            Locale = "en-GB",
            ViewportSize = new() { Width = width, Height = 800 },
            HasTouch = width < 800,
            IsMobile = width < 800,
        });
        context.SetDefaultTimeout(30_000);
        _contexts.Add(context);
        return await context.NewPageAsync();
    }

    [GeneratedRegex(@"https?://\S+/confirm/\S+")]
    private static partial Regex ConfirmLink();

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.DisposeAsync();
        }
        await _app.DisposeAsync();
    }
}
