using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Viitta.Bench;

/// <summary>A phone at a table: joins as people do, keeps its page fresh, and sends as the outbox of wwwroot/table.js does.</summary>
internal sealed partial class Phone : IAsyncDisposable
{
    private readonly Ledger _ledger;
    private readonly Workshop _workshop;
    private readonly Browser _browser;
    private readonly Queue<Line> _outbox = new();
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly Timer _everyFiveSeconds;
    private string _page = "/table", _action = "";
    private int _sending;

    public Phone(Uri server, Workshop workshop, int table, Ledger ledger, IPAddress? from = null)
    {
        (_workshop, Table, _ledger) = (workshop, table, ledger);
        _browser = new Browser(server, from);
        Screen = new Screen(server, workshop.Id, _browser, LookAsync);
        _everyFiveSeconds = new Timer(_ => _ = SendAsync(), null, TimeSpan.FromSeconds(5 * Random.Shared.NextDouble()), TimeSpan.FromSeconds(5));
    }

    public Screen Screen { get; }

    public int Table { get; }

    public Guid WorkshopId => _workshop.Id;

    public int Waiting
    {
        get
        {
            lock (_outbox)
            {
                return _outbox.Count;
            }
        }
    }

    /// <summary>Through the QR, or with the spoken code typed in.</summary>
    /// <returns>Whether there is a seat.</returns>
    public async Task<bool> JoinAsync(bool typesCode = false)
    {
        var door = $"/join/{_workshop.JoinKey}";
        if (typesCode)
        {
            await _browser.GetAsync("/join");
            door = (await _browser.PostAsync("/join", [("code", _workshop.Code)])).Path;
        }
        else
        {
            await _browser.GetAsync(door);
        }
        var table = await _browser.PostAsync(door, [("sector", "youth"), ("table", Table.ToString(CultureInfo.InvariantCulture))]);
        if (table.Status != 200 || !table.Path.StartsWith("/table", StringComparison.Ordinal))
        {
            return false;
        }
        (_page, _action) = (table.Path, WebUtility.HtmlDecode(Action().Match(table.Text).Groups["it"].Value));
        return true;
    }

    /// <summary>Writes a line and presses the button.</summary>
    public void Write()
    {
        lock (_outbox)
        {
            _outbox.Enqueue(_ledger.New(this));
        }
        _ = SendAsync();
    }

    /// <summary>The words of all lines that the table shows.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync() => WordsIn((await _browser.GetAsync(_page)).Sure().Text);

    public async ValueTask DisposeAsync()
    {
        await _everyFiveSeconds.DisposeAsync();
        await Screen.DisposeAsync();
        _browser.Dispose();
    }

    private async Task<bool> LookAsync()
    {
        var answer = await _browser.GetAsync(_page, "viitta-look");
        if (answer.Path.StartsWith("/join", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _ledger.SentToTheDoor);
            return false;
        }
        if (answer.Status != 200)
        {
            return false;
        }
        foreach (var word in WordsIn(answer.Text).Where(_read.Add))
        {
            _ledger.Read(this, word);
        }
        return true;
    }

    private async Task SendAsync()
    {
        if (Interlocked.Exchange(ref _sending, 1) == 1)
        {
            return;
        }
        var went = true;
        while (went && Next() is { } line)
        {
            went = await PostAsync(line);
            if (went)
            {
                lock (_outbox)
                {
                    _outbox.Dequeue();
                }
                Screen.Soon();
            }
        }
        Interlocked.Exchange(ref _sending, 0);
        if (went && Waiting > 0)
        {
            _ = SendAsync();
        }
    }

    private Line? Next()
    {
        lock (_outbox)
        {
            return _outbox.TryPeek(out var line) ? line : null;
        }
    }

    /// <summary>False: not reached, or the server is in trouble; later.</summary>
    private async Task<bool> PostAsync(Line line)
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            var answer = await _browser.PostAsync(_action,
            [
                ("form", "P1-line"), ("P1-line-id", line.Id.ToString()), ("P1-line-step", "P1"), ("P1-line-kind", "responsibility"), ("P1-line-version", ""),
                ("P1-line-role", "leads"), ("P1-line-who", ""), ("P1-line-new", $"Taho {line.Word}"), ("P1-line-handover", ""),
            ], "viitta-outbox", patience.Token);
            if (answer.Status is 200 or 204)
            {
                _ledger.Acknowledge(line);
            }
            else if (answer.Status < 500)
            {
                _ledger.Refused.Add(answer.Status);
            }
            return answer.Status < 500;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static List<string> WordsIn(string page) => [.. Word().Matches(page).Select(m => m.Groups["it"].Value)];

    [GeneratedRegex("<strong[^>]*>Taho (?<it>[a-z]{5})</strong>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("""action="(?<it>/table[^"]*handler=Save[^"]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();
}
