using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

public sealed record MapService(Service Service, IReadOnlyList<ContactPoint> Contacts);

public sealed record MapOrganization(Organization Organization, IReadOnlyList<MapService> Services)
{
    public IEnumerable<ContactPoint> Contacts => Services.SelectMany(s => s.Contacts);
}

/// <summary>A contact that waits for somebody, with what it belongs to.</summary>
public sealed record WaitingContact(Organization Organization, ContactPoint Contact);

/// <summary>What the coordinator has to do on the map.</summary>
/// <param name="Reported">Readers say that they do not work, the most first.</param>
/// <param name="WithoutContact">An adopted pathway relies on them and nobody can call them; some have been removed.</param>
/// <param name="Silent">Their owners were asked and reminded and have not answered.</param>
/// <param name="Unsure">Not confirmed within half a year, the most doubtful first.</param>
/// <param name="Outdated">Texts that name an authority which is no more.</param>
/// <param name="Duplicates">Rows that are likely to be there twice, the surest first.</param>
public sealed record MapTasks(
    IReadOnlyList<WaitingContact> Reported,
    IReadOnlyList<Organization> WithoutContact,
    IReadOnlyList<Organization> Candidates,
    IReadOnlyList<WaitingContact> Answered,
    IReadOnlyList<WaitingContact> Silent,
    IReadOnlyList<WaitingContact> Unsure,
    IReadOnlyList<ReformHit> Outdated,
    IReadOnlyList<LikelyDuplicate> Duplicates,
    IReadOnlyList<IOnTheMap> Removed)
{
    public int Count => Reported.Count + WithoutContact.Count + Candidates.Count + Answered.Count + Silent.Count + Unsure.Count + Outdated.Count
        + Duplicates.Count;
}

/// <param name="Found">By sector in the order of content/sectors.yaml; the network's own before national ones.</param>
/// <param name="All">Without the filter.</param>
/// <param name="Tasks">Null for those who do not keep the map.</param>
public sealed record MapView(
    Network Network, IReadOnlyList<IGrouping<string, MapOrganization>> Found, IReadOnlyList<MapOrganization> All, MapTasks? Tasks);

/// <summary>A network's service map: its own organisations and the national ones that reach its area.</summary>
public sealed class ReadMap(ViittaDb db, LoadMap load, Catalogue catalogue, IEnumerable<IOrganizationUse> uses, Reforms reforms, TimeProvider time)
{
    public async Task<Outcome<MapView>> RunAsync(Actor actor, string networkId, string? need, string? text, CancellationToken ct)
    {
        if (await load.RunAsync(actor, networkId, ct) is not { } loaded)
        {
            return Refusals.NotFound;
        }
        var (network, reached) = loaded;
        var all = reached.Where(o => !o.Organization.IsCandidate).ToList();
        var sectors = catalogue.Sectors.Select(s => s.Id).ToList();
        return new MapView(
            network,
            [.. all.Select(o => Matching(o, need, text)).OfType<MapOrganization>()
                .GroupBy(o => o.Organization.SectorId).OrderBy(g => sectors.IndexOf(g.Key))],
            all,
            actor.Keeps(networkId) ? await TasksAsync(actor, networkId, reached, ct) : null);
    }

    /// <summary>The organisation with those of its services that the filter asks for; null when it has none.</summary>
    private static MapOrganization? Matching(MapOrganization organization, string? need, string? text)
    {
        if (string.IsNullOrEmpty(need) && string.IsNullOrWhiteSpace(text))
        {
            return organization;
        }
        var services = organization.Services
            .Where(s => string.IsNullOrEmpty(need) || s.Service.Needs.Contains(need))
            .Where(s => Says(organization.Organization.Name, text) || Says(s.Service.Name, text) || Says(s.Service.Description, text)
                || s.Contacts.Any(c => Says(c.Function, text)))
            .ToList();
        var named = string.IsNullOrEmpty(need) && Says(organization.Organization.Name, text);
        return services.Count > 0 || named ? organization with { Services = services } : null;
    }

