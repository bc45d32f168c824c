namespace Viitta.Common;

/// <summary>What the program does once an hour, each time in a scope of its own.</summary>
public abstract partial class HourlyWork(IServiceScopeFactory scopes, TimeProvider time, ILogger log) : BackgroundService
{
    /// <summary>For the log when it fails: "Owners were not asked".</summary>
    protected abstract string Undone { get; }

    /// <summary>Not only an hour later.</summary>
    protected virtual bool IsDoneAtStart => true;

    protected abstract Task RunAsync(IServiceProvider services, CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        if (IsDoneAtStart)
        {
            await TryAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await RunAsync(scope.ServiceProvider, ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUndone(exception, Undone); // the database is away: the next hour tries again
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Undone}; the next hour tries again.")]
    private partial void LogUndone(Exception exception, string undone);
}
