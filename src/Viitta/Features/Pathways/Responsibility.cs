using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>What an organisation's part in a step is: all of a responsibility but whose it is.</summary>
public sealed record ResponsibilityTerms
{
    public const int HandoverLength = 1000;

    public required Role Role { get; init; }

    /// <summary>It is the organisation's part in this situation only.</summary>
    public Situation When { get; init; } = Situation.Any;

    /// <summary>The organisation's service that does it, when it matters which.</summary>
    public Guid? ServiceId { get; init; }

    public Basis Basis { get; init; } = Basis.Assumption;

    public Cover Hours { get; init; } = Cover.Unknown;

    /// <summary>The organisation that acts when this one does not answer.</summary>
    public Guid? SubstituteId { get; init; }

    /// <summary>To whom, how and with what words it is handed on.</summary>
    public LocalText Handover { get; init; } = LocalText.Empty;

    public InformationLabel? InformationLabel { get; init; }

    public Confidence Confidence { get; init; } = Confidence.Assumed;

    /// <summary>Null when no table said it: the coordinator added it, or it is of a typical picture.</summary>
    public Provenance? Provenance { get; init; }
}

/// <summary>Step × organisation × role.</summary>
public sealed class Responsibility
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PathwayStepId { get; init; }

    public required Guid OrganizationId { get; set; }

    public Guid? ServiceId { get; set; }

    public required Role Role { get; set; }

    public Situation When { get; set; } = Situation.Any;

    public Basis Basis { get; set; } = Basis.Assumption;

    public Cover Hours { get; set; } = Cover.Unknown;

    public Guid? SubstituteId { get; set; }

    public LocalText Handover { get; set; } = LocalText.Empty;

    public InformationLabel? InformationLabel { get; set; }

    public Confidence Confidence { get; set; } = Confidence.Assumed;

    public Provenance? Provenance { get; private set; }

    public ResponsibilityTerms Terms => new()
    {
        Role = Role,
        When = When,
        ServiceId = ServiceId,
        Basis = Basis,
        Hours = Hours,
        SubstituteId = SubstituteId,
        Handover = Handover,
        InformationLabel = InformationLabel,
        Confidence = Confidence,
        Provenance = Provenance,
    };

    public void Agree(ResponsibilityTerms terms)
    {
        (Role, When, ServiceId, Basis, Hours) = (terms.Role, terms.When, terms.ServiceId, terms.Basis, terms.Hours);
        (SubstituteId, Handover) = (terms.SubstituteId, terms.Handover);
        (InformationLabel, Confidence, Provenance) = (terms.InformationLabel, terms.Confidence, terms.Provenance);
    }

    /// <summary>What this one leaves open is as the other says. It holds wherever one of both did.</summary>
    public void TakeOver(Responsibility other)
    {
        When = When.Both(other.When);
        ServiceId ??= other.ServiceId;
        SubstituteId ??= other.SubstituteId;
        InformationLabel ??= other.InformationLabel;
        Handover = Handover.OrElse(other.Handover);
        Provenance ??= other.Provenance;
    }
}

internal sealed class ResponsibilityTable : IEntityTypeConfiguration<Responsibility>
{
    public void Configure(EntityTypeBuilder<Responsibility> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.When).HasMaxLength(Situation.TextLength).HasDefaultValue(Situation.Any).AsJson();
        builder.Ignore(r => r.Terms);
        builder.Property(r => r.Provenance).AsJson();
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Service>().WithMany().HasForeignKey(r => r.ServiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
