using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Viitta.Data;

/// <summary>Only for <c>dotnet ef migrations</c> (just migrate NAME): no database is opened.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DataRoom.UseSqlite(options, "Data Source=design.db");
        return new SqliteDb(options.Options);
    }
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        DataRoom.UsePostgres(options, "Host=localhost;Database=design");
        return new PostgresDb(options.Options);
    }
}
