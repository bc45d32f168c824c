using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>Real phones at a table, and a Wi-Fi that comes and goes: no word lost, none doubled.</summary>
public sealed class TableWithoutConnection : IAsyncLifetime
{
    private readonly ViittaApp _app = new ViittaApp().OnRealPort();
    private readonly List<IBrowserContext> _contexts = [];
    private Workshop _workshop = null!;

    public async ValueTask InitializeAsync()
    {
        _ = _app.Address;
        _workshop = await _app.AddWorkshopAsync("north-savo", parts: 1);
    }

    [Fact]
    public async Task What_is_sent_without_a_connection_goes_out_once_when_it_is_back()
    {
        var page = await SitAsync();
        await page.Context.SetOfflineAsync(true);
        foreach (var who in new[] { "Parish", "Night shelter" })
        {
            await WriteAsync(page, who);
            await page.ClickAsync("#add-P1-line button[type=submit]");
            await Assertions.Expect(page.Locator("#add-P1-line")).Not.ToHaveAttributeAsync("open", "");
        }
        await Assertions.Expect(page.Locator("#sending")).ToContainTextAsync("No connection");
        Assert.Empty(await _app.AnswersAsync(_workshop));

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        Assert.Equal(["Night shelter", "Parish"], (await _app.AnswersAsync(_workshop)).Select(a => a.NewOrganization).Order());
    }

