using System.Diagnostics;

namespace Viitta.Bench;

/// <summary>The server is killed, and another time stopped, under phones that write on; then they all come back.</summary>
internal static class RestartRun
{
    public static async Task RunAsync(Server server, Facilitator facilitator, Report report, bool killed)
    {
        await using var crowd = await Crowd.MakeAsync(server, facilitator, workshops: 6, tables: 8, phones: 300);
        await Crowd.JoinAsync(crowd.Phones, 40);
        await ListenAsync(crowd);
        using var over = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await crowd.WriteAsync(30, TimeSpan.FromSeconds(1));
            }
        });
        await Task.Delay(TimeSpan.FromSeconds(10));
        await (killed ? server.KillAsync() : server.StopAsync());
        var seconds = await server.StartAsync();
        var listens = Stopwatch.GetTimestamp();
        var live = await crowd.LiveAsync(listens);
        await Task.Delay(TimeSpan.FromSeconds(5));
        await over.CancelAsync();
        await writing;

        var what = killed ? "killed with -9 under 300 phones" : "stopped under 300 phones";
        report.Add($"{what}: until it listens again", FormattableString.Invariant($"{seconds:0.0} s"));
        report.Times($"{what}: live again after it listens", live);
        report.Most($"{what}: the last is live after", live.Max() / 1000, 5, " s");
        await crowd.CompareAsync(report);
    }

    /// <summary>500 phones lose the network at the same moment and have it back at the same moment.</summary>
    public static async Task WaveAsync(Server server, Facilitator facilitator, Report report)
    {
        await using var crowd = await Crowd.MakeAsync(server, facilitator, workshops: 10, tables: 8, phones: 500);
        await Crowd.JoinAsync(crowd.Phones, 40);
        await ListenAsync(crowd);
        await Task.WhenAll(crowd.Phones.Select(p => p.Screen.FallSilentAsync()));
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(crowd.Phones.Select(p => p.Screen.ListenAsync()));
        report.Times("500 connect again at once: live again", await crowd.LiveAsync(begun));
    }

    /// <summary>300 phones that write a line every three minutes, for as long as asked.</summary>
    public static async Task SoakAsync(Server server, Facilitator facilitator, Report report, int minutes)
    {
        await using var crowd = await Crowd.MakeAsync(server, facilitator, workshops: 6, tables: 8, phones: 300);
        await Crowd.JoinAsync(crowd.Phones, 40);
        await ListenAsync(crowd);
        var before = server.Memory.Now;
        await crowd.WriteAsync(minutes * 100, TimeSpan.FromMinutes(minutes));
        await Task.Delay(TimeSpan.FromSeconds(3));
        report.Times($"{minutes} minutes, 300 phones, {minutes * 100} lines: accepted", crowd.Ledger.Accepted, 250);
        report.Times("… seen by the others at the table", crowd.Ledger.Seen, 1000);
        report.Add("… memory of the server before and after", $"{before} MB, {server.Memory.Now} MB");
        await crowd.CompareAsync(report);
    }

    private static async Task ListenAsync(Crowd crowd)
    {
        var begun = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(crowd.Phones, new ParallelOptions { MaxDegreeOfParallelism = 40 }, async (p, _) => await p.Screen.ListenAsync());
        await crowd.LiveAsync(begun);
    }
}