    private static bool Says(LocalText where, string? text) => string.IsNullOrWhiteSpace(text)
        || Languages.All.Any(l => where.Exactly(l).Contains(text.Trim(), StringComparison.CurrentCultureIgnoreCase));

    /// <param name="reached">Candidates too: an adopted pathway may name them.</param>
    private async Task<MapTasks> TasksAsync(Actor actor, string networkId, List<MapOrganization> reached, CancellationToken ct)
    {
        var now = time.Now();
        var reliedOn = await uses.ReliedOnAsync(networkId, ct);
        reliedOn.ExceptWith(reached.Where(o => o.Contacts.Any()).Select(o => o.Organization.Id));
        var kept = reached.SelectMany(o => o.Contacts, (o, c) => new WaitingContact(o.Organization, c))
            .Where(w => actor.Keeps(w.Contact.NetworkId)).ToList();
        var answered = (await db.ContactProposals.Of(actor, db).Where(p => p.State == ProposalState.Open)
            .Select(p => p.ContactPointId).ToListAsync(ct)).ToHashSet();
        var silent = await SilentAsync(kept, Clock.LocalDate(now), ct);
        var apart = (await db.KeptApart.For(networkId).AsNoTracking().ToListAsync(ct)).Select(k => (k.FirstId, k.SecondId)).ToHashSet();
        var since = now - Keeping.UndoTime;
        return new MapTasks(
            [.. kept.Where(w => w.Contact.Reports > 0).OrderByDescending(w => w.Contact.Reports)],
            await db.Organizations.Of(actor).Where(o => reliedOn.Contains(o.Id)).OrderBy(o => o.Id).AsNoTracking().ToListAsync(ct),
            [.. reached.Select(o => o.Organization).Where(o => o.IsCandidate)],
            [.. kept.Where(w => answered.Contains(w.Contact.Id))],
            silent,
            [.. kept.Where(w => w.Contact.FreshnessAt(now) is not Freshness.Fresh && !answered.Contains(w.Contact.Id) && !silent.Contains(w))
                .OrderByDescending(w => w.Contact.FreshnessAt(now))],
            [.. reached.SelectMany(o => reforms.In(o, actor))],
            LikelyDuplicates.Among(reached, actor.Keeps, apart),
            [
                .. await db.Organizations.Where(o => o.NetworkId == networkId && o.RemovedAt > since).AsNoTracking().ToListAsync(ct),
                .. await db.Services.Where(s => s.NetworkId == networkId && s.RemovedAt > since).AsNoTracking().ToListAsync(ct),
                .. await db.ContactPoints.Where(c => c.NetworkId == networkId && c.RemovedAt > since).AsNoTracking().ToListAsync(ct),
            ]);
    }

    private async Task<List<WaitingContact>> SilentAsync(List<WaitingContact> kept, DateOnly today, CancellationToken ct)
    {
        var reminded = await db.ConfirmationLinks.Where(l => l.IsReminder).Select(l => l.ContactPointId).Distinct().ToListAsync(ct);
        var asked = kept.Where(w => reminded.Contains(w.Contact.Id)).ToList();
        var ids = asked.Select(w => w.Contact.Id).ToList();
        var links = (await db.ConfirmationLinks.Where(l => ids.Contains(l.ContactPointId)).AsNoTracking().ToListAsync(ct)).ToLookup(l => l.ContactPointId);
        var proposals = (await db.ContactProposals.Where(p => ids.Contains(p.ContactPointId)).AsNoTracking().ToListAsync(ct)).ToLookup(p => p.ContactPointId);
        return [.. asked.Where(w => new Asking(w.Contact, [.. links[w.Contact.Id]], [.. proposals[w.Contact.Id]]).IsSilentOn(today))];
    }
}
