namespace Viitta.Features.Search;

/// <summary>Makes the indexes of what was published or withdrawn a moment ago: that takes seconds, and whoever searched first would wait for it.</summary>
internal sealed partial class IndexWork(IServiceScopeFactory scopes, TimeProvider time, ILogger<IndexWork> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Often, time, stoppingToken);
            await TryAsync(stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SearchServices>().PrepareAsync(ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUndone(exception); // the database is away: whoever searches makes the index
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search was not made ready; the next look tries again.")]
    private partial void LogUndone(Exception exception);
}
