using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>Workshops made as the program makes them.</summary>
public static class TestWorkshops
{
    public static NewWorkshop Asked(ViittaApp app, string networkId, string scenario = "berry-harvest", string variant = "", int tables = 3, TimeOnly? startsAt = null) =>
        new(Guid.CreateVersion7(), networkId, scenario, variant, Clock.LocalDate(app.Time.GetUtcNow().UtcDateTime), "Library", tables, startsAt);

    /// <summary>A planned workshop of today with three tables, or a running one with that many parts released.</summary>
    public static async Task<Workshop> AddWorkshopAsync(
        this ViittaApp app, string networkId, string scenario = "berry-harvest", string variant = "", int tables = 3, int parts = 0, TimeOnly? startsAt = null)
    {
        var outcome = await app.RunAsync((CreateWorkshop create) =>
            create.RunAsync(Actor.Program, Asked(app, networkId, scenario, variant, tables, startsAt), default));
        for (var from = 0; from < parts; from++)
        {
            await app.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, outcome.Value!.Id, from, default));
        }
        return outcome.Value!;
    }

    /// <summary>What a table says leads at a step of a part, as the table wrote it; empty: a gap.</summary>
    public static Task SayAsync(this ViittaApp app, Workshop workshop, int table, string partId, string stepId, string leader) =>
        app.InDbAsync(async db =>
        {
            app.Time.Advance(TimeSpan.FromSeconds(1)); // one after the other
            var answer = new Answer
            {
                Id = Guid.NewGuid(),
                WorkshopId = workshop.Id,
                TableId = workshop.Tables.Single(t => t.Number == table).Id,
                PartId = partId,
                StepId = stepId,
                Kind = leader.Length == 0 ? AnswerKind.Gap : AnswerKind.Responsibility,
            };
            answer.Say(
                leader.Length == 0
                    ? new Wording { GapKind = GapKind.NoOne, Text = "Nobody answers at night." }
                    : new Wording { Role = Role.Leads, NewOrganization = leader },
                1, app.Time.GetUtcNow().UtcDateTime);
            db.Answers.Add(answer);
            db.Record(new TraceKind("tests.answer"), answer.Id, workshop.NetworkId, Actor.Program, app.Time.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });

    /// <summary>Three tables of a workshop at part 1 (P1, P3): agreed at P1, overlap at P3; revealed when asked.</summary>
    public static async Task<Workshop> AddAnsweredWorkshopAsync(this ViittaApp app, string networkId, bool revealed)
    {
        var workshop = await app.AddWorkshopAsync(networkId, parts: 1);
        await app.SayAsync(workshop, 1, "part-1", "P1", "Health centre");
        await app.SayAsync(workshop, 2, "part-1", "P1", "health centre ");
        await app.SayAsync(workshop, 1, "part-1", "P3", "Police");
        await app.SayAsync(workshop, 2, "part-1", "P3", "Parish, diaconal work");
        await app.SayAsync(workshop, 3, "part-1", "P3", "");
        if (revealed)
        {
            await app.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, workshop.Id, true, default));
        }
        return workshop;
    }
}
