using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Workshops;

/// <summary>How far a table is with the current part.</summary>
/// <param name="Answered">Steps of the part that the table has said something about.</param>
/// <param name="LastSaved">When it last wrote anything in this part.</param>
public sealed record TableProgress(int Number, RoomCount Room, int Answered, int Steps, DateTime? LastSaved, Answer? LastWords);

/// <summary>What the console, the projector and the print show of a workshop.</summary>
/// <param name="Answers">Those that the actor may read: a coordinator all, others what is revealed.</param>
public sealed record StageView(
    Workshop Workshop, Network Network, ScenarioText Scenario, IReadOnlyList<TableProgress> Tables,
    IReadOnlyList<Answer> Answers, IReadOnlyDictionary<Guid, LocalText> Organizations)
{
    /// <summary>The tables' lines in the hot wash that the actor may read, in the order written.</summary>
    public IReadOnlyList<HotWashNote> HotWash { get; init; } = [];

    public Part? Part => Scenario.PartNumber(Workshop.CurrentPart);

    public Part? NextPart => Scenario.PartNumber(Workshop.CurrentPart + 1);

    public Variant? Variant => Scenario.Variants.FirstOrDefault(v => v.Id == Workshop.VariantId);

    public RoomCount Room => new(Tables.Sum(t => t.Room.Phones), Tables.Sum(t => t.Room.Observers));

    /// <summary>What is told in this workshop beside the part's common text.</summary>
    public LocalText OwnText(Part part) => part.ReleasedByVariant.GetValueOrDefault(Workshop.VariantId, LocalText.Empty);

    /// <summary>The current part's turns that are out, in the order thrown.</summary>
    public IEnumerable<Inject> ThrownInjects(Part part) =>
        Workshop.ReleasedInjects.Select(id => part.Injects.FirstOrDefault(i => i.Id == id)).OfType<Inject>();

    /// <summary>Its name as the map has it, or as the table wrote it.</summary>
    public LocalText NameOf(Answer answer) => answer.OrganizationId is { } id
        ? Organizations.GetValueOrDefault(id, LocalText.Empty)
        : LocalText.Same(answer.NewOrganization);
}

/// <summary>Reads a workshop for those who belong to its network.</summary>
public sealed class ReadStage(ViittaDb db, ScenarioTexts scenarios)
{
    /// <summary>Null when it is not there, or not for this actor.</summary>
    /// <param name="facilitates">Only those who run it: the console has notes that spoil the case.</param>
    public async Task<StageView?> RunAsync(Actor actor, Guid id, bool facilitates, CancellationToken ct)
    {
        var mine = facilitates ? db.Workshops.WithRehearsals().RunBy(actor) : db.Workshops.WithRehearsals().Of(actor);
        if (await mine.AsNoTracking().Include(w => w.Tables).FirstOrDefaultAsync(w => w.Id == id, ct) is not { } workshop)
        {
            return null;
        }
        var scenario = await scenarios.OfAsync(workshop.ScenarioVersionId, ct);
        var answers = await db.Answers.Of(actor, db).AsNoTracking()
            .Where(a => a.WorkshopId == id && a.RemovedAt == null).ToListAsync(ct);
        Guid[] named = [.. answers.Select(a => a.OrganizationId).OfType<Guid>().Distinct()];
        return new StageView(
            workshop,
            await db.Networks.AsNoTracking().FirstAsync(n => n.Id == workshop.NetworkId, ct),
            scenario,
            await ProgressAsync(workshop, scenario.PartNumber(workshop.CurrentPart), answers, ct),
            answers,
            await db.Organizations.AsNoTracking().Where(o => named.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct))
        {
            HotWash = workshop.HotWash == HotWashState.NotYet
                ? []
                : await db.HotWashNotes.Of(actor, db).AsNoTracking().Where(n => n.WorkshopId == id).OrderBy(n => n.SavedAt).ToListAsync(ct),
        };
    }

    private async Task<IReadOnlyList<TableProgress>> ProgressAsync(Workshop workshop, Part? part, List<Answer> readable, CancellationToken ct)
    {
        var phones = await db.Participants.Where(p => p.WorkshopId == workshop.Id && p.LeftAt == null)
            .Select(p => new { p.TableId, p.Observes }).ToListAsync(ct);
        var partId = part?.Id ?? "";
        // How far the tables are is no secret, what they wrote is: counted over all answers, quoted from the readable ones.
        var said = await db.Answers.Where(a => a.WorkshopId == workshop.Id && a.RemovedAt == null && a.PartId == partId)
            .Select(a => new { a.TableId, a.StepId, a.SavedAt }).ToListAsync(ct);
        return
        [
            .. from table in workshop.Tables
               orderby table.Number
               let own = said.Where(a => a.TableId == table.Id && part!.StepIds.Contains(a.StepId)).ToList()
               select new TableProgress(
                   table.Number,
                   RoomCount.Of([.. phones.Where(p => p.TableId == table.Id).Select(p => p.Observes)]),
                   own.DistinctBy(a => a.StepId).Count(),
                   part?.StepIds.Count ?? 0,
                   own.Count == 0 ? null : own.Max(a => a.SavedAt),
                   readable.Where(a => a.TableId == table.Id && a.PartId == part?.Id).MaxBy(a => a.SavedAt)),
        ];
    }
}
