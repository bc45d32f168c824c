using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>Two rows of the map that look like one, and of which somebody has said that they are two.</summary>
public sealed class KeptApart
{
    public required Guid FirstId { get; init; }

    public required Guid SecondId { get; init; }

    /// <summary>Of the one that belongs to a network; null when both are national.</summary>
    public string? NetworkId { get; init; }

    public required MapRow Kind { get; init; }

    /// <summary>The same pair in whichever order it is named.</summary>
    public static (Guid First, Guid Second) Pair(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}

internal sealed class KeptApartTable : IEntityTypeConfiguration<KeptApart>
{
    public void Configure(EntityTypeBuilder<KeptApart> builder)
    {
        builder.ToTable("KeptApart");
        builder.HasKey(k => new { k.FirstId, k.SecondId });
        builder.Property(k => k.NetworkId).HasMaxLength(40);
        builder.HasIndex(k => k.NetworkId);
    }
}

public static class KeptApartSets
{
    extension(ViittaDb db)
    {
        public DbSet<KeptApart> KeptApart => db.Set<KeptApart>();
    }

    public static IQueryable<KeptApart> For(this IQueryable<KeptApart> pairs, string networkId) =>
        pairs.Where(p => p.NetworkId == networkId || p.NetworkId == null);
}

/// <summary>Remembers that two rows are two, so that nobody is asked again; or asks again.</summary>
public sealed class KeepApart(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Kept = new("service-map.kept-apart");
    public static readonly TraceKind AskedAgain = new("service-map.asked-again");

    public async Task<Outcome> RunAsync(Actor actor, Guid one, Guid other, bool apart, CancellationToken ct)
    {
        var (kind, rows) = (MapRow.Organization, await RowsAsync(db.Organizations.Of(actor), one, other, ct));
        if (rows.Count < 2)
        {
            (kind, rows) = (MapRow.Service, await RowsAsync(db.Services.Of(actor), one, other, ct));
        }
        if (rows.Count < 2)
        {
            return Refusals.NotFound;
        }
        if (!rows.Exists(r => actor.Keeps(r.NetworkId)))
        {
            return Keeping.NotKeeper;
        }
        var (first, second) = KeptApart.Pair(one, other);
        var known = await db.KeptApart.FirstOrDefaultAsync(k => k.FirstId == first && k.SecondId == second, ct);
        if (known is not null == apart)
        {
            return Outcome.Ok; // a double click
        }
        var networkId = rows.Select(r => r.NetworkId).FirstOrDefault(n => n is not null);
        if (known is null)
        {
            db.KeptApart.Add(new KeptApart { FirstId = first, SecondId = second, NetworkId = networkId, Kind = kind });
        }
        else
        {
            db.KeptApart.Remove(known);
        }
        db.Record(apart ? Kept : AskedAgain, first, networkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }

    private static async Task<List<IOnTheMap>> RowsAsync<T>(IQueryable<T> rows, Guid one, Guid other, CancellationToken ct)
        where T : class, IOnTheMap =>
        [.. await rows.Where(r => EF.Property<Guid>(r, "Id") == one || EF.Property<Guid>(r, "Id") == other).AsNoTracking().ToListAsync(ct)];
}
