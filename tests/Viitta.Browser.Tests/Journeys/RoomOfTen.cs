using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>
/// Ten people at three tables, as different as people are: a slow phone, one that is offline for a while, a browser without
/// script, one who uses a keyboard only, one who reads at 400 per cent, one who needs forced colours. Everybody's words are there once.
/// </summary>
public sealed class RoomOfTen : IAsyncLifetime
{
    private static readonly string[] People = ["plain", "slow", "400 %", "offline", "script off", "forced colours", "keyboard", "plain", "plain", "plain"];

    private static readonly string[] Languages = ["fi-FI", "sv-FI", "en-GB"];

    private readonly ViittaApp _app = new ViittaApp().OnRealPort();
    private readonly List<Seat> _seats = [];
    private Workshop _workshop = null!;

    /// <param name="Words">Who leads P2 in the eyes of this phone.</param>
    private sealed record Seat(string Who, int Table, Phone Phone, string Words)
    {
        public IPage Page => Phone.Page;

        public bool Runs => Who != "script off";
    }

    public async ValueTask InitializeAsync()
    {
        _ = _app.Address;
        _workshop = await _app.AddWorkshopAsync("north-savo", parts: 1);
        foreach (var (i, who) in People.Index())
        {
            _seats.Add(new(who, (Math.Min(i, 8) / 3) + 1, await TakeAsync(who, Languages[i % 3]), $"Service number {i}"));
        }
    }

    [Fact]
    public async Task Everybody_takes_part_and_every_word_is_there_once()
    {
        await EachAsync(s => s.Who == "keyboard" ? JoinByKeyAsync(s) : s.Phone.JoinAsync($"/join/{_workshop.JoinKey}", "youth", s.Table));
        Assert.Equal([3, 3, 4], await CountsAsync());

        for (var from = 1; from < 3; from++)
        {
            await _app.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, _workshop.Id, from, default));
        }
        await EachAsync(s => s.Runs ? s.Phone.FollowToAsync(3) : s.Phone.GoToTableAsync());

        // One is gone for a while; the others write at the same time.
        var away = _seats.Single(s => s.Who == "offline");
        await away.Phone.Context.SetOfflineAsync(true);
        await EachAsync(s => s.Who == "keyboard" ? WriteByKeyAsync(s) : s.Phone.AddNewAsync("P2", "leads", s.Words));
        var plain = _seats.Single(s => !s.Runs);
        await plain.Phone.SeesAsync("P2", plain.Words); // the page that its form came back with
        await EachAsync(s => s == away || !s.Runs ? Task.CompletedTask : SeesAsync(s, except: away));
        Assert.DoesNotContain(away.Words, await WrittenAsync());

        await away.Phone.Context.SetOfflineAsync(false);
        await EachAsync(s => s.Runs ? SeesAsync(s) : Task.CompletedTask);
        await plain.Phone.GoToTableAsync();
        await SeesAsync(plain);
        Assert.Equal(_seats.Select(s => s.Words).Order(), (await WrittenAsync()).Order());

        // At 400 per cent nothing is cut off at the side.
        var near = _seats.Single(s => s.Who == "400 %").Page;
        Assert.Equal(320, await near.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));

        await _app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, _workshop.Id, default));
        await plain.Phone.GoToTableAsync();
        await EachAsync(s => s.Page.Locator($"a[href='/workshops/{_workshop.Id}/feedback']").WaitForAsync());
        Assert.Equal([3, 3, 4], await CountsAsync()); // nobody joined a second time
    }

    private Task EachAsync(Func<Seat, Task> act) => Task.WhenAll(_seats.Select(act));

    /// <summary>All that the own table wrote.</summary>
    private async Task SeesAsync(Seat seat, Seat? except = null)
    {
        foreach (var words in _seats.Where(s => s.Table == seat.Table && s != except).Select(s => s.Words))
        {
            await seat.Phone.SeesAsync("P2", words);
        }
    }

    private Task<List<string>> WrittenAsync() => _app.InDbAsync(db =>
        db.Answers.Where(a => a.WorkshopId == _workshop.Id && a.RemovedAt == null).Select(a => a.NewOrganization).ToListAsync());

    private Task<List<int>> CountsAsync() => _app.InDbAsync(async db =>
        (await db.Participants.Where(p => p.WorkshopId == _workshop.Id).Select(p => p.TableId).ToListAsync())
            .GroupBy(t => _workshop.Tables.Single(table => table.Id == t).Number).OrderBy(g => g.Key).Select(g => g.Count()).ToList());

    private async Task JoinByKeyAsync(Seat seat)
    {
        await seat.Page.GotoAsync($"/join/{_workshop.JoinKey}");
        await seat.Page.TabToAsync("input[name=sector]");
        await seat.Page.Keyboard.PressAsync("Space");
        await seat.Page.TabToAsync($"button[name=table][value='{seat.Table}']");
        await seat.Page.Keyboard.PressAsync("Enter");
        await seat.Page.ArriveAsync("**/table*");
    }

    private static async Task WriteByKeyAsync(Seat seat)
    {
        await seat.Page.TabToAsync("#add-P2-line > summary");
        await seat.Page.Keyboard.PressAsync("Enter");
        await seat.Page.TabToAsync("#P2-line-new");
        await seat.Page.Keyboard.TypeAsync(seat.Words);
        await seat.Page.TabToAsync("#add-P2-line button[type=submit]");
        await seat.Page.Keyboard.PressAsync("Enter");
    }

    private async Task<Phone> TakeAsync(string who, string language)
    {
        var near = who == "400 %";
        var context = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = _app.Address.ToString(),
            Locale = language,
            ViewportSize = near ? new() { Width = 320, Height = 225 } : new() { Width = 360, Height = 740 }, // 1280 × 900, four times as near
            DeviceScaleFactor = near ? 4 : 1,
            JavaScriptEnabled = who != "script off",
            ForcedColors = who == "forced colours" ? ForcedColors.Active : ForcedColors.None,
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        if (who == "slow")
        {
            var network = await context.NewCDPSessionAsync(page);
            await network.SendAsync("Network.enable");
            await network.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
            {
                ["offline"] = false,
                ["latency"] = 300,
                ["downloadThroughput"] = 50_000, // bytes a second: 3G with one bar
                ["uploadThroughput"] = 50_000,
            });
        }
        return new Phone(context, page);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var seat in _seats)
        {
            await seat.Phone.DisposeAsync();
        }
        await _app.DisposeAsync();
    }
}
