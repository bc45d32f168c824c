using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>The findings of a workshop with the names to show them by.</summary>
/// <param name="Findings">One for each step that the scenario touches or a table wrote about, P1–P10.</param>
/// <param name="Organizations">Those that the answers name, removed ones too.</param>
/// <param name="Plenary">The whole room's own wording, by step.</param>
public sealed record WorkshopFindings(
    Workshop Workshop, ScenarioText Scenario, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<Guid, LocalText> Organizations,
    IReadOnlyDictionary<string, PlenaryWording> Plenary)
{
    /// <summary>Empty when the room has not worded it.</summary>
    public LocalText PlenaryOf(string stepId) => Plenary.GetValueOrDefault(stepId)?.Text ?? LocalText.Empty;

    public LocalText NameOf(OrganizationRef who) => who.Id is { } id ? Organizations[id] : LocalText.Same(who.NewName);

    /// <summary>Those of the steps that the parts released so far ask about, and of steps that tables wrote about.</summary>
    public IEnumerable<Finding> Released
    {
        get
        {
            var asked = Scenario.Parts.Take(Workshop.CurrentPart).SelectMany(p => p.StepIds).ToHashSet();
            return Findings.Where(f => f.Answered > 0 || asked.Contains(f.StepId));
        }
    }

    public Finding? Of(string stepId) => Findings.FirstOrDefault(f => f.StepId == stepId);
}

/// <summary>Coordinators and the recorder read the findings at any time, the network's members and the participants once they are revealed.</summary>
public sealed class ReadFindings(ViittaDb db, ScenarioTexts scenarios, Catalogue catalogue)
{
    public async Task<Outcome<WorkshopFindings>> RunAsync(Actor actor, Guid workshopId, CancellationToken ct)
    {
        var workshop = await db.Workshops.WithRehearsals().AsNoTracking().Of(actor).Include(w => w.Tables)
            .FirstOrDefaultAsync(w => w.Id == workshopId, ct);
        if (workshop is null || !(workshop.Revealed || actor.Coordinates(workshop.NetworkId) || actor.RecordsId == workshop.Id))
        {
            return Refusals.NotFound;
        }
        var answers = await db.Answers.AsNoTracking().Of(actor, db)
            .Where(a => a.WorkshopId == workshopId && a.RemovedAt == null).ToListAsync(ct);
        var named = answers.Select(a => a.OrganizationId).OfType<Guid>().Distinct().ToList();
        var organizations = await db.Set<ServiceMap.Organization>().AsNoTracking()
            .Where(o => named.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var scenario = await scenarios.OfAsync(workshop.ScenarioVersionId, ct);
        var plenary = await db.PlenaryWordings.AsNoTracking().Where(p => p.WorkshopId == workshopId).ToDictionaryAsync(p => p.StepId, ct);
        var touched = scenario.Parts.SelectMany(p => p.StepIds).Concat(answers.Select(a => a.StepId)).ToHashSet();
        return new WorkshopFindings(
            workshop, scenario,
            Findings.Of(workshop.Tables, answers, catalogue.Steps.Select(s => s.Id).Where(touched.Contains)),
            organizations, plenary);
    }
}
