using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Viitta.Data;

/// <summary>Where things are kept. From <c>VIITTA_DATA</c> and <c>VIITTA_DATABASE</c>, or the section "Viitta".</summary>
public sealed record DataOptions
{
    /// <summary>Folder of the SQLite file. Nothing else is kept outside the database.</summary>
    public string Folder { get; init; } = "data";

    /// <summary>A PostgreSQL connection string; absent means SQLite in <see cref="Folder"/>.</summary>
    public string? PostgresConnection { get; init; }

    public string SqliteFile => Path.Combine(Folder, "viitta.db");

    public static DataOptions From(IConfiguration configuration) => new()
    {
        Folder = Path.GetFullPath(configuration["VIITTA_DATA"] ?? configuration["Viitta:Data"] ?? "data"),
        PostgresConnection = configuration["VIITTA_DATABASE"] ?? configuration["Viitta:Database"],
    };
}

public static class DataRoom
{
    /// <summary>On SQLite each keeps its connection, with up to 2 MB of the file: a room that comes in at once must not leave a thousand.</summary>
    private const int KeptContexts = 64;

    public static void AddData(this WebApplicationBuilder builder)
    {
        var options = DataOptions.From(builder.Configuration);
        builder.Services.AddSingleton(options);
        if (string.IsNullOrWhiteSpace(options.PostgresConnection))
        {
            Directory.CreateDirectory(options.Folder);
            builder.Services.AddDbContextPool<ViittaDb, SqliteDb>(
                db => UseSqlite(db, $"Data Source={options.SqliteFile};Foreign Keys=True;Default Timeout=30"), KeptContexts);
        }
        else
        {
            builder.Services.AddDbContextPool<ViittaDb, PostgresDb>(db => UsePostgres(db, options.PostgresConnection), KeptContexts);
        }
        builder.Services.AddHostedService<EmptyLogHourly>();
        builder.Services.AddDataProtection().SetApplicationName("Viitta").PersistKeysToDbContext<ViittaDb>();
    }

    public static void UseSqlite(DbContextOptionsBuilder db, string connection) => db
        .UseSqlite(connection, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        // SQLite changes a column by building its table anew, which no transaction covers: hence the backup in operating.md.
        .ConfigureWarnings(w => w.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
        .AddInterceptors(new SqlitePragmas());

    /// <summary>
    /// What the connection string may say otherwise: a statement is prepared once per connection, and few connections take turns,
    /// since each is a process of the server's, and a hundred of them stand in each other's way (bench/RESULTS.md).
    /// </summary>
    private static readonly string PostgresDefaults =
        $"Max Auto Prepare=200;No Reset On Close=true;Maximum Pool Size={Math.Max(20, 10 * Environment.ProcessorCount)};";

    public static void UsePostgres(DbContextOptionsBuilder db, string connection) => db
        .UseNpgsql(PostgresDefaults + connection, o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    /// <summary>Creates the database where it is missing and brings it to the newest shape.</summary>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ViittaDb>().Database.MigrateAsync();
    }

    /// <summary>Milliseconds that a writer waits for another.</summary>
    internal const int BusyTimeout = 30_000;

    /// <summary>
    /// Readers do not wait for writers (WAL), an acknowledged save survives a power cut (FULL), and what is erased is written
    /// over (secure_delete). Said once to each connection of the pool, which keeps it.
    /// </summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private static readonly string Pragmas = $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout={BusyTimeout}; PRAGMA secure_delete=ON;";

        private static readonly ConditionalWeakTable<sqlite3, object> Told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Run(connection); // SQLite knows no waiting
            return Task.CompletedTask;
        }

        private static void Run(DbConnection connection)
        {
            if (((SqliteConnection)connection).Handle is not { } handle || Told.TryGetValue(handle, out _))
            {
                return;
            }
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            Told.AddOrUpdate(handle, Pragmas);
        }
    }
}
