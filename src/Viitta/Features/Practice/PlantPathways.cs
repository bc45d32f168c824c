using NodaTime;
using NodaTime.Extensions;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Pathways;

namespace Viitta.Features.Practice;

/// <summary>Makes pathways.yaml into the adopted first versions. The same rules speak as for a coordinator. Does not save.</summary>
public sealed class PlantPathways(ViittaDb db)
{
    /// <param name="workshopId">The workshop that was held on <paramref name="workshopTheme"/>.</param>
    /// <param name="workshop">What its tables said.</param>
    public void Run(
        IReadOnlyList<PathwayFile> files, PracticeMap map, Guid workshopId, string workshopTheme, WorkshopFile workshop, DateTime now) =>
        db.Pathways.AddRange(files.Select(f => Adopted(f, map, f.Theme == workshopTheme ? workshopId : null, workshop, now)));

    private static Pathway Adopted(PathwayFile file, PracticeMap map, Guid? workshopId, WorkshopFile workshop, DateTime now)
    {
        var adopted = PracticeAtStart.Wednesday(file.Adopted.DaysAgo, now);
        var pathway = new Pathway
        {
            NetworkId = PracticeAtStart.NetworkId,
            ThemeId = file.Theme,
            WorkshopId = workshopId,
            CreatedAt = Clock.ToUtc(adopted.PlusWeeks(-1).At(LocalTime.Noon)),
        };
        pathway.Steps.AddRange(file.Steps.Select(s => Decided(s, pathway, map, workshop)));
        if (pathway.Adopt(adopted.ToDateOnly(), file.Known, [], Clock.LocalDate(now)).Refusal is { } refusal)
        {
            throw Broken(file.Theme, refusal);
        }
        return pathway;
    }

    private static PathwayStep Decided(PathwayFile.FileStep written, Pathway pathway, PracticeMap map, WorkshopFile workshop)
    {
        var step = new PathwayStep { PathwayId = pathway.Id, StepId = written.Step, Text = written.Text, Decided = true };
        foreach (var (index, responsibility) in written.Responsibilities.Index())
        {
            // Ids keep the order of the file: readers sort by them.
            var id = Guid.CreateVersion7(new DateTimeOffset(pathway.CreatedAt.AddMilliseconds(index)));
            var terms = Terms(responsibility, map) with { Provenance = Said(pathway, written.Step, responsibility, workshop) };
            if (step.Put(id, map.Organization(responsibility.Organization), terms).Refusal is { } refusal)
            {
                throw Broken($"{pathway.ThemeId}, {written.Step}, {responsibility.Organization}", refusal);
            }
        }
        return step;
    }

    /// <summary>The tables that named the organisation in that role, when any did.</summary>
    private static Provenance? Said(Pathway pathway, string step, PathwayFile.FileResponsibility written, WorkshopFile workshop)
    {
        var tables = workshop.Answers.Where(a => a.Step == step && a.Lines.Exists(l => l.Organization == written.Organization && l.Role == written.Role))
            .Select(a => a.Table).Distinct().Order().ToList();
        return pathway.WorkshopId is { } id && tables.Count > 0 ? new(id, tables) : null;
    }

    private static ResponsibilityTerms Terms(PathwayFile.FileResponsibility written, PracticeMap map) => new()
    {
        Role = written.Role,
        When = Situation.Of(written.When),
        ServiceId = written.Service is { } service ? map.Service(service) : null,
        SubstituteId = written.Substitute is { } substitute ? map.Organization(substitute) : null,
        InformationLabel = written.Label,
        Basis = written.Basis,
        Hours = written.Hours,
        Handover = written.Handover,
        Confidence = written.Confidence,
    };

    private static InvalidDataException Broken(string where, Refusal refusal) =>
        new($"content/practice/pathways.yaml, {where}: {refusal.Code} {string.Join(", ", refusal.Arguments)}");
}
