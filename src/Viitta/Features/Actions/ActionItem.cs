using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Actions;

public enum ActionState
{
    Open,
    Agreed,
    Resolved,
    Escalated,
}

/// <summary>
/// A follow-up with owner, due date and state (HSEEP: corrective action of an improvement plan). The product calls it
/// an action; the class is an item so that it does not hide <see cref="System.Action"/>.
/// </summary>
public sealed class ActionItem : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string NetworkId { get; init; }

    /// <summary>Id of the theme whose pathway it came from, or empty.</summary>
    public string ThemeId { get; init; } = "";

    /// <summary>P1–P10, or empty.</summary>
    public string StepId { get; init; } = "";

    public GapKind? GapKind { get; init; }

    public required LocalText Text { get; set; }

    /// <summary>The organisation that answers for it.</summary>
    public Guid? OwnerId { get; set; }

    public required DateOnly Due { get; set; }

    public ActionState State { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ClosedAt { get; set; }

    public int Version { get; set; }
}

internal sealed class ActionTable : IEntityTypeConfiguration<ActionItem>
{
    public void Configure(EntityTypeBuilder<ActionItem> builder)
    {
        builder.ToTable("Actions");
        builder.Property(a => a.NetworkId).HasMaxLength(40);
        builder.Property(a => a.ThemeId).HasMaxLength(40);
        builder.Property(a => a.StepId).HasMaxLength(4);
        builder.HasIndex(a => a.NetworkId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class ActionSets
{
    extension(ViittaDb db)
    {
        public DbSet<ActionItem> Actions => db.Set<ActionItem>();
    }

    public static IQueryable<ActionItem> Of(this IQueryable<ActionItem> actions, Actor actor) =>
        actor.SeesAllNetworks ? actions : actions.Where(a => actor.NetworkIds.Contains(a.NetworkId));
}
