using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Actions;
using Viitta.Features.Feedback;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Features.Reports;

/// <summary>A part of the case as it went.</summary>
/// <param name="At">When it was released; null when it was not played, or played before moments were kept.</param>
/// <param name="Injects">Those thrown in, in that order.</param>
public sealed record PlayedPart(Part Part, int Number, bool Played, DateTime? At, IReadOnlyList<(Inject Inject, DateTime? At)> Injects);

/// <summary>All that a workshop left, from where it lies: nothing is typed again, nothing is stored for the report.</summary>
/// <param name="Absent">Sectors that were at no table.</param>
public sealed record WorkshopReport(
    WorkshopFindings Found, Network Network, IReadOnlyList<PlayedPart> Parts, Attendance Attendance, IReadOnlyList<string> Absent,
    IReadOnlyList<ActionItem> Actions, IReadOnlyDictionary<Guid, LocalText> Owners, PublishedFeedback Feedback)
{
    /// <summary>Those who only followed. They are in none of the other numbers, and of no field.</summary>
    public int Observers { get; init; }

    /// <summary>How many lines the tables wrote in the hot wash.</summary>
    public int HotWashCount { get; init; }

    /// <summary>The lines by table; none for readers who may only know how many there were.</summary>
    public IReadOnlyList<(int Table, HotWashNote Note)> HotWash { get; init; } = [];

    public Workshop Workshop => Found.Workshop;

    public ScenarioText Scenario => Found.Scenario;

    public Variant? Variant => Scenario.Variants.FirstOrDefault(v => v.Id == Workshop.VariantId);

    /// <summary>What was asked at the end, and what may be shown of the other times.</summary>
    public IReadOnlyList<FeedbackQuestion> Questions => [.. FeedbackMeasure.All.SelectMany(m => m.Asked)
        .Where(q => q.Moment == FeedbackMoment.End || Feedback.Numbers.ContainsKey(q.Key))];

    /// <summary>No table wrote about it, and no part that was played asks about it.</summary>
    public bool IsSkipped(Finding finding) =>
        finding.Answered == 0 && !Parts.Any(p => p.Played && p.Part.StepIds.Contains(finding.StepId));

    public LocalText? OwnerOf(ActionItem action) => action.OwnerId is { } id ? Owners.GetValueOrDefault(id) : null;
}

/// <summary>
/// The report of a workshop that is over: its coordinators read it at once, the network's members when the answers were
/// revealed, and whoever has a link that a coordinator made.
/// </summary>
public sealed class ReadReport(ViittaDb db, ReadFindings findings, ReadFeedback feedback, ReportKeys keys, Catalogue catalogue)
{
    public Task<Outcome<WorkshopReport>> RunAsync(Actor actor, Guid workshopId, CancellationToken ct) =>
        ReadAsync(actor, workshopId, isShared: false, ct);

    private async Task<Outcome<WorkshopReport>> ReadAsync(Actor actor, Guid workshopId, bool isShared, CancellationToken ct)
    {
        var found = await findings.RunAsync(actor, workshopId, ct);
        if (found.Refused || !found.Value.Workshop.IsClosed || !actor.Belongs(found.Value.Workshop.NetworkId))
        {
            return Refusals.NotFound;
        }
        var workshop = found.Value.Workshop;
        // Who left before the end is not counted; who left after it is.
        var stayed = await db.Participants.Where(p => p.WorkshopId == workshopId && (p.LeftAt == null || p.LeftAt >= workshop.ClosedAt))
            .Select(p => new { p.SectorId, p.Observes }).ToListAsync(ct);
        var seated = stayed.Where(p => !p.Observes).Select(p => p.SectorId).ToList();
        var actions = await db.Actions.AsNoTracking().Of(actor).Where(a => a.WorkshopId == workshopId)
            .OrderBy(a => a.Due).ThenBy(a => a.Id).ToListAsync(ct);
        Guid[] owners = [.. actions.Select(a => a.OwnerId).OfType<Guid>().Distinct()];
        string[] sectors = [.. catalogue.Sectors.Select(s => s.Id)];
        var lines = await db.Set<HotWashNote>().AsNoTracking().Where(n => n.WorkshopId == workshopId).OrderBy(n => n.SavedAt).ToListAsync(ct);
        var hasWords = lines.Count >= PublishedFeedback.WordsFrom || (!isShared && actor.Coordinates(workshop.NetworkId));
        return new WorkshopReport(
            found.Value,
            await db.Networks.AsNoTracking().FirstAsync(n => n.Id == workshop.NetworkId, ct),
            [.. found.Value.Scenario.Parts.Select((part, i) => Played(workshop, part, i + 1))],
            Attendance.Of(seated, sectors),
            [.. sectors.Where(id => id != "other" && !seated.Contains(id))],
            actions,
            await db.Organizations.AsNoTracking().Where(o => owners.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct),
            (await feedback.RunAsync(actor, workshopId, ct)).Value?.Published ?? new())
        {
            Observers = stayed.Count - seated.Count,
            HotWashCount = lines.Count,
            HotWash = hasWords ? [.. lines.Select(n => (workshop.Tables.First(t => t.Id == n.TableId).Number, n)).OrderBy(l => l.Number).ThenBy(l => l.n.Kind)] : [],
        };
    }

    /// <summary>With the key of a link instead of an account.</summary>
    public async Task<Outcome<WorkshopReport>> WithKeyAsync(string key, CancellationToken ct) =>
        await keys.WorkshopOfAsync(key, ct) is { } workshopId ? await ReadAsync(Actor.Program, workshopId, isShared: true, ct) : Refusals.NotFound;

    private static PlayedPart Played(Workshop workshop, Part part, int number)
    {
        DateTime? At(string id) => workshop.Played.FirstOrDefault(m => m.Id == id)?.At;
        return new(
            part, number, number <= workshop.CurrentPart, At(part.Id),
            [.. workshop.ReleasedInjects.Select(id => part.Injects.FirstOrDefault(i => i.Id == id)).OfType<Inject>().Select(i => (i, At(i.Id)))]);
    }
}
