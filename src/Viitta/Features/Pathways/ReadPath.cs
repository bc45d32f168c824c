using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>A pathway as it goes in one situation, with whom to call.</summary>
/// <param name="Asked">The decision points that still matter, in the order of asking: the next question first.</param>
/// <param name="Names">Of the organisations of the pathway, by id.</param>
/// <param name="Numbers">By service: what every member may see, that which answers now first.</param>
public sealed record PathView(
    Pathway Pathway,
    Network Network,
    Situation Known,
    IReadOnlyList<PathStep> Steps,
    IReadOnlyList<DecisionPoint> Asked,
    IReadOnlyDictionary<Guid, LocalText> Names,
    IReadOnlyDictionary<Guid, IReadOnlyList<ContactPoint>> Numbers,
    ILookup<Guid, Guid> ServicesOf)
{
    /// <summary>The first number of the agreed service, else of any service of the organisation; null when there is none.</summary>
    public ContactPoint? NumberOf(Responsibility responsibility) =>
        (responsibility.ServiceId is { } agreed && Numbers.ContainsKey(agreed) ? [agreed] : ServicesOf[responsibility.OrganizationId])
        .SelectMany(s => Numbers.GetValueOrDefault(s, [])).FirstOrDefault();
}

/// <summary>
/// Follows a pathway by what is known of a case. Numbers are those that every member sees: the page is printed and hangs on
/// walls, so one that is kept to authorities never stands on it.
/// </summary>
public sealed class ReadPath(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public async Task<Outcome<PathView>> RunAsync(Actor actor, Guid id, Situation known, CancellationToken ct)
    {
        if (await db.Pathways.AsNoTracking().Of(actor).WithSteps().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } pathway)
        {
            return Refusals.NotFound;
        }
        var organizations = pathway.OrganizationIds().ToList();
        var services = await db.Services.AsNoTracking().Of(actor).For(pathway.NetworkId)
            .Where(s => organizations.Contains(s.OrganizationId)).Select(s => new { s.Id, s.OrganizationId }).ToListAsync(ct);
        var ids = services.ConvertAll(s => s.Id);
        var contacts = await db.ContactPoints.AsNoTracking().Of(actor).Include(c => c.Verifications)
            .Where(c => ids.Contains(c.ServiceId) && c.RemovedAt == null && c.Phone != "" && c.Visibility != Visibility.AmberStrict).ToListAsync(ct);
        var steps = PathStep.Of(pathway, known);
        var open = steps.SelectMany(s => s.Parts).SelectMany(p => p.Open.Answers).Select(a => a.Key).ToHashSet();
        var now = time.Now();
        return new PathView(
            pathway,
            await db.Networks.AsNoTracking().FirstAsync(n => n.Id == pathway.NetworkId, ct),
            known,
            steps,
            [.. catalogue.DecisionPoints.Where(p => open.Contains(p.Id))],
            await db.Organizations.AsNoTracking().Where(o => organizations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct),
            contacts.OrderByDescending(c => c.Schedule.StateAt(now).IsOpen).ThenBy(c => c.FreshnessAt(now)).ThenBy(c => c.Id)
                .GroupBy(c => c.ServiceId).ToDictionary(g => g.Key, IReadOnlyList<ContactPoint> (g) => [.. g]),
            services.ToLookup(s => s.OrganizationId, s => s.Id));
    }
}
