using Microsoft.Playwright;
using Viitta.Tests.Editions;
using Viitta.Tests.House;

namespace Viitta.Browser.Tests.Journeys;

/// <summary>Saturday night with one bar: a narrow phone that has never been here, on 400 kbit/s with a slow answer.</summary>
public sealed class SlowPhone(ITestOutputHelper output) : IAsyncLifetime
{
    private const int BytesPerSecond = 50_000;
    private const int MostBytes = 60_000;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    private readonly ViittaApp _app = new ViittaApp().OnRealPort();
    private IBrowserContext _phone = null!;
    private IPage _page = null!;
    private double _bytes;

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.PublishAsync();
        using var reader = new HttpClient { BaseAddress = _app.Address };
        await reader.GetStringAsync("/"); // a server that has just started is another question
        await reader.GetStringAsync($"/regions/{TestRegion.Network}");
        _phone = await (await Chromium.Browser).NewContextAsync(new()
        {
            BaseURL = _app.Address.ToString(),
            Locale = "fi-FI",
            ViewportSize = new() { Width = 320, Height = 640 },
            HasTouch = true,
            IsMobile = true,
        });
        _page = await _phone.NewPageAsync();
        var network = await _phone.NewCDPSessionAsync(_page);
        network.Event("Network.loadingFinished").OnEvent += (_, finished) => _bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = 300,
            ["downloadThroughput"] = BytesPerSecond,
            ["uploadThroughput"] = BytesPerSecond,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _phone.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Two_taps_and_ten_seconds_to_the_region_s_duty_phone()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await _page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        output.WriteLine($"first view: {_bytes:0} bytes, {watch.ElapsedMilliseconds} ms");
        Assert.InRange(_bytes, 1, MostBytes);
        await _page.Locator($"main a[href='/regions/{TestRegion.Network}']").TapAsync();
        var number = _page.Locator("main a[href='tel:0170000117'], main a[href='tel:+358170000117']").First;
        await Assertions.Expect(number).ToBeInViewportAsync();
        output.WriteLine($"the number: {watch.ElapsedMilliseconds} ms, {_bytes:0} bytes in all");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Most);
    }
}
