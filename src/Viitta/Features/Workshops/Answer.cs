using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

public enum AnswerKind
{
    /// <summary>An organisation with its role at the step.</summary>
    Responsibility,

    /// <summary>Nobody, nothing, not then: what is missing.</summary>
    Gap,

    /// <summary>What the table does not know.</summary>
    Question,
}

/// <summary>
/// One thing that a table says about one step in one part. Several phones write at one table: each adds answers of
/// its own, and two wordings of the same answer both stay (<see cref="BesideId"/>) until someone joins them.
/// </summary>
public sealed class Answer : IVersioned
{
    /// <summary>Made by the phone at the first key stroke, so that a retry is never a second answer.</summary>
    public required Guid Id { get; init; }

    public required Guid WorkshopId { get; init; }

    public required Guid TableId { get; init; }

    public required string PartId { get; init; }

    public required string StepId { get; init; }

    public required AnswerKind Kind { get; init; }

    public Role? Role { get; set; }

    public Guid? OrganizationId { get; set; }

    /// <summary>An organisation that is not in the list, as the table wrote it; else empty.</summary>
    public string NewOrganization { get; set; } = "";

    public InformationLabel? InformationLabel { get; set; }

    public Cover? Hours { get; set; }

    /// <summary>To whom, how and with what words it is handed on.</summary>
    public string Handover { get; set; } = "";

    public Confidence? Confidence { get; set; }

    public GapKind? GapKind { get; set; }

    /// <summary>The gap's or the question's words.</summary>
    public string Text { get; set; } = "";

    /// <summary>Pseudonym of the phone that wrote last.</summary>
    public int PseudonymNumber { get; set; }

    /// <summary>The answer that this is another phone's wording of.</summary>
    public Guid? BesideId { get; set; }

    public DateTime? RemovedAt { get; set; }

    public int Version { get; set; }
}

internal sealed class AnswerTable : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.PartId).HasMaxLength(20);
        builder.Property(a => a.StepId).HasMaxLength(4);
        builder.Property(a => a.NewOrganization).HasMaxLength(200);
        builder.Property(a => a.Handover).HasMaxLength(1000);
        builder.Property(a => a.Text).HasMaxLength(2000);
        builder.HasIndex(a => new { a.WorkshopId, a.TableId, a.PartId });
        builder.HasOne<Workshop>().WithMany().HasForeignKey(a => a.WorkshopId);
        builder.HasOne<Table>().WithMany().HasForeignKey(a => a.TableId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class AnswerSets
{
    extension(ViittaDb db)
    {
        public DbSet<Answer> Answers => db.Set<Answer>();
    }

    /// <summary>A participant reads the own table's answers, and the others' once revealed; coordinators read all.</summary>
    public static IQueryable<Answer> Of(this IQueryable<Answer> answers, Actor actor, ViittaDb db) =>
        actor.SeesAllNetworks
            ? answers
            : answers.Where(a => a.TableId == actor.TableId
                || db.Set<Workshop>().Any(w => w.Id == a.WorkshopId
                    && (actor.CoordinatedIds.Contains(w.NetworkId)
                        || (w.Revealed && (w.Id == actor.WorkshopId || actor.NetworkIds.Contains(w.NetworkId))))));
}
