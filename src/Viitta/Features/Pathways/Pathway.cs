using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

public enum PathwayState
{
    /// <summary>The coordinator goes through the findings.</summary>
    Draft,

    /// <summary>What the network has agreed, from that day on.</summary>
    Adopted,

    /// <summary>A newer version is in force.</summary>
    Replaced,
}

/// <summary>What a network has agreed for a theme: responsibilities per step, in versions, adopted on a date.</summary>
public sealed class Pathway : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string NetworkId { get; init; }

    public required string ThemeId { get; init; }

    /// <summary>The workshop whose findings it was made from, when there was one.</summary>
    public Guid? WorkshopId { get; init; }

    /// <summary>0 while a draft, then 1, 2, 3 … per network and theme.</summary>
    public int Number { get; private set; }

    public PathwayState State { get; private set; }

    public required DateTime CreatedAt { get; init; }

    public DateOnly? AdoptedOn { get; private set; }

    public int Version { get; set; }

    /// <summary>All ten steps, always.</summary>
    public List<PathwayStep> Steps { get; init; } = [];
}

/// <summary>One of P1–P10 in a pathway: the network's own wording and who does what.</summary>
public sealed class PathwayStep
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PathwayId { get; init; }

    public required string StepId { get; init; }

    public LocalText Text { get; set; } = LocalText.Empty;

    /// <summary>The coordinator has gone through the finding.</summary>
    public bool Decided { get; set; }

    public List<Responsibility> Responsibilities { get; init; } = [];
}

/// <summary>Step × organisation × role.</summary>
public sealed class Responsibility
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PathwayStepId { get; init; }

    public required Guid OrganizationId { get; set; }

    /// <summary>The organisation's service that does it, when it matters which.</summary>
    public Guid? ServiceId { get; set; }

    public required Role Role { get; set; }

    public Basis Basis { get; set; } = Basis.Assumption;

    public Cover Hours { get; set; } = Cover.Unknown;

    public Guid? SubstituteId { get; set; }

    public LocalText Handover { get; set; } = LocalText.Empty;

    public InformationLabel? InformationLabel { get; set; }

    public Confidence Confidence { get; set; } = Confidence.Assumed;
}

internal sealed class PathwayTable :
    IEntityTypeConfiguration<Pathway>, IEntityTypeConfiguration<PathwayStep>, IEntityTypeConfiguration<Responsibility>
{
    public void Configure(EntityTypeBuilder<Pathway> builder)
    {
        builder.Property(p => p.NetworkId).HasMaxLength(40);
        builder.Property(p => p.ThemeId).HasMaxLength(40);
        builder.HasIndex(p => new { p.NetworkId, p.ThemeId });
        builder.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PathwayId);
    }

    public void Configure(EntityTypeBuilder<PathwayStep> builder)
    {
        builder.Property(s => s.StepId).HasMaxLength(4);
        builder.HasIndex(s => new { s.PathwayId, s.StepId }).IsUnique();
        builder.HasMany(s => s.Responsibilities).WithOne().HasForeignKey(r => r.PathwayStepId);
    }

    public void Configure(EntityTypeBuilder<Responsibility> builder)
    {
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Service>().WithMany().HasForeignKey(r => r.ServiceId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class PathwaySets
{
    extension(ViittaDb db)
    {
        public DbSet<Pathway> Pathways => db.Set<Pathway>();
    }

    public static IQueryable<Pathway> Of(this IQueryable<Pathway> pathways, Actor actor) =>
        actor.SeesAllNetworks ? pathways : pathways.Where(p => actor.NetworkIds.Contains(p.NetworkId));
}
