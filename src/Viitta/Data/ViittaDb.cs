using System.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Npgsql;
using Viitta.Common;

namespace Viitta.Data;

/// <summary>
/// The one database. It knows no room: each room brings its tables (<see cref="IEntityTypeConfiguration{TEntity}"/>)
/// and its sets (extension properties such as <c>db.Workshops</c>). Saving enforces the house rules: every change leaves
/// a <see cref="Trace"/>, versions count, text is cleaned, and none with a personal identity code is stored.
/// </summary>
public abstract class ViittaDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Trace> Traces => Set<Trace>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Adds the trace of the change that the next save makes.</summary>
    public void Record(TraceKind what, object subject, string? networkId, Actor actor, DateTime now) =>
        Traces.Add(Trace.Of(what, subject, networkId, actor, now));

    /// <summary>The same for a change of which the day may be known and the hour not.</summary>
    public void RecordUntimed(TraceKind what, object subject, string? networkId, Actor actor, DateOnly day) =>
        Traces.Add(Trace.Of(what, subject, networkId, actor, Clock.AsUtc(day.ToDateTime(TimeOnly.MinValue)), untimed: true));

    /// <summary>
    /// One connection for all that a request asks, and for those after it that get the same context from the pool: on SQLite taking
    /// one out of its own pool costs as much as a small query. PostgreSQL's are too few to be held while a page is made.
    /// </summary>
    public Task HoldConnectionAsync(CancellationToken ct) =>
        Database.IsSqlite() && Database.GetDbConnection().State != ConnectionState.Open ? Database.OpenConnectionAsync(ct) : Task.CompletedTask;

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        BeforeSave();
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (Exception exception) when (IsDeadlock(exception))
        {
            // Of two saves that waited for each other's rows PostgreSQL undid this one: the other was first.
            throw new DbUpdateConcurrencyException("Two changes of the same rows met.", exception);
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        BeforeSave();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    private static bool IsDeadlock(Exception? exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected }
        || (exception?.InnerException is { } inner && IsDeadlock(inner));

    private void BeforeSave()
    {
        var changed = ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var traced = changed.Exists(e => e is { Entity: Trace, State: EntityState.Added });
        foreach (var entry in changed)
        {
            if (entry.Entity is IVersioned versioned && entry.State == EntityState.Modified)
            {
                versioned.Version++;
            }
            if (!traced && !IsUntraced(entry))
            {
                throw new InvalidOperationException($"{entry.Metadata.ShortName()} changed without a trace.");
            }
            if (entry.State != EntityState.Deleted)
            {
                StoredText.Pass(entry);
            }
        }
    }

    private static bool IsUntraced(EntityEntry entry) =>
        entry.Entity is Trace or DataProtectionKey
        || Attribute.IsDefined(entry.Metadata.ClrType, typeof(UntracedAttribute))
        || (entry.Metadata.FindOwnership() is { } owner
            && Attribute.IsDefined(owner.PrincipalEntityType.ClrType, typeof(UntracedAttribute)));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ViittaDb).Assembly);
        modelBuilder.Entity<Trace>(t =>
        {
            t.Property(x => x.What).HasMaxLength(80);
            t.Property(x => x.Subject).HasMaxLength(80);
            t.Property(x => x.NetworkId).HasMaxLength(40);
            t.Property(x => x.ActorKind).HasMaxLength(20);
            t.HasIndex(x => new { x.NetworkId, x.At });
        });
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => typeof(IVersioned).IsAssignableFrom(t.ClrType)))
        {
            modelBuilder.Entity(type.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }
}

/// <summary>The default: one file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ViittaDb(options);

/// <summary>The same program on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ViittaDb(options);

/// <summary>Every instant is UTC, and says so when it comes back from SQLite too.</summary>
internal sealed class UtcConverter() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTime, DateTime>(
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc), value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

/// <summary>A refusal found while saving; pages and the API turn it into its text.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}
