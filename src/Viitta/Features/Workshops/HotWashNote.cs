using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>How far the hot wash is: what the tables keep, change and found unclear, asked while all still sit there.</summary>
public enum HotWashState
{
    NotYet,

    /// <summary>Each table writes and reads its own notes.</summary>
    Open,

    /// <summary>The room's screen shows them all.</summary>
    Shown,
}

public enum HotWashKind
{
    Keep,
    Change,
    Unclear,
}

/// <summary>A table's line in the hot wash. It belongs to the table: no phone and no person is kept with it.</summary>
public sealed class HotWashNote
{
    public const int TextLength = 300;

    /// <summary>Made with the form, so that a retry is never a second note.</summary>
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    public required Guid TableId { get; init; }

    public required HotWashKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; init; }
}

internal sealed class HotWashTable : IEntityTypeConfiguration<HotWashNote>
{
    public void Configure(EntityTypeBuilder<HotWashNote> builder)
    {
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(HotWashNote.TextLength);
        builder.HasIndex(n => n.WorkshopId);
        builder.HasOne<Workshop>().WithMany().HasForeignKey(n => n.WorkshopId);
        builder.HasOne<Table>().WithMany().HasForeignKey(n => n.TableId);
    }
}

public static class HotWashSets
{
    extension(ViittaDb db)
    {
        public DbSet<HotWashNote> HotWashNotes => db.Set<HotWashNote>();
    }

    /// <summary>A table reads its own; all in the room, and the network's members, read what the screen shows while it is shown; coordinators read all.</summary>
    public static IQueryable<HotWashNote> Of(this IQueryable<HotWashNote> notes, Actor actor, ViittaDb db) =>
        actor.SeesAllNetworks
            ? notes
            : notes.WithRehearsals().Where(n => n.TableId == actor.TableId
                || db.Set<Workshop>().Any(w => w.Id == n.WorkshopId
                    && (actor.CoordinatedIds.Contains(w.NetworkId)
                        || (w.HotWash == HotWashState.Shown && w.State == WorkshopState.Running
                            && (w.Id == actor.WorkshopId || actor.NetworkIds.Contains(w.NetworkId))))));
}
