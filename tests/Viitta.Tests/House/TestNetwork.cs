using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Actions;
using Viitta.Features.Editions;
using Viitta.Features.Mail;
using Viitta.Features.OpenData;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.Editions;
using Viitta.Tests.Import;
using Viitta.Tests.Pathways;
using Viitta.Tests.Scenarios;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.House;

/// <summary>One network with a real row of each kind that has an id in some address.</summary>
/// <param name="Ids">What stands before a hole in an address, or the name of the hole or of a field → the id to put there.</param>
internal sealed record TestNetwork(IReadOnlyDictionary<string, string> Ids)
{
    public const string Id = TestRegion.Network;

    /// <summary>A network that its people are not of.</summary>
    public const string Elsewhere = "turku";

    /// <param name="before">What the map is to have besides, before it is published.</param>
    public static async Task<TestNetwork> PlantAsync(ViittaApp app, Func<ViittaDb, Task>? before = null)
    {
        await app.PlantAsync();
        if (before is not null)
        {
            await app.ChangeAsync(before);
        }
        await app.PublishAsync();
        var workshop = (await app.AddClosedWorkshopAsync(Id)).Workshop;
        var answer = (await app.AnswersAsync(workshop))[0];
        var draft = await app.StartAsync(workshop);
        var action = Guid.CreateVersion7();
        await app.RunAsync((AddAction add) => add.RunAsync(Actor.Program,
            new NewAction(action, Id, "", "P6", GapKind.NoBed, new ActionTerms("Ask for a bed", null, new(2026, 12, 1))), default));
        var person = await app.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: (Id, NetworkRole.Member));
        var import = await app.PlannedAsync(Id);
        var responsibility = (await app.ReadAsync(draft)).Ordered.SelectMany(s => s.Ordered.Select(r => (s.StepId, r.Id))).First();
        var scenario = await app.CopiedScenarioAsync(Id);
        return await app.InDbAsync(async db =>
        {
            var contact = await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.Open);
            var amber = await db.ContactPoints.FirstAsync(c => c.Phone == TestRegion.AmberCanary); // the others are public in its edition
            var service = await db.Services.FirstAsync(s => s.Id == contact.ServiceId);
            var now = app.Time.Now();
            var proposal = db.ContactProposals.Add(new() { ContactPointId = contact.Id, Kind = ProposalKind.NotUs, At = now, BasedOn = contact.Version }).Entity;
            db.CommentRequests.Add(new()
            {
                PathwayId = draft,
                OrganizationId = service.OrganizationId,
                KeyHash = Secrets.Hash(Secrets.NewKey()),
                SealedKey = "",
                AskedAt = now,
            });
            var note = db.HotWashNotes.Add(new()
            {
                Id = Guid.CreateVersion7(),
                WorkshopId = workshop.Id,
                TableId = answer.TableId,
                Kind = HotWashKind.Keep,
                Text = "Keep",
                SavedAt = now,
            }).Entity;
            db.QueueMail(Id, "member@viitta.example", "Subject", "Body", now);
            db.Record(new TraceKind("tests.network"), Id, Id, Actor.Program, now);
            await db.SaveChangesAsync();
            var candidate = await db.Organizations.FirstAsync(o => o.NetworkId == Id && o.IsCandidate);
            var mail = await db.Outbox.FirstAsync(m => m.NetworkId == Id);
            return new TestNetwork(new Dictionary<string, string>
            {
                ["network"] = Id,
                ["organizations"] = $"{service.OrganizationId}",
                ["organization"] = $"{service.OrganizationId}",
                ["services"] = $"{service.Id}",
                ["contacts"] = $"{contact.Id}",
                ["report"] = $"{amber.Id}",
                ["workshops"] = $"{workshop.Id}",
                ["workshopid"] = $"{workshop.Id}",
                ["feedback"] = $"{workshop.Id}",
                ["answers"] = $"{answer.Id}",
                ["hot-wash"] = $"{note.Id}",
                ["noteId"] = $"{note.Id}",
                ["pathways"] = $"{draft}",
                ["theme"] = "forced-marriage",
                ["step"] = responsibility.StepId,
                ["responsibility"] = $"{responsibility.Id}",
                ["actions"] = $"{action}",
                ["scenarios"] = $"{scenario}",
                ["scenarios key"] = "berry-harvest",
                ["partNumber"] = "1",
                ["edition"] = "1",
                ["inject"] = "inject-1a",
                ["phone"] = "017 555 0117",
                ["languages"] = """["fi"]""",
                ["hours"] = """{ "cover": "unknown", "rows": [], "holidays": "closed", "eves": true, "exceptions": [] }""",
                ["proposal"] = $"{proposal.Id}",
                ["proposals"] = $"{proposal.Id}",
                ["mail"] = $"{mail.Id}",
                ["outbox"] = $"{mail.Id}",
                ["person"] = $"{person}",
                ["people"] = $"{person}",
                ["service_at_locations"] = $"{HsdsIds.Of("service-at-location", service.Id)}",
                ["taxonomies"] = $"{HsdsIds.Of("taxonomy", "need")}",
                ["taxonomy_terms"] = $"{HsdsIds.Of("term", "need", "n01")}",
                ["import"] = $"{import}",
                ["map"] = $"{candidate.Id}",
                ["first"] = $"{service.OrganizationId}",
                ["second"] = $"{candidate.Id}",
                ["leaving"] = $"{candidate.Id}",
                ["staying"] = $"{service.OrganizationId}",
            });
        });
    }
}
