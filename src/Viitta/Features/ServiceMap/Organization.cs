using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>Who offers services (HSDS organization). Belongs to one network, or to the whole country.</summary>
public sealed class Organization : IVersioned, IOnTheMap
{
    private const int LongestName = 150;

    public static readonly Refusal SectorMissing = new("servicemap.sector-missing", 400) { Field = "sector" };

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Stable slug of a row that came from content/, else null.</summary>
    public string? Key { get; init; }

    /// <summary>Null for a national organisation, which every network sees and national coordinators keep.</summary>
    public string? NetworkId { get; init; }

    public required LocalText Name { get; set; }

    /// <summary>Professional field: an id of content/sectors.yaml.</summary>
    public required string SectorId { get; set; }

    /// <summary>Written at a workshop table and not yet accepted to the map by the coordinator.</summary>
    public bool IsCandidate { get; set; }

    public DateTime? RemovedAt { get; set; }

    public int Version { get; set; }

    /// <summary>For queries; not loaded.</summary>
    internal List<Service> Services { get; } = [];

    public Outcome Edit(LocalText name, string? sectorId, Catalogue catalogue)
    {
        name = FreeText.Clean(name);
        if ((name.IsEmpty ? Keeping.NameMissing : name.Problem(LongestName, "name")) is { } problem)
        {
            return problem;
        }
        if (!catalogue.Sectors.Any(s => s.Id == sectorId))
        {
            return SectorMissing;
        }
        (Name, SectorId) = (name, sectorId!);
        return Outcome.Ok;
    }
}

internal sealed class OrganizationTable : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(o => o.Key).HasMaxLength(80);
        builder.Property(o => o.NetworkId).HasMaxLength(40);
        builder.Property(o => o.SectorId).HasMaxLength(20);
        builder.HasIndex(o => o.Key).IsUnique();
        builder.HasIndex(o => o.NetworkId);
    }
}

public static class OrganizationSets
{
    extension(ViittaDb db)
    {
        public DbSet<Organization> Organizations => db.Set<Organization>();
    }

    /// <summary>
    /// National organisations and those of the actor's networks, but for one whose services are all kept from the actor; a
    /// participant sees the workshop's through the workshop.
    /// </summary>
    public static IQueryable<Organization> Of(this IQueryable<Organization> organizations, Actor actor)
    {
        var (networks, seen) = (actor.NetworkIds, ServiceSets.SeenBy(actor));
        return actor.SeesAllNetworks
            ? organizations
            : organizations.Where(o => o.NetworkId == null
                || (networks.Contains(o.NetworkId)
                    && (!o.Services.Any(s => s.RemovedAt == null) || o.Services.AsQueryable().Where(seen).Any(s => s.RemovedAt == null))));
    }

    /// <summary>What a network chooses from: its own and the national ones that are not removed.</summary>
    public static IQueryable<Organization> For(this IQueryable<Organization> organizations, string networkId) =>
        organizations.Where(o => (o.NetworkId == networkId || o.NetworkId == null) && o.RemovedAt == null);
}
