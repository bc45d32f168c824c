using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>Answers as tables leave them, put straight into the database.</summary>
public static class TestAnswers
{
    /// <param name="who">An organisation's id, or a new organisation's name.</param>
    public static Task<Answer> AnswerAsync(
        this ViittaApp app, Workshop workshop, int table, string step, Role role, object who, string handover = "") =>
        AddAsync(app, workshop, table, step, AnswerKind.Responsibility, new Wording
        {
            Role = role,
            OrganizationId = who as Guid?,
            NewOrganization = who as string ?? "",
            Handover = handover,
            Hours = Cover.Always,
            InformationLabel = InformationLabel.MayDisclose,
            Confidence = Confidence.Agreed,
        });

    public static Task<Answer> GapAsync(this ViittaApp app, Workshop workshop, int table, string step, GapKind kind, string text) =>
        AddAsync(app, workshop, table, step, AnswerKind.Gap, new Wording { GapKind = kind, Text = text });

    private static Task<Answer> AddAsync(ViittaApp app, Workshop workshop, int table, string step, AnswerKind kind, Wording wording) =>
        app.InDbAsync(async db =>
        {
            var answer = new Answer
            {
                Id = Guid.CreateVersion7(),
                WorkshopId = workshop.Id,
                TableId = workshop.Tables.First(t => t.Number == table).Id,
                PartId = "part-1",
                StepId = step,
                Kind = kind,
            };
            answer.Say(wording, 1, app.Time.Now());
            db.Answers.Add(answer);
            db.Record(new TraceKind("tests.answer"), answer.Id, workshop.NetworkId, Actor.Program, app.Time.Now());
            await db.SaveChangesAsync();
            return answer;
        });
}
