using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Actions;
using Viitta.Features.Editions;
using Viitta.Features.Mail;
using Viitta.Features.Networks;
using Viitta.Features.Pathways;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Features.Overview;

/// <summary>A network's desk: what it has, and what to do next.</summary>
public sealed record Desk(
    Network Network,
    bool Coordinates,
    IReadOnlyList<NextStep> NextSteps,
    IReadOnlyList<DeskWorkshop> Workshops,
    DeskFigures Figures);

/// <param name="Outbox">Mails that wait; 0 for those who may not read them.</param>
public sealed record DeskFigures(int Organizations, int Contacts, int Pathways, int? Edition, int OpenActions, int People, int Outbox);

public sealed class ReadDesk(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    /// <summary>Traces of the service map that change nothing which an edition says.</summary>
    private static readonly string[] NotInEditions =
    [
        "service-map.confirmation-sent", "service-map.owner-proposed", "service-map.proposal-rejected",
        "service-map.candidate-added", "service-map.candidate-rejected",
    ];

    public async Task<Outcome<Desk>> RunAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (await db.Networks.AsNoTracking().Of(actor).FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        var now = time.Now();
        var today = Clock.LocalDate(now);
        var contacts = await ContactsAsync(actor, networkId, now, ct);
        var actions = await db.Actions.Of(actor)
            .Where(a => a.NetworkId == networkId && a.State != ActionState.Resolved)
            .Select(a => a.Due).ToListAsync(ct);
        var edition = await db.Editions.Where(e => e.NetworkId == networkId).OrderByDescending(e => e.Number)
            .Select(e => new DeskEdition(e.Number, e.PublishedAt, e.CheckBy)).FirstOrDefaultAsync(ct);
        var rows = new DeskRows
        {
            NetworkId = networkId,
            Workshops = await WorkshopsAsync(actor, networkId, ct),
            Pathways = await PathwaysAsync(actor, networkId, ct),
            Unreachable = await UnreachableAsync(actor, networkId, ct),
            NeverVerified = contacts.Count(c => c == Freshness.Never),
            StaleContacts = contacts.Count(c => c is Freshness.Ageing or Freshness.Stale),
            Edition = edition,
            ChangedAt = await ChangedAtAsync(networkId, ct),
            OverdueActions = actions.Count(due => due < today),
        };
        var coordinates = actor.Coordinates(networkId);
        var figures = new DeskFigures(
            await db.Organizations.CountAsync(o => o.NetworkId == networkId && o.RemovedAt == null, ct),
            contacts.Count,
            rows.Pathways.Count(p => p.State == PathwayState.Adopted),
            edition?.Number,
            actions.Count,
            await db.Memberships.CountAsync(m => m.NetworkId == networkId, ct),
            await db.Outbox.Of(actor).CountAsync(m => m.NetworkId == networkId && m.SentAt == null, ct));
        return new Desk(network, coordinates, coordinates ? NextSteps.Of(rows, catalogue, today) : [], rows.Workshops, figures);
    }

    /// <summary>Newest first.</summary>
    private async Task<List<DeskWorkshop>> WorkshopsAsync(Actor actor, string networkId, CancellationToken ct)
    {
        var rows = await (
            from workshop in db.Workshops.Of(actor)
            where workshop.NetworkId == networkId
            join version in db.Set<ScenarioVersion>() on workshop.ScenarioVersionId equals version.Id
            orderby workshop.Date descending, workshop.Id descending
            select new { workshop.Id, version.Text, workshop.Date, workshop.State }).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(w => new DeskWorkshop(w.Id, w.Text.Title, w.Text.ThemeId, w.Date, w.State))];
    }

    private Task<List<DeskPathway>> PathwaysAsync(Actor actor, string networkId, CancellationToken ct) => db.Pathways.Of(actor)
        .Where(p => p.NetworkId == networkId)
        .OrderBy(p => p.Id)
        .Select(p => new DeskPathway(
            p.Id, p.ThemeId, p.State, p.WorkshopId, p.AdoptedOn, p.Steps.Count(s => s.Decided), p.Steps.Count))
        .ToListAsync(ct);

    private async Task<List<Freshness>> ContactsAsync(Actor actor, string networkId, DateTime now, CancellationToken ct)
    {
        var verified = await db.ContactPoints.Of(actor)
            .Where(c => c.NetworkId == networkId && c.RemovedAt == null)
            .Select(c => c.ChangedSinceVerified ? null : c.Verifications.Max(v => (DateTime?)v.At))
            .ToListAsync(ct);
        return [.. verified.Select(at => Freshness.Of(at, now))];
    }

    private async Task<List<LocalText>> UnreachableAsync(Actor actor, string networkId, CancellationToken ct)
    {
        var named = from pathway in db.Pathways.Of(actor)
                    where pathway.NetworkId == networkId && pathway.State == PathwayState.Adopted
                    from step in pathway.Steps
                    from responsibility in step.Responsibilities
                    select responsibility.OrganizationId;
        return await db.Organizations
            .Where(o => named.Contains(o.Id))
            .Where(o => !db.Set<Service>().Any(s => s.OrganizationId == o.Id && s.RemovedAt == null
                && s.Contacts.Any(c => c.RemovedAt == null)))
            .OrderBy(o => o.Id)
            .Select(o => o.Name)
            .ToListAsync(ct);
    }

    /// <summary>The traces say when what an edition is made from last changed.</summary>
    private Task<DateTime?> ChangedAtAsync(string networkId, CancellationToken ct) => db.Traces
        .Where(t => t.NetworkId == networkId)
        .Where(t => (t.What.StartsWith("service-map.") && !NotInEditions.Contains(t.What)) || t.What == "pathways.adopted")
        .MaxAsync(t => (DateTime?)t.At, ct);
}