    /// <summary>In a cellar for half an hour, in which the facilitator goes on: the phone's clock and the server's are moved.</summary>
    [Fact]
    public async Task A_phone_that_was_away_for_half_an_hour_sends_once()
    {
        var page = await SitAsync();
        await page.Clock.InstallAsync();
        await page.Context.SetOfflineAsync(true);
        await WriteAsync(page, "Parish");
        await page.ClickAsync("#add-P1-line button[type=submit]");
        await Assertions.Expect(page.Locator("#sending")).ToContainTextAsync("No connection");
        await page.Clock.FastForwardAsync("30:00");
        _app.Time.Advance(TimeSpan.FromMinutes(30));
        await _app.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, _workshop.Id, 1, default));

        await page.Context.SetOfflineAsync(false);
        await page.Clock.FastForwardAsync("01:00");
        await Assertions.Expect(page.Locator("#sending")).ToContainTextAsync("Saved", new() { Timeout = 30_000 });
        Assert.Equal("Parish", Assert.Single(await _app.AnswersAsync(_workshop)).NewOrganization);
        await page.GotoAsync("/table?part=1");
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task An_answer_that_was_stored_but_never_confirmed_is_not_doubled()
    {
        var page = await SitAsync();
        var lost = 0;
        await page.RouteAsync("**/*handler=Save*", async route =>
        {
            if (lost++ == 0)
            {
                await route.FetchAsync(); // the server hears it, the phone does not hear the server
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await WriteAsync(page, "Parish");
        await page.ClickAsync("#add-P1-line button[type=submit]");
        await Assertions.Expect(page.Locator("#sending")).ToContainTextAsync("Saved", new() { Timeout = 30_000 });
        Assert.True(lost >= 2);
        Assert.Single(await _app.AnswersAsync(_workshop));
    }

    /// <summary>Long before the half minute at which every phone looks anyway.</summary>
    [Fact]
    public async Task A_look_that_the_server_failed_is_asked_again_within_seconds()
    {
        var (writer, reader) = (await SitAsync(), await SitAsync());
        var looks = 0;
        await reader.RouteAsync("**/table*", route => looks++ < 2 ? route.FulfillAsync(new() { Status = 503 }) : route.ContinueAsync());
        await WriteAsync(writer, "Parish");
        await writer.ClickAsync("#add-P1-line button[type=submit]");
        await Assertions.Expect(reader.Locator(".line")).ToContainTextAsync("Parish", new() { Timeout = 15_000 });
        Assert.True(looks >= 3);
    }

    [Fact]
    public async Task A_draft_survives_reloading_and_is_gone_after_leaving()
    {
        var page = await SitAsync();
        await WriteAsync(page, "Half a though");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#P1-line-new")).ToHaveValueAsync("Half a though");
        await page.FillAsync("#P1-line-new", "Half a thought");
        await page.ClickAsync("#add-P1-line button[type=submit]");
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        Assert.Equal("Half a thought", Assert.Single(await _app.AnswersAsync(_workshop)).NewOrganization);

        await WriteAsync(page, "Never sent");
        await page.GotoAsync($"/join/{_workshop.JoinKey}?change=1");
        await page.ClickAsync("form[data-wipe] button");
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(sessionStorage).filter((k) => k.startsWith('viitta:')).length"));
    }

    /// <summary>A phone that was put away on the night of the workshop tells nobody the day after next what was being typed.</summary>
    [Fact]
    public async Task A_draft_is_gone_after_a_day()
    {
        var page = await SitAsync();
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        await WriteAsync(page, "Half a thought");
        await page.Clock.FastForwardAsync("23:00:00");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#P1-line-new")).ToHaveValueAsync("Half a thought");

        await page.Clock.FastForwardAsync("01:01:00"); // the tab stands open
        await Assertions.Expect(page.Locator("#P1-line-new")).ToHaveValueAsync("");
        Assert.DoesNotContain("Half a thought", await page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_shows_its_reason_and_the_words()
    {
        var page = await SitAsync();
        await WriteAsync(page, "Matti 040 123 4567");
        await page.ClickAsync("#add-P1-line button[type=submit]");
        await Assertions.Expect(page.Locator(".ds-error-summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#P1-line-new")).ToHaveValueAsync("Matti 040 123 4567");
        await page.CheckAsync("#P1-line-fictional");
        await page.ClickAsync("#add-P1-line button[type=submit]");
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        Assert.Single(await _app.AnswersAsync(_workshop));
    }

    /// <summary>Half a line typed, another waiting for the Wi-Fi, and the facilitator ends the workshop.</summary>
    [Fact]
    public async Task Words_that_the_end_overtook_stay_to_be_copied()
    {
        var page = await SitAsync();
        await page.ClickAsync("#add-P1-question summary");
        await page.FillAsync("#P1-question-text", "Who pays?");
        await page.Context.SetOfflineAsync(true);
        await WriteAsync(page, "Night shelter");
        await page.ClickAsync("#add-P1-line button[type=submit]");
        await _app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, _workshop.Id, default));
        await page.Context.SetOfflineAsync(false);
        var unsaved = page.Locator("#unsaved textarea");
        await Assertions.Expect(unsaved).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        Assert.Equal(["Night shelter", "Who pays?"], (await unsaved.EvaluateAllAsync<string[]>("all => all.map((a) => a.value)")).Order());
        await page.ReloadAsync();
        await Assertions.Expect(unsaved).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task What_one_phone_writes_the_others_at_the_table_see()
    {
        var (one, other) = (await SitAsync(), await SitAsync());
        await WriteAsync(other, "Typed meanwhile");
        await WriteAsync(one, "Parish");
        await one.ClickAsync("#add-P1-line button[type=submit]");
        await Assertions.Expect(other.Locator(".line")).ToContainTextAsync("Parish", new() { Timeout = 30_000 });
        await Assertions.Expect(other.Locator("#P1-line-new")).ToHaveValueAsync("Typed meanwhile");
    }

    /// <summary>The last minutes of a workshop, in a cellar: two lines at once when the Wi-Fi is back, and one that the end overtook.</summary>
    [Fact]
    public async Task What_another_phone_wrote_can_be_taken_away_on_this_one()
    {
        var page = await SitAsync();
        await _app.SaveAsync(await _app.AddPhoneAsync(_workshop), TestTables.Draft("Night shelter"));
        await page.Locator(".line", new() { HasText = "Night shelter" }).Locator("button.remove").ClickAsync();
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(0, new() { Timeout = 10_000 });
        Assert.NotNull(Assert.Single(await _app.AnswersAsync(_workshop)).RemovedAt);
    }

    [Fact]
    public async Task The_hot_wash_loses_no_line_either()
    {
        for (var from = 1; from < 6; from++)
        {
            await _app.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, _workshop.Id, from, default));
        }
        await _app.RunAsync((SetHotWash set) => set.RunAsync(Actor.Program, _workshop.Id, HotWashState.Open, default));
        var page = await SitAsync(6);
        await page.GotoAsync("/table/hot-wash");
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#keep-text", "One number for the night");
        await page.ClickAsync("form[data-outbox]:has(#keep-text) button");
        await page.FillAsync("#keep-text", "Each one's own step first");
        await page.ClickAsync("form[data-outbox]:has(#keep-text) button");
        await Assertions.Expect(page.Locator("#keep-text")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#sending")).ToContainTextAsync("No connection");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#notes-keep .line")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        Assert.Equal(2, await _app.InDbAsync(db => db.HotWashNotes.CountAsync(n => n.WorkshopId == _workshop.Id)));

        await page.FillAsync("#change-text", "Typed and kept");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#change-text")).ToHaveValueAsync("Typed and kept");
        await page.FillAsync("#unclear-text", "Who pays?");
        await _app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, _workshop.Id, default));
        await page.ClickAsync("form[data-outbox]:has(#unclear-text) button");
        var unsaved = page.Locator("#unsaved textarea");
        await Assertions.Expect(unsaved).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        Assert.Equal(["Typed and kept", "Who pays?"], (await unsaved.EvaluateAllAsync<string[]>("all => all.map((a) => a.value)")).Order());
    }

    private static async Task WriteAsync(IPage page, string who)
    {
        if (await page.GetAttributeAsync("#add-P1-line", "open") is null)
        {
            await page.ClickAsync("#add-P1-line summary");
        }
        await page.FillAsync("#P1-line-new", who);
    }

    private async Task<IPage> SitAsync(int part = 1)
    {
        var browser = await Chromium.Browser;
        var context = await browser.NewContextAsync(new() { BaseURL = _app.Address.ToString(), Locale = "en-GB", ViewportSize = new() { Width = 360, Height = 800 } });
        _contexts.Add(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/join/{_workshop.JoinKey}");
        await page.CheckAsync("#sector-youth");
        await page.ClickAsync("button[value='1']");
        await page.ArriveAsync($"**/table?part={part}");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.DisposeAsync();
        }
        await _app.DisposeAsync();
    }
}
