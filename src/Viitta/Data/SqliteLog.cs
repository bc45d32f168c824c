using Microsoft.EntityFrameworkCore;
using Viitta.Common;

namespace Viitta.Data;

public static class SqliteLog
{
    /// <summary>
    /// SQLite's log holds rows as they were before they were erased, until it is written over: this empties it. Waits for
    /// nobody, since a workshop may be going on; where somebody is in the way, the next time does it. PostgreSQL's own
    /// housekeeping sees to this.
    /// </summary>
    public static async Task EmptyLogAsync(this ViittaDb db, CancellationToken ct)
    {
        if (db.Database.IsSqlite())
        {
            await db.Database.OpenConnectionAsync(ct);
            try
            {
                await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE);", ct);
            }
            finally
            {
                // The connection goes back to the pool, and the next is to wait again.
                await db.Database.ExecuteSqlRawAsync($"PRAGMA busy_timeout={DataRoom.BusyTimeout};", CancellationToken.None);
                await db.Database.CloseConnectionAsync();
            }
        }
    }
}

internal sealed class EmptyLogHourly(IServiceScopeFactory scopes, TimeProvider time, ILogger<EmptyLogHourly> log) : HourlyWork(scopes, time, log)
{
    protected override string Undone => "The log of SQLite was not emptied";

    protected override Task RunAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<ViittaDb>().EmptyLogAsync(ct);
}
