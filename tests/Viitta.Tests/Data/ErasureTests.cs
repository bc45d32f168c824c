using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Mail;
using Viitta.Tests.House;

namespace Viitta.Tests.Data;

/// <summary>What was erased is in no byte of SQLite's files, free pages and the log included.</summary>
[NoDatabase]
public sealed class ErasureTests : IDisposable
{
    private const string Canary = "zerased-canary";

    private readonly string _folder = Directory.CreateTempSubdirectory("viitta-erased-").FullName;

    [Fact]
    public async Task No_byte_of_an_erased_row_is_left_in_the_files()
    {
        await using (var db = Open())
        {
            await db.Database.MigrateAsync();
            for (var i = 0; i < 100; i++)
            {
                db.QueueMail("oulu", $"{Canary}@viitta.example", "Subject", string.Concat(Enumerable.Repeat(Canary, 200)), DateTime.UnixEpoch);
            }
            db.Record(new TraceKind("tests.queued"), "oulu", "oulu", Actor.Program, DateTime.UnixEpoch);
            await db.SaveChangesAsync();
        }
        Assert.NotEqual(0, Found());
        await using (var db = Open())
        {
            await db.Outbox.ExecuteDeleteAsync();
            await db.EmptyLogAsync(default);
        }
        Assert.Equal(0, Found());
    }

    [Fact]
    public async Task A_reader_in_the_way_holds_nobody_up()
    {
        await using var reader = Open();
        await reader.Database.MigrateAsync();
        await using var reading = await reader.Database.BeginTransactionAsync();
        await reader.Outbox.CountAsync();
        await using var db = Open();
        var started = TimeProvider.System.GetTimestamp();
        await db.EmptyLogAsync(default);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private SqliteDb Open()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DataRoom.UseSqlite(options, $"Data Source={new DataOptions { Folder = _folder }.SqliteFile}");
        return new SqliteDb(options.Options);
    }

    /// <summary>How often the canary stands in the files.</summary>
    private int Found() => Directory.GetFiles(_folder).Sum(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Encoding.Latin1.GetString(bytes).Split(Canary).Length - 1;
    });

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
