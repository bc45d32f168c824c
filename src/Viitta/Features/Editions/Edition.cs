using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Editions;

/// <summary>
/// A published, immutable, numbered state of a region's service map with a "check by" date. Everything that the
/// public page and the print say comes from <see cref="Document"/>; nothing in it changes after publishing, but what
/// has been withdrawn from the map is not shown any more (<see cref="EditionShelf"/>).
/// </summary>
public sealed class Edition
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string NetworkId { get; init; }

    public required int Number { get; init; }

    public required DateTime PublishedAt { get; init; }

    public required DateOnly CheckBy { get; init; }

    /// <summary>An <see cref="EditionDocument"/> as JSON. Holds contacts of every visibility: filter before showing.</summary>
    [MachineText]
    public required string Document { get; init; }

    /// <summary>When a reader should no longer trust it unseen: half a year from publishing, unless told.</summary>
    public static DateOnly UsualCheckBy(DateOnly today) => today.AddMonths(6);

    /// <summary>The next edition of the network, or why not.</summary>
    /// <param name="latest">The number of the newest one, 0 before the first.</param>
    /// <param name="confirmed">The coordinator has seen <paramref name="missing"/> and goes on.</param>
    public static Outcome<Edition> Publish(
        string networkId, int latest, EditionDocument document, EditionGaps missing, DateOnly checkBy, bool confirmed, DateTime now)
    {
        var today = Clock.LocalDate(now);
        if (document.Pathways.Count == 0)
        {
            return EditionRefusals.NoPathway;
        }
        if (checkBy <= today || checkBy > today.AddYears(1))
        {
            return EditionRefusals.CheckByOut.With(Clock.Date(today.AddDays(1)), Clock.Date(today.AddYears(1)));
        }
        if (missing.Any && !confirmed)
        {
            return EditionRefusals.NotConfirmed;
        }
        return new Edition
        {
            NetworkId = networkId,
            Number = latest + 1,
            PublishedAt = now,
            CheckBy = checkBy,
            Document = document.Write(),
        };
    }
}

public static class EditionRefusals
{
    public static readonly Refusal NoPathway = new("editions.no-pathway");
    public static readonly Refusal NotADate = new("editions.not-a-date", 400) { Field = "checkBy" };
    public static readonly Refusal CheckByOut = new("editions.check-by-out", 400) { Field = "checkBy" };
    public static readonly Refusal NotConfirmed = new("editions.not-confirmed") { Field = "confirmed" };
    public static readonly Refusal NotCoordinator = new("editions.not-coordinator", 403);

    /// <summary>Somebody else published in between.</summary>
    public static readonly Refusal NumberTaken = new("editions.number-taken");
}

internal sealed class EditionTable : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.Property(e => e.NetworkId).HasMaxLength(40);
        builder.HasIndex(e => new { e.NetworkId, e.Number }).IsUnique();
    }
}

public static class EditionSets
{
    extension(ViittaDb db)
    {
        /// <summary>Open to everyone; the document is filtered by what the reader may see.</summary>
        public DbSet<Edition> Editions => db.Set<Edition>();
    }
}
