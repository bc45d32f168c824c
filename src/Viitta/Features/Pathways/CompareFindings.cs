using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Features.Pathways;

/// <summary>A workshop's findings beside what the network has agreed, and beside what earlier tables said.</summary>
/// <param name="InForce">Of the same theme; null when nothing has been agreed.</param>
/// <param name="Earlier">Closed workshops of the network on the same theme that the reader may see, the newest first.</param>
/// <param name="Organizations">Names by id: those that <paramref name="InForce"/> names.</param>
public sealed record FindingsBeside(
    WorkshopFindings Now, Pathway? InForce, IReadOnlyList<WorkshopFindings> Earlier, IReadOnlyDictionary<Guid, LocalText> Organizations)
{
    /// <summary>The steps that the tables took up, as findings have them.</summary>
    public IReadOnlyList<StepLeaders> Steps => [.. Now.Findings.Where(f => f.Answered > 0).Select(f => new StepLeaders(this, f, InForce?.Step(f.StepId)))];

    /// <summary>Whom a name counts as.</summary>
    public string Party(OrganizationRef who) => Names.Known(who).Key;

    private KnownNames Names => field ??= new(Earlier.Append(Now).SelectMany(f => f.Organizations).Concat(Organizations));
}

/// <summary>Who leads one step: as agreed, as the tables say, as earlier tables said.</summary>
/// <param name="Agreed">Null without a pathway in force.</param>
public sealed record StepLeaders(FindingsBeside Beside, Finding Now, PathwayStep? Agreed)
{
    /// <summary>The tables name others than the pathway does, or somebody where it has nobody, or nobody.</summary>
    public bool DiffersFromPathway =>
        Agreed is not null && !Named(Now).SetEquals(Agreed.Leads.Select(r => OrganizationRef.Of(r.OrganizationId).Key));

    /// <summary>Of an earlier workshop in which the step was not taken up nothing can be said.</summary>
    public bool DiffersFrom(WorkshopFindings earlier) =>
        earlier.Of(Now.StepId) is { Answered: > 0 } before && !Named(Now).SetEquals(Named(before));

    public bool Differs => DiffersFromPathway || Beside.Earlier.Any(DiffersFrom);

    private HashSet<string> Named(Finding finding) => [.. finding.Leaders.Select(l => Beside.Party(l.Who))];
}

/// <summary>Compares the tables' words with the pathway in force, and with up to three earlier workshops on the theme.</summary>
public sealed class CompareFindings(ViittaDb db, ReadFindings findings)
{
    private const int MostEarlier = 3;

    public async Task<Outcome<FindingsBeside>> RunAsync(Actor actor, Guid workshopId, CancellationToken ct)
    {
        var read = await findings.RunAsync(actor, workshopId, ct);
        if (read.Refused || !actor.Belongs(read.Value.Workshop.NetworkId))
        {
            return Refusals.NotFound;
        }
        var (workshop, theme) = (read.Value.Workshop, read.Value.Scenario.ThemeId);
        var inForce = await db.Pathways.AsNoTracking().Of(actor).WithSteps().FirstOrDefaultAsync(
            p => p.NetworkId == workshop.NetworkId && p.ThemeId == theme && p.State == PathwayState.Adopted, ct);
        var named = inForce?.OrganizationIds().ToList() ?? [];
        return new FindingsBeside(
            read.Value, inForce, await EarlierAsync(actor, workshop, theme, ct),
            await db.Set<Organization>().AsNoTracking().Where(o => named.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct));
    }

    private async Task<IReadOnlyList<WorkshopFindings>> EarlierAsync(Actor actor, Workshop workshop, string theme, CancellationToken ct)
    {
        var before = await db.Workshops.Of(actor).AsNoTracking()
            .Where(w => w.NetworkId == workshop.NetworkId && w.Id != workshop.Id && w.State == WorkshopState.Closed
                && (w.Date < workshop.Date || (w.Date == workshop.Date && w.CreatedAt < workshop.CreatedAt)))
            .OrderByDescending(w => w.Date).ThenByDescending(w => w.CreatedAt).Select(w => w.Id).ToListAsync(ct);
        var earlier = new List<WorkshopFindings>();
        foreach (var id in before)
        {
            if (earlier.Count < MostEarlier && await findings.RunAsync(actor, id, ct) is { Refused: false } found
                && found.Value.Scenario.ThemeId == theme && found.Value.Findings.Any(f => f.Answered > 0))
            {
                earlier.Add(found.Value);
            }
        }
        return earlier;
    }
}
