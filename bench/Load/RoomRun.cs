using System.Diagnostics;
using System.Globalization;

namespace Viitta.Bench;

/// <summary>2,000 participants in 40 workshops, each workshop with its projector; a wave of joins, then a thousand lines in ten seconds.</summary>
internal static class RoomRun
{
    /// <summary>As on a server that has had a workshop before: what is run often is compiled well only after a while.</summary>
    public static async Task WarmUpAsync(Server server, Facilitator facilitator)
    {
        await using var crowd = await Crowd.MakeAsync(server, facilitator, workshops: 4, tables: 8, phones: 120);
        await Crowd.JoinAsync(crowd.Phones, 10);
        await Parallel.ForEachAsync(crowd.Phones, new ParallelOptions { MaxDegreeOfParallelism = 10 }, async (p, _) => await p.Screen.ListenAsync());
        await crowd.WriteAsync(600, TimeSpan.FromSeconds(40));
    }

    public static async Task RunAsync(Server server, Facilitator facilitator, Report report, Options options)
    {
        await using var crowd = await Crowd.MakeAsync(server, facilitator, options.Workshops, tables: 8, options.Phones);
        var first = Math.Min(500, crowd.Phones.Count);
        var (wave, refused) = await Crowd.JoinAsync(crowd.Phones.Take(first), first);
        report.Times($"{first} join at once: from the QR to the table", wave);
        var (rest, refusedRest) = await Crowd.JoinAsync(crowd.Phones.Skip(first), 40);
        report.None($"joins refused of {crowd.Phones.Count}", refused + refusedRest);

        var projectors = new List<Screen>();
        foreach (var workshop in options.Projectors ? crowd.Workshops : [])
        {
            projectors.Add(new Screen(server.Address, workshop.Id, facilitator.Browser, async () => (await facilitator.Browser.GetAsync($"/workshops/{workshop.Id}/projector", "viitta-look")).Status == 200));
        }
        var begun = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(crowd.Phones.Select(p => p.Screen).Concat(projectors), new ParallelOptions { MaxDegreeOfParallelism = 40 }, async (s, _) => await s.ListenAsync());
        report.Times("all listen and have read their page, one after the other", await crowd.LiveAsync(begun));
        await Task.Delay(TimeSpan.FromSeconds(5));

        await TimedAsync(server, crowd, report, options.Lines, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
        report.Most("memory of the server, most", server.Memory.Most, 500, " MB");
        report.Add("memory of the server after it", string.Create(CultureInfo.InvariantCulture, $"{server.Memory.Now} MB"));
        await TimedAsync(server, crowd, report, 200, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        await crowd.CompareAsync(report);
        foreach (var projector in projectors)
        {
            await projector.DisposeAsync();
        }
    }

    private static async Task TimedAsync(Server server, Crowd crowd, Report report, int lines, TimeSpan within, TimeSpan after)
    {
        crowd.Ledger.Accepted.Clear();
        crowd.Ledger.Seen.Clear();
        var (readings, cpu, begun) = (Interlocked.Read(ref Screen.Readings), server.Processor, Stopwatch.StartNew());
        await crowd.WriteAsync(lines, within);
        var over = Stopwatch.StartNew();
        while (over.Elapsed < after && crowd.Ledger.Accepted.Count < lines)
        {
            await Task.Delay(50);
        }
        await Task.Delay(TimeSpan.FromSeconds(3));
        var what = within == TimeSpan.Zero ? $"{lines} lines at once" : $"{lines} lines in {within.TotalSeconds:0} s";
        report.Times($"{what}: accepted", crowd.Ledger.Accepted, 250);
        report.Times($"{what}: seen by the others at the table", crowd.Ledger.Seen, 1000);
        report.Add($"{what}: pages read again, processor time of the server", string.Create(CultureInfo.InvariantCulture,
            $"{Interlocked.Read(ref Screen.Readings) - readings:N0}, {(server.Processor - cpu).TotalSeconds:0.0} s in {begun.Elapsed.TotalSeconds:0.0} s"));
    }
}
