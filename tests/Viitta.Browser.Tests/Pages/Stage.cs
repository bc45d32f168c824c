using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Features.Practice;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Browser.Tests.Pages;

/// <summary>
/// The whole program on a real port with the practice region planted, and browsers that are already who they should be.
/// Shared by the page checks of one screen: they only look.
/// </summary>
public sealed partial class Stage : IAsyncLifetime
{
    /// <summary>The keys of those who sat down before their workshop went on.</summary>
    private readonly Dictionary<Reader, string> _seats = new() { [Reader.Leaver] = Secrets.NewKey(), [Reader.Shown] = Secrets.NewKey(), [Reader.Washer] = Secrets.NewKey(), [Reader.Waiting] = Secrets.NewKey(), [Reader.Observer] = Secrets.NewKey() };
    private readonly Dictionary<(Reader, string, int, ColorScheme), IBrowserContext> _contexts = [];

    public ViittaApp App { get; } = new ViittaApp().WithPractice().OnRealPort();

    /// <summary>Coordinates the practice network and North Savo.</summary>
    public Guid CoordinatorId { get; private set; }

    public Guid NationalId { get; private set; }

    /// <summary>Running in the practice network, two parts out; participants sit at its first table, where a line is written.</summary>
    public Workshop Workshop { get; private set; } = null!;

    /// <summary>Closed; leavers sat at its first table.</summary>
    public Workshop Ended { get; private set; } = null!;

    /// <summary>Planned; those who wait sit at its first table.</summary>
    public Workshop Waited { get; private set; } = null!;

    public Uri Address { get; private set; } = new("http://localhost");

    public async ValueTask InitializeAsync()
    {
        Address = App.Address;
        App.Services.GetRequiredService<IOptions<MailOptions>>().Value.Server = "localhost:9"; // too late to send, in time to be offered
        CoordinatorId = await App.AddUserAsync("pages@viitta.example", authority: true,
            networks: [("tuulivaara", NetworkRole.Coordinator), ("north-savo", NetworkRole.Coordinator)]);
        NationalId = await App.AddUserAsync("national@viitta.example", national: true);
        Workshop = await App.AddWorkshopAsync("tuulivaara", parts: 2);
        await App.SaveAsync(await App.AddPhoneAsync(Workshop), TestTables.Draft());
        await App.RunAsync((JoinWorkshop join) => join.RunAsync(Workshop.JoinKey, _seats[Reader.Observer], "edu", 1, true, default));
        await App.RunAsync((TellTables tell) => tell.RunAsync(Actor.Program, Workshop.Id, "Kahvi klo 14. Jatketaan siitä, mihin jäätiin.", "", false, default));
        await App.RunAsync((WordPlenary word) => word.RunAsync(
            Actor.Program, PlantWorkshop.Id, new PlenaryDraft("P2", "Sosiaalipäivystys johtaa, poliisi turvaa lähdön.", null), default));
        Ended = await App.AddWorkshopAsync("tuulivaara", parts: 1);
        await App.RunAsync((JoinWorkshop join) => join.RunAsync(Ended.JoinKey, _seats[Reader.Leaver], "youth", 1, false, default));
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, Ended.Id, default));
        Waited = await App.AddWorkshopAsync("tuulivaara");
        await App.RunAsync((JoinWorkshop join) => join.RunAsync(Waited.JoinKey, _seats[Reader.Waiting], "youth", 1, false, default));
        var shown = await App.AddAnsweredWorkshopAsync("tuulivaara", revealed: true);
        await App.RunAsync((JoinWorkshop join) => join.RunAsync(shown.JoinKey, _seats[Reader.Shown], "youth", 1, false, default));
        var washed = await App.AddHotWashAsync("tuulivaara", HotWashState.Open);
        await App.RunAsync((JoinWorkshop join) => join.RunAsync(washed.JoinKey, _seats[Reader.Washer], "youth", 1, false, default));
    }

    /// <summary>A page of a browser that belongs to this reader, in this language, width and colour scheme.</summary>
    public async Task<IPage> PageAsync(Reader reader, string language, int width, ColorScheme scheme = ColorScheme.Light)
    {
        if (!_contexts.TryGetValue((reader, language, width, scheme), out var context))
        {
            var browser = await Chromium.Browser;
            context = await browser.NewContextAsync(new()
            {
                BaseURL = Address.ToString(),
                Locale = Languages.Culture(language).Name,
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = width >= 1900 ? 1080 : 800 },
            });
            _contexts.Add((reader, language, width, scheme), context);
            await BecomeAsync(context, reader);
        }
        return await context.NewPageAsync();
    }

    private async Task BecomeAsync(IBrowserContext context, Reader reader)
    {
        if (reader is Reader.Coordinator or Reader.National)
        {
            var page = await context.NewPageAsync();
            await page.SignInAsync(App, reader == Reader.National ? NationalId : CoordinatorId);
            await page.CloseAsync();
        }
        else if (reader == Reader.Participant)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync($"/join/{Workshop.JoinKey}");
            await page.CheckAsync("#sector-youth");
            await page.ClickAsync("button[value='1']");
            await page.ArriveAsync("**/table*");
            await page.CloseAsync();
        }
        else if (_seats.TryGetValue(reader, out var key))
        {
            await context.AddCookiesAsync([new() { Name = SeatCookie.Name, Value = key, Url = Address.ToString() }]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts.Values)
        {
            await context.DisposeAsync();
        }
        await App.DisposeAsync();
    }
}

/// <summary>One stage for those that only look for a moment; they run one after the other.</summary>
[CollectionDefinition(nameof(PageTests))]
public sealed class PageTests : ICollectionFixture<Stage>;
