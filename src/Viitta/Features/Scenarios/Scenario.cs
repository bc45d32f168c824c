using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Scenarios;

/// <summary>
/// A fictional case, told in parts: shipped, or a network's own. What is published lives in immutable versions, and a
/// workshop keeps the one it ran; what is being written lives in one <see cref="ScenarioDraft"/>.
/// </summary>
public sealed class Scenario
{
    public static readonly Refusal NotCoordinator = new("scenarios.not-coordinator", 403);
    public static readonly Refusal Archived = new("scenarios.archived");

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Slug: <c>berry-harvest</c>; a network's own ends in the network's id: <c>berry-harvest-north-savo</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Id of content/themes.yaml, as the newest version has it.</summary>
    public required string ThemeId { get; set; }

    /// <summary>Null for what is shipped with the program.</summary>
    public string? NetworkId { get; init; }

    /// <summary>The version that it was adapted from; null for what is shipped and for what came as a file.</summary>
    public Guid? AdaptedFromId { get; init; }

    /// <summary>Out of the lists; finished workshops keep what they ran, and it can be brought back at any time.</summary>
    public DateTime? ArchivedAt { get; private set; }

    /// <summary>What the check asked about and the author answered with "on purpose" (<see cref="Remark.Key"/>).</summary>
    public List<string> OnPurpose { get; set; } = [];

    /// <summary>Parts that were taken out of the story: they can be put back at any time.</summary>
    public IReadOnlyList<Part> LeftOut { get; set; } = [];

    public List<ScenarioVersion> Versions { get; init; } = [];

    public ScenarioDraft? Draft { get; set; }

    /// <summary>Why this actor may not change it; null when all is well. What is shipped is nobody's to change: it is copied.</summary>
    public Refusal? CheckEditable(Actor actor) =>
        NetworkId is null || !actor.Coordinates(NetworkId) ? NotCoordinator : ArchivedAt is not null ? Archived : null;

    public void Archive(DateTime now) => ArchivedAt ??= now;

    public void BringBack() => ArchivedAt = null;
}

public sealed class ScenarioVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ScenarioId { get; init; }

    public required int Number { get; init; }

    /// <summary>Hash of the source files: a changed file at start-up makes a new version. Of the text, for a network's own.</summary>
    [MachineText]
    public required string ContentHash { get; init; }

    public required ScenarioText Text { get; init; }

    /// <summary>Null for what was read before this was kept.</summary>
    public DateTime? PublishedAt { get; init; }
}

/// <summary>What is being written, by any of the network's coordinators.</summary>
public sealed class ScenarioDraft : IVersioned
{
    /// <summary>One draft a scenario.</summary>
    public required Guid ScenarioId { get; init; }

    public required ScenarioText Text { get; set; }

    public required DateTime ChangedAt { get; set; }

    public int Version { get; set; }
}

internal sealed class ScenarioTable : IEntityTypeConfiguration<Scenario>, IEntityTypeConfiguration<ScenarioVersion>, IEntityTypeConfiguration<ScenarioDraft>
{
    public void Configure(EntityTypeBuilder<Scenario> builder)
    {
        builder.Property(s => s.Key).HasMaxLength(80);
        builder.Property(s => s.ThemeId).HasMaxLength(40);
        builder.Property(s => s.NetworkId).HasMaxLength(40);
        builder.HasIndex(s => s.Key).IsUnique();
        builder.HasIndex(s => s.NetworkId);
        builder.Property(s => s.LeftOut).HasConversion(
            parts => ScenarioText.ToJson(parts), json => ScenarioText.PartsFromJson(json),
            new ValueComparer<IReadOnlyList<Part>>(
                (a, b) => ReferenceEquals(a, b), parts => parts.Count, parts => parts));
        builder.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.ScenarioId);
        builder.HasOne(s => s.Draft).WithOne().HasForeignKey<ScenarioDraft>(d => d.ScenarioId);
    }

    public void Configure(EntityTypeBuilder<ScenarioVersion> builder)
    {
        builder.Property(v => v.ContentHash).HasMaxLength(64);
        builder.HasIndex(v => new { v.ScenarioId, v.Number }).IsUnique();
        builder.Property(v => v.Text).HasConversion(t => ScenarioText.ToJson(t), json => ScenarioText.FromJson(json));
    }

    public void Configure(EntityTypeBuilder<ScenarioDraft> builder)
    {
        builder.HasKey(d => d.ScenarioId);
        builder.Property(d => d.Text).HasConversion(t => ScenarioText.ToJson(t), json => ScenarioText.FromJson(json));
    }
}

public static class ScenarioSets
{
    extension(ViittaDb db)
    {
        public DbSet<Scenario> Scenarios => db.Set<Scenario>();

        public DbSet<ScenarioVersion> ScenarioVersions => db.Set<ScenarioVersion>();
    }

    /// <summary>
    /// What is shipped is open to every user, a network's own to those who belong to it; facilitator notes make them unfit
    /// for participants.
    /// </summary>
    public static IQueryable<Scenario> Of(this IQueryable<Scenario> scenarios, Actor actor) =>
        actor.SeesAllNetworks ? scenarios
        : actor.IsUser ? scenarios.Where(s => s.NetworkId == null || actor.NetworkIds.Contains(s.NetworkId))
        : scenarios.Where(_ => false);

    /// <summary>A network's own, for those who write them.</summary>
    public static IQueryable<Scenario> WrittenBy(this IQueryable<Scenario> scenarios, Actor actor) =>
        actor.SeesAllNetworks ? scenarios.Where(s => s.NetworkId != null) : scenarios.Where(s => actor.CoordinatedIds.Contains(s.NetworkId));
}
