using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// The program has asked at this address on that day. The key lets one mail a day through, whichever of several nodes
/// writes it first.
/// </summary>
public sealed class AskedAddress
{
    [MachineText]
    public required string AddressHash { get; init; }

    /// <summary>In Finland.</summary>
    public required DateOnly Day { get; init; }
}

internal sealed class AskedAddressTable : IEntityTypeConfiguration<AskedAddress>
{
    public void Configure(EntityTypeBuilder<AskedAddress> builder)
    {
        builder.HasKey(a => new { a.AddressHash, a.Day });
        builder.Property(a => a.AddressHash).HasMaxLength(64);
    }
}
