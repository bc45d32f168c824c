using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Viitta.Data;

namespace Viitta.Tests.House;

/// <summary>
/// An empty database of one app's own in the newest shape. It is a copy of one that was migrated once for the whole run: to
/// go through every migration anew takes longer than most tests do.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly Lazy<string> MigratedFile = new(MigrateSqlite);
    private static readonly Lazy<string> MigratedDatabase = new(MigratePostgres);

    public TestDatabase()
    {
        Folder = Directory.CreateTempSubdirectory("viitta-test-").FullName;
        if (PostgresServer is { Length: > 0 })
        {
            Postgres = On(NewName());
            Execute($"CREATE DATABASE {NameOf(Postgres)} TEMPLATE {MigratedDatabase.Value}");
        }
        else
        {
            File.Copy(MigratedFile.Value, new DataOptions { Folder = Folder }.SqliteFile);
        }
    }

    public static string? PostgresServer => Environment.GetEnvironmentVariable("VIITTA_TEST_POSTGRES");

    public string Folder { get; }

    /// <summary>A connection string; null on SQLite, whose file lies in <see cref="Folder"/>.</summary>
    public string? Postgres { get; }

    public void Dispose()
    {
        if (!Directory.Exists(Folder))
        {
            return;
        }
        if (Postgres is null)
        {
            SqliteConnection.ClearAllPools(); // an open file cannot be deleted everywhere
        }
        Directory.Delete(Folder, recursive: true);
        if (Postgres is not null)
        {
            Execute($"DROP DATABASE {NameOf(Postgres)} WITH (FORCE)");
        }
    }

    private static string MigrateSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("viitta-migrated-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = new DataOptions { Folder = folder }.SqliteFile;
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DataRoom.UseSqlite(options, $"Data Source={file};Pooling=False"); // closed, so that all of it is in the one file
        using var db = new SqliteDb(options.Options);
        db.Database.Migrate();
        return file;
    }

    private static string MigratePostgres()
    {
        var name = NewName();
        Execute($"CREATE DATABASE {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Execute($"DROP DATABASE {name} WITH (FORCE)");
        var options = new DbContextOptionsBuilder<PostgresDb>();
        DataRoom.UsePostgres(options, $"{On(name)};Pooling=false"); // nobody may be connected to what is copied
        using var db = new PostgresDb(options.Options);
        db.Database.Migrate();
        return name;
    }

    private static string NewName() => $"viitta_{Guid.NewGuid():N}";

    private static string On(string database) =>
        new NpgsqlConnectionStringBuilder(PostgresServer) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static string NameOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(PostgresServer);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
