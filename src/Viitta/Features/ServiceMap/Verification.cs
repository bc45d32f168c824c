using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// Somebody with the right to say so confirmed a contact point, by a named method, on a date.
/// An edit or an import is never a verification.
/// </summary>
public sealed class Verification
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ContactPointId { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The confirmer's role ("duty officer, social emergency service"), never a name.</summary>
    public required LocalText Role { get; init; }

    public required VerificationMethod Method { get; init; }
}

internal sealed class VerificationTable : IEntityTypeConfiguration<Verification>
{
    /// <summary>The id comes with the row, so that one added to a contact that was read is an insert.</summary>
    public void Configure(EntityTypeBuilder<Verification> builder) => builder.Property(v => v.Id).ValueGeneratedNever();
}
