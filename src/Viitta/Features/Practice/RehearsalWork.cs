namespace Viitta.Features.Practice;

/// <summary>Looks every few seconds what the simulated tables should have done by now; while nobody rehearses, less often.</summary>
internal sealed partial class RehearsalWork(IServiceScopeFactory scopes, TimeProvider time, ILogger<RehearsalWork> log) : BackgroundService
{
    private static readonly TimeSpan WhileOpen = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Otherwise = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await TryAsync(stoppingToken) ? WhileOpen : Otherwise, time, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<PlayRehearsals>().RunAsync(id: null, ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUndone(exception); // the database is away: nothing is lost, what is due stays due
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Simulated tables stand still; the next look tries again.")]
    private partial void LogUndone(Exception exception);
}
