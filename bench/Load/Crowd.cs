using System.Diagnostics;

namespace Viitta.Bench;

/// <summary>Phones spread evenly over workshops and tables.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private readonly List<Workshop> _workshops = [];

    private Crowd(Ledger ledger) => Ledger = ledger;

    public Ledger Ledger { get; }

    public List<Phone> Phones { get; } = [];

    public IReadOnlyList<Workshop> Workshops => _workshops;

    public static async Task<Crowd> MakeAsync(Server server, Facilitator facilitator, int workshops, int tables, int phones)
    {
        var crowd = new Crowd(new Ledger());
        for (var i = 0; i < workshops; i++)
        {
            crowd._workshops.Add(await facilitator.NewWorkshopAsync(tables));
        }
        for (var i = 0; i < phones; i++)
        {
            crowd.Phones.Add(new Phone(server.Address, crowd._workshops[i % workshops], 1 + (i / workshops % tables), crowd.Ledger));
        }
        return crowd;
    }

    /// <returns>Milliseconds that each took from opening the QR's address to its table; and how many got no seat.</returns>
    public static async Task<(List<double> Times, int Refused)> JoinAsync(IEnumerable<Phone> phones, int atOnce)
    {
        var (times, refused) = (new List<double>(), 0);
        await Parallel.ForEachAsync(phones, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (phone, _) =>
        {
            var begun = Stopwatch.GetTimestamp();
            var seated = await phone.JoinAsync();
            lock (times)
            {
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                refused += seated ? 0 : 1;
            }
        });
        return (times, refused);
    }

    /// <summary>Until every phone listens and has read its page since then.</summary>
    /// <returns>Milliseconds that each took.</returns>
    public async Task<List<double>> LiveAsync(long since)
    {
        var over = Stopwatch.StartNew();
        while (Phones.Exists(p => p.Screen.LiveAt < since) && over.Elapsed < TimeSpan.FromMinutes(2))
        {
            await Task.Delay(20);
        }
        return [.. Phones.Select(p => p.Screen.LiveAt < since ? double.PositiveInfinity : Stopwatch.GetElapsedTime(since, p.Screen.LiveAt).TotalMilliseconds)];
    }

    /// <summary>Random phones press the button at even distances.</summary>
    public async Task WriteAsync(int lines, TimeSpan within)
    {
        var begun = Stopwatch.StartNew();
        for (var i = 0; i < lines; i++)
        {
            var wait = (within * i / lines) - begun.Elapsed;
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }
            Phones[Random.Shared.Next(Phones.Count)].Write();
        }
    }

    /// <summary>Until nothing waits in an outbox; then what the tables show is held against what was acknowledged.</summary>
    public async Task CompareAsync(Report report)
    {
        for (var over = Stopwatch.StartNew(); Phones.Exists(p => p.Waiting > 0) && over.Elapsed < TimeSpan.FromMinutes(2);)
        {
            await Task.Delay(100);
        }
        await Task.Delay(TimeSpan.FromSeconds(2));
        var shown = new List<string>();
        foreach (var table in Phones.GroupBy(p => (p.WorkshopId, p.Table)))
        {
            shown.AddRange(await table.First().LinesAsync());
        }
        var (acknowledged, lost, doubled) = Ledger.Compare(shown);
        report.Add("written, acknowledged", $"{Ledger.Lines.Count}, {acknowledged}");
        report.None("acknowledged and lost", lost);
        report.None("doubled", doubled);
        report.None("never sent, or refused", Phones.Sum(p => p.Waiting) + Ledger.Refused.Count);
        report.None("phones sent to the door", Ledger.SentToTheDoor);
    }

    public async ValueTask DisposeAsync() => await Parallel.ForEachAsync(Phones, async (phone, _) => await phone.DisposeAsync());
}
