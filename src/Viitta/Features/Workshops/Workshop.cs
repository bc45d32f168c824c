using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

public enum WorkshopState
{
    /// <summary>Prepared; the join code works.</summary>
    Planned,

    /// <summary>The first part is out.</summary>
    Running,

    /// <summary>Over: tables are read-only, feedback is asked.</summary>
    Closed,
}

/// <summary>A live session: a network plays one version of a scenario at its tables.</summary>
public sealed class Workshop : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string NetworkId { get; init; }

    public required Guid ScenarioVersionId { get; init; }

    /// <summary>Id of the scenario's variant, or empty.</summary>
    public string VariantId { get; init; } = "";

    public required DateOnly Date { get; init; }

    public string Place { get; init; } = "";

    /// <summary>Spoken code: six signs without look-alikes.</summary>
    [MachineText]
    public required string Code { get; init; }

    /// <summary>Long code in the QR: cannot be guessed.</summary>
    [MachineText]
    public required string JoinKey { get; init; }

    public WorkshopState State { get; private set; }

    /// <summary>0 before the first part is released, then the part's number.</summary>
    public int CurrentPart { get; private set; }

    /// <summary>Injects thrown in so far.</summary>
    public List<string> ReleasedInjects { get; private set; } = [];

    /// <summary>When the current part's time is up, UTC.</summary>
    public DateTime? TimerEndsAt { get; private set; }

    /// <summary>Tables see each other's answers and the findings.</summary>
    public bool Revealed { get; private set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ClosedAt { get; private set; }

    public int Version { get; set; }

    public List<Table> Tables { get; init; } = [];
}

/// <summary>A small group of mixed sectors.</summary>
public sealed class Table
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WorkshopId { get; init; }

    public required int Number { get; init; }
}

internal sealed class WorkshopTable : IEntityTypeConfiguration<Workshop>, IEntityTypeConfiguration<Table>
{
    public void Configure(EntityTypeBuilder<Workshop> builder)
    {
        builder.Property(w => w.NetworkId).HasMaxLength(40);
        builder.Property(w => w.VariantId).HasMaxLength(20);
        builder.Property(w => w.Place).HasMaxLength(200);
        builder.Property(w => w.Code).HasMaxLength(8);
        builder.Property(w => w.JoinKey).HasMaxLength(64);
        builder.HasIndex(w => w.Code).IsUnique();
        builder.HasIndex(w => w.JoinKey).IsUnique();
        builder.HasIndex(w => w.NetworkId);
        builder.HasOne<ScenarioVersion>().WithMany().HasForeignKey(w => w.ScenarioVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(w => w.Tables).WithOne().HasForeignKey(t => t.WorkshopId);
    }

    public void Configure(EntityTypeBuilder<Table> builder) =>
        builder.HasIndex(t => new { t.WorkshopId, t.Number }).IsUnique();
}

public static class WorkshopSets
{
    extension(ViittaDb db)
    {
        public DbSet<Workshop> Workshops => db.Set<Workshop>();

        public DbSet<Table> Tables => db.Set<Table>();
    }

    /// <summary>The network's members see its workshops; a participant sees the one joined.</summary>
    public static IQueryable<Workshop> Of(this IQueryable<Workshop> workshops, Actor actor) =>
        actor.SeesAllNetworks
            ? workshops
            : workshops.Where(w => w.Id == actor.WorkshopId || actor.NetworkIds.Contains(w.NetworkId));
}
