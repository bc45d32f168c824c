using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>An organisation or a service that was taken into another as the same, with what it takes to undo that.</summary>
public sealed class MapMerge : IVersioned
{
    public static readonly Refusal Followed = new("servicemap.merge-followed");

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required MapRow Kind { get; init; }

    /// <summary>The one that left the map.</summary>
    public required Guid FromId { get; init; }

    /// <summary>The one that stayed.</summary>
    public required Guid IntoId { get; init; }

    /// <summary>The leaving one's network; null is national.</summary>
    public string? NetworkId { get; init; }

    public required DateTime At { get; init; }

    [MachineText]
    public required Moved Moved { get; init; }

    public DateTime? UndoneAt { get; private set; }

    /// <summary>Places that undoing left as they were, because somebody had changed them since.</summary>
    public int LeftAlone { get; private set; }

    public int Version { get; set; }

    /// <summary>Rows that it moved or that it is between: a later merge of one of these has to be undone first.</summary>
    public IEnumerable<Guid> Touches => [FromId, IntoId, .. Moved.Rows];

    public void Undo(int leftAlone, DateTime now) => (UndoneAt, LeftAlone) = (now, leftAlone);
}

/// <summary>What a merge moved.</summary>
/// <param name="Rows">Services of an organisation, contact points of a service.</param>
/// <param name="Uses">What each of the rooms above needs to undo it, by the room's own name (<see cref="IOrganizationUse"/>).</param>
public sealed record Moved(IReadOnlyList<Guid> Rows, IReadOnlyDictionary<string, string> Uses)
{
    /// <summary>What the staying service says, before and after; null when it says the same.</summary>
    public ServiceWords? Before { get; init; }

    public ServiceWords? After { get; init; }
}

/// <summary>What a service can take over from another without taking fewer people than before.</summary>
public sealed record ServiceWords(LocalText Description, LocalText Cost, LocalText Payer, IReadOnlyList<string> Needs)
{
    /// <summary>Null in merges from before it was asked.</summary>
    public bool? FrontGate { get; init; }

    /// <summary>Null in merges from before places were joined.</summary>
    public IReadOnlyList<string>? Area { get; init; }

    public static ServiceWords Of(Service service) => new(service.Description, service.Cost, service.Payer, [.. service.Needs]) { Area = [.. service.Area], FrontGate = service.FrontGate };
}

internal sealed class MapMergeTable : IEntityTypeConfiguration<MapMerge>
{
    public void Configure(EntityTypeBuilder<MapMerge> builder)
    {
        builder.ToTable("MapMerges");
        builder.Property(m => m.NetworkId).HasMaxLength(40);
        builder.HasIndex(m => new { m.NetworkId, m.At });
        builder.Property(m => m.Moved).AsJson();
        builder.Ignore(m => m.Touches);
    }
}

public static class MapMergeSets
{
    extension(ViittaDb db)
    {
        public DbSet<MapMerge> MapMerges => db.Set<MapMerge>();
    }
}
