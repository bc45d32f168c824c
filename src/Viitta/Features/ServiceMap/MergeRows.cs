using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// Takes an organisation or a service into another that is the same. All that it has goes along: services, contacts with
/// their confirmations, its place in pathways, actions and answers. It leaves the map, and can be put back for thirty days.
/// </summary>
public sealed class MergeRows(ViittaDb db, Catalogue catalogue, IEnumerable<IOrganizationUse> uses, TimeProvider time)
{
    public static readonly TraceKind Merged = new("service-map.merged");

    public static readonly Refusal NotIntoThat = new("servicemap.merge-not-into", 400);
    public static readonly Refusal TakesOthers = new("servicemap.merge-takes-others");
    public static readonly Refusal OneIsSecret = new("servicemap.merge-one-is-secret");
    public static readonly Refusal WouldOpen = new("servicemap.merge-would-open");

    /// <param name="id">The one that leaves the map. A national one is the national coordinators' to merge.</param>
    public async Task<Outcome> RunAsync(Actor actor, MapRow kind, Guid id, Guid into, CancellationToken ct)
    {
        if (await FindAsync(actor, kind, id, ct) is not { } from)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(from.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        if (await FindAsync(actor, kind, into, ct) is not { } target)
        {
            return NotIntoThat;
        }
        if (from.RemovedAt is not null)
        {
            return await db.MapMerges.AnyAsync(m => m.FromId == id && m.IntoId == into && m.UndoneAt == null, ct)
                ? Outcome.Ok // a double click
                : NotIntoThat;
        }
        var outcome = await MoveAsync(from, target, ct);
        if (!outcome.Refused)
        {
            db.Record(Merged, id, from.NetworkId, actor, time.Now());
            await db.SaveChangesAsync(ct);
        }
        return outcome;
    }

    /// <summary>The same without a trace of its own and without saving.</summary>
    public async Task<Outcome> MoveAsync(IOnTheMap from, IOnTheMap into, CancellationToken ct)
    {
        if (!Fits(from, into))
        {
            return NotIntoThat;
        }
        var (leaving, staying) = (await LevelAsync(from, ct), await LevelAsync(into, ct));
        if (staying > leaving)
        {
            return WouldOpen.With(staying.TlpWord());
        }
        if (from is Service taking && into is Service taken && !taking.TakesSameAs(taken))
        {
            return TakesOthers;
        }
        if (from is Service leaver && into is Service stayer && leaver.IsFrontGate(catalogue) != stayer.IsFrontGate(catalogue))
        {
            return OneIsSecret;
        }
        var kind = from is Service ? MapRow.Service : MapRow.Organization;
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var use in uses)
        {
            if (await use.MergeAsync(kind, from.Id, into.Id, ct) is { } moved)
            {
                told[use.GetType().Name] = moved;
            }
        }
        var rows = new Moved(await MoveRowsAsync(from, into, ct), told);
        if (from is Service one && into is Service other && leaving == staying)
        {
            var before = ServiceWords.Of(other);
            other.TakeOver(one);
            rows = rows with { Before = before, After = ServiceWords.Of(other) };
        }
        var now = time.Now();
        from.RemovedAt = now;
        db.MapMerges.Add(new MapMerge { Kind = kind, FromId = from.Id, IntoId = into.Id, NetworkId = from.NetworkId, At = now, Moved = rows });
        return Outcome.Ok;
    }

    /// <summary>
    /// Into one that is on the map and that everybody sees who sees the leaving one: a service into one of the same organisation
    /// and keeper, an organisation also into a national one.
    /// </summary>
    public static bool Fits(IOnTheMap from, IOnTheMap into) => from.Id != into.Id && into.RemovedAt is null && (from, into) switch
    {
        (Service one, Service other) => other.OrganizationId == one.OrganizationId && other.NetworkId == one.NetworkId,
        (Organization, Organization { IsCandidate: false }) => into.NetworkId is null || into.NetworkId == from.NetworkId,
        _ => false,
    };

    /// <summary>
    /// The most public of its contacts, which decides who may read its name. With none it is public, as in an edition, and
    /// so is an organisation that an adopted pathway names.
    /// </summary>
    private async Task<Visibility> LevelAsync(IOnTheMap row, CancellationToken ct)
    {
        if (row is Organization && (await uses.ReliedOnAsync(null, ct)).Contains(row.Id))
        {
            return Visibility.Clear;
        }
        var services = row is Service ? [row.Id] : await db.Services.Where(s => s.OrganizationId == row.Id && s.RemovedAt == null).Select(s => s.Id).ToListAsync(ct);
        var contacts = (await db.ContactPoints.Where(c => services.Contains(c.ServiceId) && c.RemovedAt == null)
            .Select(c => new { c.ServiceId, c.Visibility }).ToListAsync(ct)).ToLookup(c => c.ServiceId, c => c.Visibility);
        return services.Select(s => contacts[s].DefaultIfEmpty(Visibility.Clear).Min()).DefaultIfEmpty(Visibility.Clear).Min();
    }

    /// <summary>Removed ones too: they can still be put back.</summary>
    private async Task<IReadOnlyList<Guid>> MoveRowsAsync(IOnTheMap from, IOnTheMap into, CancellationToken ct)
    {
        if (from is Organization)
        {
            var services = await db.Services.Where(s => s.OrganizationId == from.Id).ToListAsync(ct);
            services.ForEach(s => s.OrganizationId = into.Id);
            return services.ConvertAll(s => s.Id);
        }
        var contacts = await db.ContactPoints.Where(c => c.ServiceId == from.Id).ToListAsync(ct);
        contacts.ForEach(c => c.ServiceId = into.Id);
        return contacts.ConvertAll(c => c.Id);
    }

    private async Task<IOnTheMap?> FindAsync(Actor actor, MapRow kind, Guid id, CancellationToken ct) => kind switch
    {
        MapRow.Organization => await db.Organizations.Of(actor).FirstOrDefaultAsync(o => o.Id == id, ct),
        MapRow.Service => await db.Services.Of(actor).FirstOrDefaultAsync(s => s.Id == id, ct),
        _ => null,
    };
}
