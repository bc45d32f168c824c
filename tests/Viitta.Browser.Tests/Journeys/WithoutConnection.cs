using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>After one visit a region's public map is on the phone, and nothing else is.</summary>
public sealed class WithoutConnection : IAsyncLifetime
{
    private const string Practice = "tuulivaara";
    private const string Question = "/call?theme=forced-marriage&municipality=T01";
    private const int Canaries = 1000;

    private readonly ViittaApp _app = new ViittaApp().WithPractice().OnRealPort();
    private IBrowserContext _phone = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _phone = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = _app.Address.ToString(),
            Locale = "fi-FI",
            ViewportSize = new() { Width = 360, Height = 740 },
        });
        _page = await _phone.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _phone.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_map_opens_is_searched_and_renews_itself()
    {
        await VisitAsync();
        await _phone.SetOfflineAsync(true);

        await _page.GotoAsync(Question);
        Assert.EndsWith("/regions/tuulivaara?lang=fi#forced-marriage", _page.Url, StringComparison.Ordinal);
        await ShowsAsync("Ei yhteyttä", "Painos 1", "000 000 0117");
        Assert.True(await _page.Locator("#forced-marriage[open]").IsVisibleAsync());
        Assert.Equal("rgb(247, 244, 236)", await _page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")); // its stylesheets too

        await _page.GotoAsync("/search?q=turvakodin+numero");
        await _page.Locator("[data-found]:not(:empty)").WaitForAsync();
        var found = await _page.Locator("li[data-meanings]:visible h3").AllInnerTextsAsync();
        Assert.InRange(found.Count, 1, 12);
        Assert.Contains("turvakoti", string.Join(", ", found.Take(2)).Replace("\u00AD", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

        await _phone.SetOfflineAsync(false);
        Assert.False((await _app.RunAsync((PublishEdition p) => p.RunAsync(Actor.Program, Practice, new PublishRequest(Confirmed: true), default))).Refused);
        await VisitAsync();
        await _phone.SetOfflineAsync(true);
        await _page.GotoAsync("/");
        await ShowsAsync("Ei yhteyttä", "Painos 2");
    }

    /// <summary>A number that is taken back is gone from the phone at the next visit.</summary>
    [Fact]
    public async Task What_is_withdrawn_leaves_the_phone()
    {
        await VisitAsync();
        Assert.Contains("000 000 0117", await KeptAsync(), StringComparison.Ordinal);
        await _app.InDbAsync(async db =>
        {
            foreach (var contact in await db.ContactPoints.Where(c => c.Phone == "000 000 0117").ToListAsync())
            {
                contact.RemovedAt = _app.Time.GetUtcNow().UtcDateTime;
            }
            db.Record(new TraceKind("tests.withdrawn"), Practice, Practice, Actor.Program, _app.Time.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });
        await VisitAsync();
        Assert.DoesNotContain("000 000 0117", await KeptAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_restricted_is_ever_kept()
    {
        await PlantAsync();
        var user = await _app.AddUserAsync("strict@viitta.example", authority: true, networks: (Practice, NetworkRole.Coordinator));
        await _page.SignInAsync(_app, user);
        var seen = false;
        foreach (var path in (string[])[Question, "/search?q=canary", "/networks/tuulivaara/map", "/regions/tuulivaara", "/networks/tuulivaara/editions"])
        {
            await _page.GotoAsync(path);
            seen |= (await _page.ContentAsync()).Contains("canary-0-", StringComparison.Ordinal);
        }
        await VisitAsync();
        Assert.True(seen); // she does read them

        var kept = await KeptAsync();
        Assert.Contains("Painos 2", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_forgets_what_was_kept()
    {
        await VisitAsync();
        await _page.RunAndWaitForRequestAsync(() => _page.ClickAsync("#exit"), "https://www.ilmatieteenlaitos.fi/**");
        await _page.GotoAsync("/about");
        Assert.Equal("", await KeptAsync());
    }

    /// <summary>Where no server can be asked to have it forgotten, the page itself forgets.</summary>
    [Fact]
    public async Task Exit_forgets_it_without_a_connection_too()
    {
        await VisitAsync();
        await _phone.SetOfflineAsync(true);
        await _page.GotoAsync("/");
        await _page.ClickAsync("#exit");
        await _page.ArriveAsync("about:blank");
        await _phone.SetOfflineAsync(false);
        await _page.GotoAsync("/about");
        Assert.Equal("", await KeptAsync());
    }

    /// <summary>Looks up a number and waits until the page says that the map is kept.</summary>
    private async Task VisitAsync()
    {
        await _page.GotoAsync(Question);
        await _page.Locator("[data-kept-here]").WaitForAsync();
    }

    private async Task ShowsAsync(params string[] words)
    {
        foreach (var word in words)
        {
            Assert.True(await _page.GetByText(word).First.IsVisibleAsync(), word);
        }
    }

    /// <summary>All that the browser's caches hold, as text.</summary>
    private Task<string> KeptAsync() => _page.EvaluateAsync<string>(
        """
        async () => {
          let all = "";
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) all += request.url + "\n" + await (await cache.match(request)).text();
          }
          return all.replaceAll("\u00a0", " ").replaceAll("&#xA0;", " ");
        }
        """);

    /// <summary>A thousand contacts that the public must not see, half for members and half for authorities, published.</summary>
    private async Task PlantAsync()
    {
        await _app.InDbAsync(async db =>
        {
            var service = await db.Services.OrderBy(s => s.Key).FirstAsync(s => s.NetworkId == Practice);
            for (var i = 0; i < Canaries; i++)
            {
                db.ContactPoints.Add(new ContactPoint
                {
                    ServiceId = service.Id,
                    NetworkId = Practice,
                    Function = LocalText.Same($"canary-{i}-function"),
                    Email = $"canary-{i}-mail@viitta.example",
                    Note = LocalText.Same($"canary-{i}-note"),
                    Schedule = Schedule.RoundTheClock,
                    Visibility = i % 2 == 0 ? Visibility.Green : Visibility.AmberStrict,
                });
            }
            db.Record(new TraceKind("tests.canaries"), Practice, Practice, Actor.Program, _app.Time.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });
        Assert.False((await _app.RunAsync((PublishEdition p) => p.RunAsync(Actor.Program, Practice, new PublishRequest(Confirmed: true), default))).Refused);
    }
}
