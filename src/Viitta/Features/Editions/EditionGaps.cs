using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>A step that nobody leads, in some situation at least: an agreed gap, one that was forgotten, or its leader has left the map.</summary>
public sealed record StepWithoutLeader(string ThemeId, string StepId);

/// <summary>An organisation that leads a step and that nobody can call.</summary>
public sealed record LeaderWithoutContact(Guid OrganizationId, LocalText Name);

/// <summary>A contact of the pathways that was never verified, or too long ago.</summary>
public sealed record DoubtfulContact(Guid Id, LocalText Organization, LocalText Function, Freshness Freshness, bool National);

/// <summary>What an edition lacks at the moment of publishing. It may still be published: what is missing is a task.</summary>
public sealed record EditionGaps(
    IReadOnlyList<StepWithoutLeader> Steps,
    IReadOnlyList<LeaderWithoutContact> Leaders,
    IReadOnlyList<DoubtfulContact> Contacts)
{
    public bool Any => Steps.Count + Leaders.Count + Contacts.Count > 0;

    public static EditionGaps Of(EditionDocument document, DateTime now)
    {
        var onTheMap = document.Organizations.Select(o => o.Id).ToHashSet();
        var steps = document.Pathways.SelectMany(p => p.Steps.Select(s => (p.ThemeId, Step: s))).ToList();
        var responsibilities = steps.SelectMany(s => s.Step.Responsibilities).ToList();
        var leading = responsibilities.Where(r => r.Role == Role.Leads).Select(r => r.OrganizationId).ToHashSet();
        var named = responsibilities.SelectMany(r => new[] { r.OrganizationId, r.SubstituteId ?? Guid.Empty }).ToHashSet();
        return new EditionGaps(
            [
                .. from step in steps
                   let leads = step.Step.Responsibilities.Where(r => r.Role == Role.Leads && onTheMap.Contains(r.OrganizationId))
                   where LedSituation.Of(leads.Select(r => (r.OrganizationId, r.When))).Any(l => l.Leadership == Leadership.None)
                   select new StepWithoutLeader(step.ThemeId, step.Step.StepId),
            ],
            [
                .. from organization in document.Organizations
                   where leading.Contains(organization.Id) && !organization.Services.Any(s => s.Contacts.Count > 0)
                   select new LeaderWithoutContact(organization.Id, organization.Name),
            ],
            [
                .. from organization in document.Organizations
                   where named.Contains(organization.Id)
                   from contact in organization.Services.SelectMany(s => s.Contacts)
                   let freshness = Freshness.Of(contact.VerifiedAt, now)
                   where freshness is Freshness.Stale or Freshness.Never
                   select new DoubtfulContact(contact.Id, organization.Name, contact.Function, freshness, organization.National),
            ]);
    }
}
