using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>A comment round as its coordinator sees it.</summary>
/// <param name="Requests">Those asked, by name.</param>
/// <param name="Organizations">Those of the pathway and those asked, by id.</param>
/// <param name="Addresses">By organisation: where mail reaches a contact of it. None once the draft is adopted, and none in the practice region.</param>
public sealed record CommentRound(
    Pathway Pathway, Network Network, IReadOnlyList<CommentRequest> Requests, IReadOnlyDictionary<Guid, Organization> Organizations,
    IReadOnlyDictionary<Guid, string> Addresses, bool Open)
{
    public LocalText NameOf(Guid organizationId) => Organizations[organizationId].Name;

    public IEnumerable<CommentRequest> Answered => Requests.Where(r => r.AnsweredAt is not null);

    /// <summary>Named in the pathway, and not asked yet or not answered.</summary>
    public IEnumerable<Guid> ToAsk => Pathway.OrganizationIds().Except(Answered.Select(r => r.OrganizationId))
        .OrderBy(id => NameOf(id).ToString(), StringComparer.CurrentCulture);

    public CommentRequest? Of(Guid organizationId) => Requests.FirstOrDefault(r => r.OrganizationId == organizationId);
}

public sealed class ReadComments(ViittaDb db, TimeProvider time)
{
    public async Task<Outcome<CommentRound>> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (await db.Pathways.AsNoTracking().Of(actor).WithSteps().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } pathway)
        {
            return Refusals.NotFound;
        }
        if (!actor.Coordinates(pathway.NetworkId))
        {
            return Pathway.NotCoordinator;
        }
        var requests = await db.CommentRequests.AsNoTracking().Of(actor, db).Where(r => r.PathwayId == id).ToListAsync(ct);
        var ids = pathway.OrganizationIds().Union(requests.Select(r => r.OrganizationId)).ToList();
        var organizations = await db.Organizations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var network = await db.Networks.AsNoTracking().FirstAsync(n => n.Id == pathway.NetworkId, ct);
        return new CommentRound(
            pathway,
            network,
            [.. requests.OrderBy(r => organizations[r.OrganizationId].Name.ToString(), StringComparer.CurrentCulture)],
            organizations,
            pathway.State == PathwayState.Draft && !network.IsPractice ? await AddressesAsync(actor, ids, ct) : new Dictionary<Guid, string>(),
            pathway.TakesComments(Clock.LocalDate(time.Now())));
    }

    /// <summary>The first that is known of each organisation.</summary>
    private async Task<Dictionary<Guid, string>> AddressesAsync(Actor actor, List<Guid> organizations, CancellationToken ct)
    {
        var known = await (
            from contact in db.ContactPoints.Of(actor)
            join service in db.Services.Of(actor) on contact.ServiceId equals service.Id
            where organizations.Contains(service.OrganizationId) && contact.Email != "" && contact.RemovedAt == null && service.RemovedAt == null
            orderby contact.Id
            select new { service.OrganizationId, contact.Email }).ToListAsync(ct);
        return known.GroupBy(k => k.OrganizationId).ToDictionary(g => g.Key, g => g.First().Email);
    }
}
