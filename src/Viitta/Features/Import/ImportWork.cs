using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Import;

/// <summary>
/// Does what takes long, one import at a time: the preview, applying, undoing. What was under way when the program stopped
/// is taken up again; what nobody applied within a day is thrown away.
/// </summary>
public sealed partial class ImportWork(IServiceScopeFactory scopes, ImportProgress progress, TimeProvider time, ILogger<ImportWork> log) : BackgroundService
{
    private readonly Channel<Guid> _waiting = Channel.CreateUnbounded<Guid>();
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _unsettled = [];

    public void Start(Guid importId)
    {
        _unsettled.TryAdd(importId, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Writer.TryWrite(importId);
    }

    /// <summary>Waits a moment, so that a small sheet's page comes finished.</summary>
    public async Task SettleAsync(Guid importId, TimeSpan longest, CancellationToken ct)
    {
        if (_unsettled.TryGetValue(importId, out var settled))
        {
            await Task.WhenAny(settled.Task, Task.Delay(longest, ct));
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(WorkAsync(stoppingToken), LookAroundAsync(stoppingToken));

    private async Task WorkAsync(CancellationToken ct)
    {
        await foreach (var id in _waiting.Reader.ReadAllAsync(ct))
        {
            try
            {
                await RunOneAsync(id, ct);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogStopped(id, exception.GetType().Name); // taken up again when its lease is over
            }
            progress.Over(id);
            if (_unsettled.TryRemove(id, out var settled))
            {
                settled.SetResult();
            }
        }
    }

    private async Task RunOneAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ViittaDb>();
        if (await db.Imports.FirstOrDefaultAsync(i => i.Id == id, ct) is not { } import || !import.Take(time.Now()))
        {
            return;
        }
        try
        {
            await db.SaveChangesAsync(ct);
            await (import.State switch
            {
                ImportState.Planning => scope.ServiceProvider.GetRequiredService<MakePlan>().RunAsync(import, ct),
                ImportState.Applying => scope.ServiceProvider.GetRequiredService<CarryOutImport>().RunAsync(import, ct),
                _ => scope.ServiceProvider.GetRequiredService<TakeBackImport>().RunAsync(import, ct),
            });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await GiveUpAsync(id, exception, ct);
        }
    }

    /// <summary>The kind of failure, never its message: cells may be in it.</summary>
    private async Task GiveUpAsync(Guid id, Exception exception, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ViittaDb>();
        if (await db.Imports.FirstOrDefaultAsync(i => i.Id == id, ct) is not { IsBusy: true } import)
        {
            return; // discarded meanwhile
        }
        if (exception is not (RefusedException or DbUpdateConcurrencyException))
        {
            LogFailed(id, exception.GetType().Name);
        }
        import.GiveUp(exception switch
        {
            RefusedException refused => refused.Refusal,
            DbUpdateConcurrencyException => ServiceImport.ChangedMeanwhile,
            _ => ServiceImport.Failed,
        });
        await db.SaveChangesAsync(ct);
    }

    private async Task LookAroundAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10), time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                foreach (var id in await scope.ServiceProvider.GetRequiredService<TidyImports>().RunAsync(ct))
                {
                    Start(id);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotTidied(exception.GetType().Name); // the database is away: the next round tries again
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Id} failed: {Kind}")]
    private partial void LogFailed(Guid id, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Id} stopped and will be taken up again: {Kind}")]
    private partial void LogStopped(Guid id, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Imports could not be looked after: {Kind}")]
    private partial void LogNotTidied(string kind);
}

/// <summary>Throws away what is kept no longer, and says which imports somebody should take up.</summary>
public sealed class TidyImports(ViittaDb db, TimeProvider time)
{
    public async Task<IReadOnlyList<Guid>> RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var (forgotten, final) = (now - ServiceImport.KeptUnapplied, now - ServiceMap.Keeping.UndoTime);
        await db.Set<ServiceImport>()
            .Where(i => i.UploadedAt < forgotten && (i.State == ImportState.Uploaded || i.State == ImportState.Planned))
            .ExecuteDeleteAsync(ct);
        await db.Set<ImportPart>()
            .Where(p => db.Set<ServiceImport>().Any(i => i.Id == p.ImportId && (i.State == ImportState.Undone || (i.State == ImportState.Applied && i.AppliedAt < final))))
            .ExecuteDeleteAsync(ct);
        return await db.Set<ServiceImport>()
            .Where(i => (i.State == ImportState.Planning || i.State == ImportState.Applying || i.State == ImportState.Undoing)
                && (i.LeasedUntil == null || i.LeasedUntil < now))
            .Select(i => i.Id).ToListAsync(ct);
    }
}
