using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>
/// One phone at a table. No name, no address, no device data: a pseudonym and a key in a session cookie, and neither
/// once the table can no longer be read (<see cref="ErasePseudonyms"/>).
/// </summary>
public sealed class Participant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WorkshopId { get; init; }

    public required Guid TableId { get; set; }

    public required string SectorId { get; set; }

    /// <summary>Follows the table and writes nothing: a guest, a student, an evaluator. Counted beside those who take part.</summary>
    public bool Observes { get; set; }

    /// <summary>Number of the pseudonym in the workshop; <see cref="Pseudonyms"/> makes the words per language.</summary>
    public required int? PseudonymNumber { get; set; }

    [MachineText]
    public required string? KeyHash { get; set; }

    /// <summary>From then on the key opens nothing.</summary>
    public DateTime? LeftAt { get; set; }

    /// <summary>So that nobody answers twice. The response itself knows nothing of the participant.</summary>
    public bool GaveFeedback { get; set; }

    /// <summary>The same for the questions before the first part.</summary>
    public bool AnsweredOnArrival { get; set; }
}

internal sealed class ParticipantTable : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.Property(p => p.SectorId).HasMaxLength(20);
        builder.Property(p => p.KeyHash).HasMaxLength(64);
        builder.Property(p => p.Observes).HasDefaultValue(false);
        builder.Property(p => p.GaveFeedback).IsConcurrencyToken(); // sent twice at once is once
        builder.Property(p => p.AnsweredOnArrival).IsConcurrencyToken();
        builder.HasIndex(p => p.KeyHash).IsUnique();
        builder.HasIndex(p => new { p.WorkshopId, p.PseudonymNumber }).IsUnique();
        builder.HasOne<Workshop>().WithMany().HasForeignKey(p => p.WorkshopId);
        builder.HasOne<Table>().WithMany().HasForeignKey(p => p.TableId);
    }
}

public static class ParticipantSets
{
    extension(ViittaDb db)
    {
        public DbSet<Participant> Participants => db.Set<Participant>();
    }
}
