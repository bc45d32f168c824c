using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

/// <summary>Which workshops; empty is all.</summary>
/// <param name="Network">Id. The practice region is shown only when it is asked for, or where no other has worked on the scenario.</param>
/// <param name="Year">Of the workshop's day.</param>
public sealed record ScenarioSelection(string Network = "", string Year = "");

/// <summary>Who leads a step by a workshop's tables, as far as regions can be compared.</summary>
/// <param name="SectorId">Null for an organisation that a table wrote itself: it goes by its name.</param>
/// <param name="Tables">How many tables name it, or another of its sector.</param>
public sealed record SectorLead(string? SectorId, LocalText Name, int Tables);

/// <summary>A closed workshop in which the scenario was worked on.</summary>
/// <param name="Sectors">By the ids of the organisations that its answers name.</param>
public sealed record ScenarioRun(Network Network, WorkshopFindings Found, IReadOnlyDictionary<Guid, Term> Sectors)
{
    public Workshop Workshop => Found.Workshop;

    /// <summary>Null when the tables did not take the step up.</summary>
    public Finding? Of(string stepId) => Found.Of(stepId) is { Answered: > 0 } finding ? finding : null;

    /// <summary>Most tables first. Each region has its own organisations, so it is their sectors that lead.</summary>
    public IReadOnlyList<SectorLead> Leads(string stepId) =>
    [
        .. (Of(stepId)?.Tables ?? [])
            .SelectMany(t => t.Leads.Select(a => OrganizationRef.Of(a)!).Select(who => (t.Number, Who: who, Party: Party(who))))
            .GroupBy(l => l.Party)
            .Select(g => Lead(g.First().Who, g.Select(l => l.Number).Distinct().Count()))
            .OrderByDescending(l => l.Tables).ThenBy(l => $"{l.Name}", StringComparer.CurrentCulture),
    ];

    /// <summary>What is compared: two workshops that have the same say the same.</summary>
    public IEnumerable<string> Parties(string stepId) => (Of(stepId)?.Leaders ?? []).Select(l => Party(l.Who));

    private SectorLead Lead(OrganizationRef who, int tables) =>
        Sector(who) is { } sector ? new(sector.Id, sector.Name, tables) : new(null, Found.NameOf(who), tables);

    private string Party(OrganizationRef who) => Sector(who)?.Id ?? who.Key;

    private Term? Sector(OrganizationRef who) => Names.Known(who).Id is { } id ? Sectors.GetValueOrDefault(id) : null;

    private KnownNames Names => field ??= new(Found.Organizations);
}

/// <summary>A scenario as the regions worked on it: network by network, the newest workshop first.</summary>
/// <param name="Chosen">Of <paramref name="All"/>, those asked for.</param>
public sealed record ScenarioFindings(ScenarioChoice Scenario, IReadOnlyList<Network> Networks, IReadOnlyList<ScenarioRun> All, IReadOnlyList<ScenarioRun> Chosen)
{
    /// <summary>Those that tables took up, as a case goes.</summary>
    public IReadOnlyList<string> StepIds { get; } =
        [.. Chosen.SelectMany(r => r.Found.Findings).Where(f => f.Answered > 0).Select(f => f.StepId).Distinct().OrderBy(s => s.Length).ThenBy(s => s, StringComparer.Ordinal)];

    /// <summary>Of those that took the step up, not all name the same sectors.</summary>
    public bool Differs(string stepId) =>
        Chosen.Where(r => r.Of(stepId) is not null).Select(r => string.Join(' ', r.Parties(stepId).Distinct().Order(StringComparer.Ordinal))).Distinct().Count() > 1;
}

/// <summary>
/// The same scenario between regions and years: what the tables of all closed workshops that the reader may see said about it,
/// whichever version they had, and about what networks have made of it.
/// </summary>
public sealed class ReadScenarioFindings(ViittaDb db, ScenarioTexts scenarios, ReadFindings findings, Catalogue catalogue)
{
    public static readonly Refusal NoYear = Refusals.NotAChoice.For("year");

