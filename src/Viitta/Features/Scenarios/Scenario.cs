using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Scenarios;

/// <summary>A fictional case, told in parts. Its text lives in immutable versions; a workshop keeps the one it ran.</summary>
public sealed class Scenario
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Slug: <c>berry-harvest</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Id of content/themes.yaml.</summary>
    public required string ThemeId { get; init; }

    public List<ScenarioVersion> Versions { get; init; } = [];
}

public sealed class ScenarioVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ScenarioId { get; init; }

    public required int Number { get; init; }

    /// <summary>Hash of the source files: a changed file at start-up makes a new version.</summary>
    [MachineText]
    public required string ContentHash { get; init; }

    public required ScenarioText Text { get; init; }
}

internal sealed class ScenarioTable : IEntityTypeConfiguration<Scenario>, IEntityTypeConfiguration<ScenarioVersion>
{
    public void Configure(EntityTypeBuilder<Scenario> builder)
    {
        builder.Property(s => s.Key).HasMaxLength(80);
        builder.Property(s => s.ThemeId).HasMaxLength(40);
        builder.HasIndex(s => s.Key).IsUnique();
        builder.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.ScenarioId);
    }

    public void Configure(EntityTypeBuilder<ScenarioVersion> builder)
    {
        builder.Property(v => v.ContentHash).HasMaxLength(64);
        builder.HasIndex(v => new { v.ScenarioId, v.Number }).IsUnique();
        builder.Property(v => v.Text).HasConversion(t => ScenarioText.ToJson(t), json => ScenarioText.FromJson(json));
    }
}

public static class ScenarioSets
{
    extension(ViittaDb db)
    {
        public DbSet<Scenario> Scenarios => db.Set<Scenario>();

        public DbSet<ScenarioVersion> ScenarioVersions => db.Set<ScenarioVersion>();
    }

    /// <summary>Shipped scenarios are open to every user; facilitator notes make them unfit for participants.</summary>
    public static IQueryable<Scenario> Of(this IQueryable<Scenario> scenarios, Actor actor) =>
        actor.IsUser || actor.IsProgram ? scenarios : scenarios.Where(_ => false);
}
