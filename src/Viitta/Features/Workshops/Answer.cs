using System.Security.Cryptography;
using System.Text.Json;
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

    /// <summary>Pseudonym of the phone that wrote last; null once it is erased.</summary>
    public int? PseudonymNumber { get; set; }

    /// <summary>When these words were saved.</summary>
    public DateTime SavedAt { get; set; }

    /// <summary>The answer that this is another phone's wording of.</summary>
    public Guid? BesideId { get; set; }

    public DateTime? RemovedAt { get; set; }

    public int Version { get; set; }

    public Wording Wording => new()
    {
        Role = Role,
        OrganizationId = OrganizationId,
        NewOrganization = NewOrganization,
        InformationLabel = InformationLabel,
        Hours = Hours,
        Handover = Handover,
        Confidence = Confidence,
        GapKind = GapKind,
        Text = Text,
    };

    /// <summary>Puts these words in place of those that are here.</summary>
    public void Say(Wording wording, int? pseudonym, DateTime now)
    {
        (Role, OrganizationId, NewOrganization) = (wording.Role, wording.OrganizationId, wording.NewOrganization);
        (InformationLabel, Hours, Handover) = (wording.InformationLabel, wording.Hours, wording.Handover);
        (Confidence, GapKind, Text) = (wording.Confidence, wording.GapKind, wording.Text);
        (PseudonymNumber, SavedAt) = (pseudonym, now);
    }

    /// <summary>
    /// A save of this answer made from <paramref name="version"/>. Made from the newest, it takes its place. Made from
    /// an older one, it overwrites nothing: it is returned as a new answer to stand beside this one.
    /// The same words twice, a retry or two phones of one mind, change nothing.
    /// </summary>
    /// <param name="version">Null from a form for a new answer: whatever is here already is not what it meant to replace.</param>
    public Answer? Take(Wording wording, int? version, int? pseudonym, DateTime now)
    {
        if (wording == Wording)
        {
            return null;
        }
        if (version == Version || RemovedAt is not null)
        {
            // Words written while somebody removed the line bring it back: they are not thrown away unseen.
            RemovedAt = null;
            Say(wording, pseudonym, now);
            return null;
        }
        var beside = new Answer
        {
            Id = BesideIdOf(wording),
            WorkshopId = WorkshopId,
            TableId = TableId,
            PartId = PartId,
            StepId = StepId,
            Kind = Kind,
            BesideId = BesideId ?? Id,
        };
        beside.Say(wording, pseudonym, now);
        return beside;
    }

    /// <summary>The id of these words beside this answer. It follows from them, so that a repeated save, from whichever phone, is one and the same.</summary>
    public Guid BesideIdOf(Wording wording) => new(
        SHA256.HashData([.. Id.ToByteArray(), .. JsonSerializer.SerializeToUtf8Bytes(wording)]).AsSpan(0, 16));

    /// <summary>Settles two wordings: one of the ids stays, or both do, each as an answer of its own.</summary>
    /// <param name="keep">This answer's id, the other's, or null for both.</param>
    public void JoinWith(Answer beside, Guid? keep, DateTime now)
    {
        if (keep is null)
        {
            beside.BesideId = null;
            return;
        }
        if (keep == beside.Id)
        {
            Say(beside.Wording, beside.PseudonymNumber, now);
        }
        beside.RemovedAt = now;
    }
}

internal sealed class AnswerTable : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Ignore(a => a.Wording);
        builder.Property(a => a.PartId).HasMaxLength(20);
        builder.Property(a => a.StepId).HasMaxLength(4);
        builder.Property(a => a.NewOrganization).HasMaxLength(Wording.OrganizationLength);
        builder.Property(a => a.Handover).HasMaxLength(Wording.HandoverLength);
        builder.Property(a => a.Text).HasMaxLength(Wording.TextLength);
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
            : answers.WithRehearsals().Where(a => a.TableId == actor.TableId
                || db.Set<Workshop>().Any(w => w.Id == a.WorkshopId
                    && (actor.CoordinatedIds.Contains(w.NetworkId) || (w.Id == actor.RecordsId && w.State != WorkshopState.Closed)
                        || (w.Revealed && (w.Id == actor.WorkshopId || actor.NetworkIds.Contains(w.NetworkId))))));
}
