using System.Net.Http.Headers;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
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

    /// <summary>An API client whose owner coordinates the network.</summary>
    public static async Task<HttpClient> TokenClientAsync(this ViittaApp app, string networkId, NetworkRole role = NetworkRole.Coordinator)
    {
        var user = await app.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: (networkId, role));
        var key = Secrets.NewKey();
        await app.InDbAsync(db =>
        {
            var now = app.Time.Now();
            db.ApiTokens.Add(new ApiToken { UserId = user, Name = "test", KeyHash = Secrets.Hash(key), CreatedAt = now, ExpiresAt = now.AddDays(1) });
            db.Record(new TraceKind("tests.token"), user, null, Actor.Program, now);
            return db.SaveChangesAsync();
        });
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

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
