using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Networks;

/// <summary>A regional anti-trafficking network (verkosto). Its area is a free set of municipalities.</summary>
public sealed class Network : IVersioned
{
    /// <summary>Slug from content/areas/networks.yaml: <c>north-savo</c>.</summary>
    public required string Id { get; init; }

    public required LocalText Name { get; set; }

    /// <summary>Municipality code of the town that the network is known by.</summary>
    public string TownId { get; set; } = "";

    /// <summary>Municipality codes. The county is only the starting value.</summary>
    public List<string> Area { get; set; } = [];

    /// <summary>What is not certain about the area.</summary>
    public LocalText Note { get; set; } = LocalText.Empty;

    /// <summary>Invented, for practising: never among the real regions' figures.</summary>
    public bool IsPractice { get; init; }

    /// <summary>Owners of contacts are asked by mail twice a year; off, the coordinators ask by hand.</summary>
    public bool AsksOwners { get; set; } = true;

    public int Version { get; set; }
}

internal sealed class NetworkTable : IEntityTypeConfiguration<Network>
{
    public void Configure(EntityTypeBuilder<Network> builder)
    {
        builder.Property(n => n.Id).HasMaxLength(40);
        builder.Property(n => n.TownId).HasMaxLength(3);
        builder.Property(n => n.AsksOwners).HasDefaultValue(true).HasSentinel(true);
    }
}

public static class NetworkSets
{
    extension(ViittaDb db)
    {
        public DbSet<Network> Networks => db.Set<Network>();
    }

    /// <summary>The networks whose member pages this actor may open.</summary>
    public static IQueryable<Network> Of(this IQueryable<Network> networks, Actor actor) =>
        actor.SeesAllNetworks ? networks : networks.Where(n => actor.NetworkIds.Contains(n.Id));
}
