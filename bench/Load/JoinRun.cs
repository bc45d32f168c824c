using System.Diagnostics;
using System.Net;

namespace Viitta.Bench;

/// <summary>300 people join behind one address in a minute, every other one by typing the code, while somebody guesses codes.</summary>
internal static class JoinRun
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly IPAddress Venue = IPAddress.Parse("127.0.0.1");

    public static async Task RunAsync(Server server, Facilitator facilitator, Report report)
    {
        await OnceAsync(server, facilitator, report, "nobody guesses", []);
        await OnceAsync(server, facilitator, report, "one guesses elsewhere, keeping its cookie", [new(IPAddress.Parse("127.0.1.1"), KeepsCookie: true)], most: 10);
        await OnceAsync(server, facilitator, report, "one guesses elsewhere, a new cookie each time", [new(IPAddress.Parse("127.0.1.2"), KeepsCookie: false)], most: 100);
        await OnceAsync(server, facilitator, report, "one guesses behind the same address", [new(Venue, KeepsCookie: false)], most: 100);
        await OnceAsync(server, facilitator, report, "ten addresses guess", [.. Enumerable.Range(1, 10).Select(i => new Guesser(IPAddress.Parse($"127.0.2.{i}"), KeepsCookie: false))], most: 100);
    }

    private static async Task OnceAsync(Server server, Facilitator facilitator, Report report, string who, IReadOnlyList<Guesser> guessers, int most = 0)
    {
        await Task.Delay(guessers.Count == 0 ? TimeSpan.Zero : Minute); // what was counted before is forgotten
        var workshop = await facilitator.NewWorkshopAsync(tables: 20);
        using var over = new CancellationTokenSource(Minute);
        var guessing = guessers.Select(g => g.GuessAsync(server, over.Token)).ToList();
        var (ledger, joining, begun) = (new Ledger(), new List<Task<bool>>(), Stopwatch.StartNew());
        var phones = Enumerable.Range(0, 300).Select(i => new Phone(server.Address, workshop, 1 + (i % 20), ledger, Venue)).ToList();
        foreach (var (i, phone) in phones.Index())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, (i * 199) - begun.Elapsed.TotalMilliseconds)));
            joining.Add(phone.JoinAsync(typesCode: i % 2 == 1));
        }
        var seated = await Task.WhenAll(joining);
        var guesses = await Task.WhenAll(guessing);
        report.None($"joins refused of 300, {who}: by QR", seated.Where((_, i) => i % 2 == 0).Count(s => !s));
        report.None($"… by the spoken code", seated.Where((_, i) => i % 2 == 1).Count(s => !s));
        if (guessers.Count > 0)
        {
            report.Most($"… wrong codes told, of {guesses.Sum(g => g.Tried)} tried in the minute", guesses.Sum(g => g.Told), most);
        }
        foreach (var phone in phones)
        {
            await phone.DisposeAsync();
        }
    }

    private sealed record Guesser(IPAddress From, bool KeepsCookie)
    {
        public async Task<(int Tried, int Told)> GuessAsync(Server server, CancellationToken over)
        {
            var (tried, told) = (0, 0);
            var browser = new Browser(server.Address, From);
            await browser.GetAsync("/join");
            while (!over.IsCancellationRequested)
            {
                if (!KeepsCookie)
                {
                    browser.Dispose();
                    browser = new Browser(server.Address, From);
                    await browser.GetAsync("/join");
                }
                var code = string.Concat(Enumerable.Range(0, 6).Select(_ => "ACDEFGHJKMNPQRTUVWXY34679"[Random.Shared.Next(25)]));
                var answer = await browser.PostAsync("/join", [("code", code)], ct: CancellationToken.None);
                tried++;
                told += answer.Status == 429 ? 0 : 1;
                await Task.Delay(50, CancellationToken.None);
            }
            browser.Dispose();
            return (tried, told);
        }
    }
}
