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

/// <param name="People">0 for those who may not see the list.</param>
/// <param name="Outbox">Mails that wait; 0 for those who may not read them.</param>
public sealed record DeskFigures(int Organizations, int Contacts, int Pathways, int? Edition, int OpenActions, int People, int Outbox);

/// <summary>What waits on the map is counted from the map's own list of tasks.</summary>
public sealed class ReadDesk(ViittaDb db, ReadMap readMap, Catalogue catalogue, TimeProvider time)
{
    /// <summary>Traces of the service map that change nothing which an edition says.</summary>
    private static readonly string[] NotInEditions =
    [
        ReportContact.Reported.Code, SayContactWorks.Works.Code, SendConfirmation.Sent.Code, AskOwners.Reminded.Code, SetAsking.TurnedOn.Code, SetAsking.TurnedOff.Code,
        AnswerConfirmation.Proposed.Code, DecideProposal.Rejected.Code,
        AddCandidate.Added.Code, DecideCandidate.Rejected.Code, KeepApart.Kept.Code, KeepApart.AskedAgain.Code,
    ];

    public async Task<Outcome<Desk>> RunAsync(Actor actor, string networkId, CancellationToken ct)
    {
        if (await db.Networks.AsNoTracking().Of(actor).FirstOrDefaultAsync(n => n.Id == networkId, ct) is not { } network)
        {
            return Refusals.NotFound;
        }
        var now = time.Now();
        var today = Clock.LocalDate(now);
        var map = (await readMap.RunAsync(actor, networkId, need: null, text: null, ct)).Value!;
        var unsure = map.Tasks?.Unsure.Select(w => w.Contact.FreshnessAt(now)).ToList() ?? [];
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
            Reported = map.Tasks?.Reported.Count ?? 0,
            Unreachable = map.Tasks?.WithoutContact.Select(o => o.Name).ToList() ?? [],
            Silent = map.Tasks?.Silent.Count ?? 0,
            NeverVerified = unsure.Count(f => f == Freshness.Never),
            StaleContacts = unsure.Count(f => f != Freshness.Never),
            Outdated = map.Tasks?.Outdated.Count ?? 0,
            Duplicates = map.Tasks?.Duplicates.Count ?? 0,
            Edition = edition,
            ChangedAt = await ChangedAtAsync(networkId, ct),
            OverdueActions = actions.Count(due => due < today),
        };
        var coordinates = actor.Coordinates(networkId);
        var figures = new DeskFigures(
            map.All.Count(o => o.Organization.NetworkId == networkId),
            map.All.SelectMany(o => o.Contacts).Count(c => c.NetworkId == networkId),
            rows.Pathways.Count(p => p.State == PathwayState.Adopted),
            edition?.Number,
            actions.Count,
            await db.Memberships.Of(actor).CountAsync(m => m.NetworkId == networkId, ct),
            await db.Outbox.Of(actor).For(networkId).CountAsync(m => m.SentAt == null, ct));
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
            p.Id, p.ThemeId, p.State, p.WorkshopId, p.AdoptedOn, p.Steps.Count(s => s.Decided), p.Steps.Count, p.AnswersBy)
        {
            Asked = db.Set<CommentRequest>().Count(r => r.PathwayId == p.Id),
            Answered = db.Set<CommentRequest>().Count(r => r.PathwayId == p.Id && r.AnsweredAt != null),
        })
        .ToListAsync(ct);

    /// <summary>The traces say when what an edition is made from last changed; national rows are in every edition.</summary>
    private Task<DateTime?> ChangedAtAsync(string networkId, CancellationToken ct) => db.Traces
        .Where(t => t.NetworkId == networkId || t.NetworkId == null)
        .Where(t => (t.What.StartsWith("service-map.") && !NotInEditions.Contains(t.What)) || t.What == AdoptPathway.Adopted.Code)
        .MaxAsync(t => (DateTime?)t.At, ct);
}
