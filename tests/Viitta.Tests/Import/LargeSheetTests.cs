using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Viitta.Data;
using Viitta.Features.Import;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;
using static Viitta.Tests.Import.TestSheets;

namespace Viitta.Tests.Import;

/// <summary>
/// A large sheet from file to map and back, with what it costs on the way (bench/RESULTS.md). 5,000 rows;
/// VIITTA_IMPORT_BENCH says how many otherwise.
/// </summary>
public sealed class LargeSheetTests : IDisposable
{
    private const string Network = "north-savo";

    private static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("VIITTA_IMPORT_BENCH") ?? "5000", CultureInfo.InvariantCulture);

    private readonly ViittaApp _app = new ViittaApp().WithClockwork();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_large_sheet_goes_to_the_map_and_back()
    {
        var file = Excel([Header.Split(';'), .. Enumerable.Range(1, Rows).Select(n =>
            new[] { $"Järjestö {n % 500}", $"Palvelu {n}", $"040 {1_000_000 + n}", "ma–pe 8–16, la 10–14", "Kuopio, Iisalmi", "Välitön turva; Terveydenhuolto" })]);
        _ = _app.Services;
        Say($"{Rows} rows, {file.Length / 1024} KB");
        var actor = CoordinatorOf(Network);
        var upload = await MeasureAsync("read and kept", () => _app.RunAsync((UploadImport u) => u.RunAsync(actor, Network, "iso.xlsx", file, default)));
        var id = upload.Value!.Id;
        var columns = new ColumnChoice(ColumnGuess.Of(upload.Value.Headers), "fi", "ngo", "", "fi");
        var planned = await MeasureAsync("compared with the map", async () =>
        {
            Assert.Null((await _app.RunAsync((ChooseColumns c) => c.RunAsync(actor, id, columns, default))).Refusal);
            return await _app.SettledAsync(id);
        });
        Assert.Equal((Rows, ImportState.Planned), (planned.Counts.Added, planned.State));
        await MeasureAsync("one page of the preview", () => _app.RunAsync((ReadImport r) => r.RunAsync(actor, Network, id, RowKind.Added, Rows / 100, default)));
        Assert.Equal(ImportState.Applied, (await MeasureAsync("put on the map", () => _app.ApplyAsync(Network, id))).State);
        Assert.Equal(Rows, await ServicesAsync());
        await MeasureAsync("taken back", async () =>
        {
            Assert.Null((await _app.RunAsync((UndoImport u) => u.RunAsync(actor, id, default))).Refusal);
            return await _app.SettledAsync(id);
        });
        Assert.Equal(0, await ServicesAsync());
    }

    private Task<int> ServicesAsync() => _app.InDbAsync(db => db.Services.CountAsync(s => s.NetworkId == Network && s.RemovedAt == null));

    private static async Task<T> MeasureAsync<T>(string what, Func<Task<T>> work)
    {
        var (watch, most, stop) = (Stopwatch.StartNew(), 0L, new CancellationTokenSource());
        var watching = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                most = Math.Max(most, Environment.WorkingSet);
                await Task.Delay(50);
            }
        });
        var result = await work();
        Say($"{what}: {watch.Elapsed.TotalSeconds:0.0} s, working set at most {most / 1024 / 1024} MB");
        await stop.CancelAsync();
        await watching;
        return result;
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