    public async Task<Outcome<ScenarioFindings>> RunAsync(Actor actor, string key, ScenarioSelection asked, CancellationToken ct)
    {
        if (!actor.IsUser || await scenarios.FindAsync(actor, key, null, ct) is not { } found)
        {
            return Refusals.NotFound;
        }
        var networks = await db.Networks.AsNoTracking().Of(actor).ToDictionaryAsync(n => n.Id, ct);
        var all = await RunsAsync(actor, await VersionsAsync(actor, found.Id, ct), networks, ct);
        var onlyPractice = all.TrueForAll(r => r.Network.IsPractice);
        return asked.Network.Length > 0 && !networks.ContainsKey(asked.Network) ? Refusals.NotFound
            : asked.Year.Length > 0 && !all.Exists(r => $"{r.Workshop.Date.Year}" == asked.Year) ? NoYear
            : new ScenarioFindings(
                found,
                [.. networks.Values.OrderBy(n => n.IsPractice).ThenBy(n => n.Name.ToString(), StringComparer.CurrentCulture)],
                all,
                [
                    .. all.Where(r => asked.Network.Length > 0 ? r.Network.Id == asked.Network : r.Network.IsPractice == onlyPractice)
                        .Where(r => asked.Year.Length == 0 || $"{r.Workshop.Date.Year}" == asked.Year),
                ]);
    }

    /// <summary>All versions of the scenario, of what it was adapted from and of what others adapted from that.</summary>
    private async Task<List<Guid>> VersionsAsync(Actor actor, Guid scenarioId, CancellationToken ct)
    {
        var kin = await db.Scenarios.Of(actor).AsNoTracking()
            .Select(s => new Kin(s.Id, s.AdaptedFromId, s.Versions.Select(v => v.Id).ToList())).ToListAsync(ct);
        var byVersion = kin.SelectMany(k => k.Versions.Select(v => (Version: v, Kin: k))).ToDictionary(v => v.Version, v => v.Kin);
        var first = First(kin.First(k => k.Id == scenarioId));
        return [.. kin.Where(k => First(k) == first).SelectMany(k => k.Versions)];

        Kin First(Kin of)
        {
            while (of.AdaptedFrom is { } version && byVersion.TryGetValue(version, out var before))
            {
                of = before;
            }
            return of;
        }
    }

    private async Task<List<ScenarioRun>> RunsAsync(Actor actor, List<Guid> versions, Dictionary<string, Network> networks, CancellationToken ct)
    {
        var closed = await db.Workshops.Of(actor).AsNoTracking()
            .Where(w => w.State == WorkshopState.Closed && versions.Contains(w.ScenarioVersionId))
            .OrderByDescending(w => w.Date).ThenByDescending(w => w.CreatedAt).Select(w => new { w.Id, w.NetworkId }).ToListAsync(ct);
        var runs = new List<ScenarioRun>();
        foreach (var workshop in closed.Where(w => networks.ContainsKey(w.NetworkId)))
        {
            var found = await findings.RunAsync(actor, workshop.Id, ct); // no member's to read until it is revealed
            if (!found.Refused && found.Value.Findings.Any(f => f.Answered > 0))
            {
                runs.Add(new(networks[workshop.NetworkId], found.Value, await SectorsAsync([.. found.Value.Organizations.Keys], ct)));
            }
        }
        return [.. runs.OrderBy(r => r.Network.IsPractice).ThenBy(r => $"{r.Network.Name}", StringComparer.CurrentCulture)];
    }

    private async Task<Dictionary<Guid, Term>> SectorsAsync(Guid[] named, CancellationToken ct)
    {
        var sectors = await db.Set<Organization>().AsNoTracking().Where(o => named.Contains(o.Id)).Select(o => new { o.Id, o.SectorId }).ToListAsync(ct);
        return sectors.ToDictionary(o => o.Id, o => catalogue.Sector(o.SectorId));
    }

    private sealed record Kin(Guid Id, Guid? AdaptedFrom, List<Guid> Versions);
}
