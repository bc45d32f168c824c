using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;

namespace Viitta.Bench;

/// <summary>
/// What wwwroot/live.js does: listens to the hub for ever, and reads the page again a moment after each "look again", and
/// every half a minute. Never two readings at once.
/// </summary>
internal sealed class Screen : IAsyncDisposable
{
    private readonly Func<Task<bool>> _read;
    private readonly Timer _soon;
    private readonly Timer _halfMinute;
    private readonly HubConnection _connection;
    private readonly CancellationTokenSource _over = new();
    private readonly Lock _lock = new();
    private bool _asking, _again;
    private long _due = long.MaxValue;

    /// <param name="read">Reads the page; false when it did not come.</param>
    public Screen(Uri server, Guid workshop, Browser browser, Func<Task<bool>> read)
    {
        _read = read;
        _soon = new Timer(_ => _ = LookAsync());
        _halfMinute = new Timer(_ => Soon());
        _connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server, $"/live/workshops?workshop={workshop}"), options => options.Cookies = browser.Cookies)
            .WithAutomaticReconnect(new Patience())
            .Build();
        _connection.On("look-again", () => Soon());
        _connection.On("look-now", () => Soon(50));
    }

    /// <summary>When the page was last read while the hub was connected (Stopwatch ticks).</summary>
    public long LiveAt { get; private set; }

    /// <summary>How often the page was read.</summary>
    public static long Readings;

    public async Task ListenAsync()
    {
        _halfMinute.Change(TimeSpan.FromSeconds(30 * Random.Shared.NextDouble()), TimeSpan.FromSeconds(30));
        for (var attempt = 0; !_over.IsCancellationRequested; attempt++)
        {
            try
            {
                await _connection.StartAsync(_over.Token);
                return;
            }
            catch (Exception) when (!_over.IsCancellationRequested)
            {
                await Task.Delay(Patience.After(attempt), _over.Token);
            }
        }
    }

    /// <param name="spread">Milliseconds. Several nudges are one reading, at the earliest of their times.</param>
    public void Soon(int spread = 300)
    {
        lock (_lock)
        {
            var wait = 50 + Random.Shared.Next(spread);
            if (Environment.TickCount64 + wait < _due)
            {
                _due = Environment.TickCount64 + wait;
                _soon.Change(wait, Timeout.Infinite);
            }
        }
    }

    /// <summary>As if the network had gone and come back.</summary>
    public async Task FallSilentAsync() => await _connection.StopAsync();

    private async Task LookAsync()
    {
        lock (_lock)
        {
            _due = long.MaxValue;
            if (_asking)
            {
                _again = true;
                return;
            }
            _asking = true;
        }
        try
        {
            var connected = _connection.State == HubConnectionState.Connected;
            Interlocked.Increment(ref Readings);
            if (await _read() && connected)
            {
                LiveAt = Stopwatch.GetTimestamp();
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // No network just now: the next nudge, reconnect or half minute asks again.
        }
        lock (_lock)
        {
            _asking = false;
            if (_again)
            {
                _again = false;
                Soon();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _halfMinute.DisposeAsync();
        await _soon.DisposeAsync();
        await _connection.DisposeAsync();
        _over.Dispose();
    }

    /// <summary>As live.js has it.</summary>
    private sealed class Patience : IRetryPolicy
    {
        public static TimeSpan After(long attempts) => attempts < 20
            ? TimeSpan.FromSeconds(1 + (Random.Shared.NextDouble() * 2))
            : TimeSpan.FromSeconds(15 + (Random.Shared.NextDouble() * 15));

        public TimeSpan? NextRetryDelay(RetryContext retryContext) => After(retryContext.PreviousRetryCount);
    }
}
