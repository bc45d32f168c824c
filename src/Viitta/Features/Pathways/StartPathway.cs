using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Features.Pathways;

/// <summary>Where an organisation that only a table named belongs on the map.</summary>
/// <param name="Key">Its <see cref="OrganizationRef.Key"/>.</param>
/// <param name="OrganizationId">The organisation on the map that it is; null for a new one, a candidate.</param>
/// <param name="SectorId">Of a new one; empty means "other".</param>
public sealed record Placement(string Key, Guid? OrganizationId, string SectorId);

/// <summary>
/// Makes the draft of a pathway from a workshop's findings, all ten steps. A step that the tables took up gets their
/// proposals; one that they did not keeps what is in force. A step is worded as the whole room worded it, else as in force. One draft a workshop: asked again, the
/// pathway that is there is returned.
/// </summary>
public sealed class StartPathway(ViittaDb db, ReadFindings findings, AddCandidate candidates, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Started = new("pathways.started");

    public static readonly Refusal NotReady = new("pathways.not-ready");

    /// <summary>What a rehearsal's tables say nobody has said: it must not become what a network has agreed.</summary>
    public static readonly Refusal OnlyRehearsed = new("pathways.only-rehearsed");

    public async Task<Outcome<Guid>> RunAsync(Actor actor, Guid workshopId, IReadOnlyCollection<Placement> placements, CancellationToken ct)
    {
        var read = await findings.RunAsync(actor, workshopId, ct);
        if (read.Refused)
        {
            return read.Refusal;
        }
        var workshop = read.Value.Workshop;
        if (!actor.Coordinates(workshop.NetworkId))
        {
            return Pathway.NotCoordinator;
        }
        if (workshop.IsRehearsal)
        {
            return OnlyRehearsed;
        }
        if (!workshop.IsClosed && !workshop.Revealed)
        {
            return NotReady;
        }
        if (await MadeFromAsync(workshopId, ct) is { } made)
        {
            return made;
        }
        var placed = await PlaceAsync(actor, workshop.NetworkId, read.Value, placements, ct);
        if (placed.Refused)
        {
            return placed.Refusal;
        }
        var themeId = read.Value.Scenario.ThemeId;
        var inForce = await db.Pathways.AsNoTracking().WithSteps().FirstOrDefaultAsync(
            p => p.NetworkId == workshop.NetworkId && p.ThemeId == themeId && p.State == PathwayState.Adopted, ct);
        var draft = new Pathway { NetworkId = workshop.NetworkId, ThemeId = themeId, WorkshopId = workshopId, CreatedAt = time.Now() };
        draft.Steps.AddRange(catalogue.Steps.Select(s => Draft(s.Id, inForce, read.Value.PlenaryOf(s.Id), read.Value.Of(s.Id), workshopId, who => who.Id ?? placed.Value[who])));
        db.Pathways.Add(draft);
        db.Record(Started, draft.Id, draft.NetworkId, actor, time.Now());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two presses at the same moment: the index lets one draft through.
            db.ChangeTracker.Clear();
            if (await MadeFromAsync(workshopId, ct) is { } other)
            {
                return other;
            }
            throw;
        }
        return draft.Id;
    }

    private static PathwayStep Draft(string stepId, Pathway? inForce, LocalText plenary, Finding? finding, Guid workshopId, Func<OrganizationRef, Guid> organizationOf)
    {
        var before = inForce?.Steps.Find(s => s.StepId == stepId);
        var step = new PathwayStep { StepId = stepId, Text = plenary.IsEmpty ? before?.Text ?? LocalText.Empty : plenary };
        var proposed = finding is { Answered: > 0 }
            ? Proposals.Of(finding, workshopId, organizationOf, Languages.Current)
            : before?.Ordered.Select(r => (r.OrganizationId, r.Terms)) ?? [];
        foreach (var (organizationId, terms) in proposed)
        {
            step.Put(Guid.CreateVersion7(), organizationId, terms);
        }
        return step;
    }

    private Task<Guid?> MadeFromAsync(Guid workshopId, CancellationToken ct) => db.Pathways
        .Where(p => p.WorkshopId == workshopId).OrderByDescending(p => p.Id).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);

    /// <summary>Finds or adds the organisation for each new name. Nothing is saved yet.</summary>
    private async Task<Outcome<Dictionary<OrganizationRef, Guid>>> PlaceAsync(
        Actor actor, string networkId, WorkshopFindings view, IReadOnlyCollection<Placement> placements, CancellationToken ct)
    {
        var choices = await db.Organizations.For(networkId).Select(o => o.Id).ToListAsync(ct);
        var placed = new Dictionary<OrganizationRef, Guid>();
        foreach (var who in view.NewOrganizations())
        {
            var placement = placements.FirstOrDefault(p => p.Key == who.Key);
            if (placement?.OrganizationId is { } id)
            {
                if (!choices.Contains(id))
                {
                    return Refusals.NotAChoice;
                }
                placed[who] = id;
                continue;
            }
            var candidate = await candidates.FindOrAddAsync(actor, networkId, who.NewName, placement?.SectorId ?? "", ct);
            if (candidate.Refused)
            {
                return candidate.Refusal;
            }
            placed[who] = candidate.Value.Id;
        }
        return placed;
    }
}

internal static class FindingNames
{
    /// <summary>Whom the tables named and the list did not have, each once, by name.</summary>
    public static IReadOnlyList<OrganizationRef> NewOrganizations(this WorkshopFindings view) =>
    [
        .. view.Findings.SelectMany(f => f.Tables).SelectMany(t => t.Leads.Concat(t.Others))
            .Select(a => OrganizationRef.Of(a)!).Where(w => w.IsNew).Distinct().OrderBy(w => w.Key, StringComparer.Ordinal),
    ];
}
