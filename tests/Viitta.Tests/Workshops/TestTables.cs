using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>Phones at tables, made as the program makes them.</summary>
public static class TestTables
{
    /// <summary>A phone with a seat; its actor is what the pages and the API would make of its key.</summary>
    public static async Task<Actor> AddPhoneAsync(this ViittaApp app, Workshop workshop, int table = 1, bool observes = false)
    {
        var seat = await app.RunAsync((JoinWorkshop join) => join.RunAsync(workshop.JoinKey, Secrets.NewKey(), "youth", table, observes, default));
        return new Actor
        {
            ParticipantId = seat.Value,
            WorkshopId = workshop.Id,
            TableId = workshop.Tables.Single(t => t.Number == table).Id,
        };
    }

    /// <summary>A browser without script, seated.</summary>
    public static async Task<Browse> SeatAsync(this ViittaApp app, Workshop workshop, int table = 1, string language = "en")
    {
        var browse = await app.Browse(language).GetAsync($"/join/{workshop.JoinKey}");
        return await browse.SubmitAsync($"button[value='{table}']", ("sector", "youth"));
    }

    /// <summary>After the last part: three tables have written what to keep, to change and what stayed unclear.</summary>
    public static async Task<Workshop> AddHotWashAsync(this ViittaApp app, string networkId, HotWashState state)
    {
        var workshop = await app.AddWorkshopAsync(networkId, parts: 6);
        await app.RunAsync((SetHotWash set) => set.RunAsync(Actor.Program, workshop.Id, state, default));
        foreach (var (table, kind, text) in new[]
        {
            (1, HotWashKind.Keep, "Yksi numero yöaikaan, sosiaalipäivystys."), (2, HotWashKind.Keep, "Kunkin oma askel ensin paperille."),
            (1, HotWashKind.Change, "Tulkki tilataan jo ennen kuin ihminen tulee."), (3, HotWashKind.Unclear, "Kuka maksaa ensimmäisen yön?"),
        })
        {
            var phone = await app.AddPhoneAsync(workshop, table);
            await app.RunAsync((WriteHotWash write) => write.RunAsync(phone, new HotWashDraft(Guid.CreateVersion7(), kind, text), default));
        }
        return workshop;
    }

    public static AnswerDraft Draft(string who = "Social emergency service", Guid? id = null, int? version = null, string step = "P1") =>
        new(id ?? Guid.CreateVersion7(), "part-1", step, AnswerKind.Responsibility,
            new Wording { Role = Role.Leads, NewOrganization = who }, version);

    public static Task<Outcome> SaveAsync(this ViittaApp app, Actor actor, AnswerDraft draft) =>
        app.RunAsync((SaveAnswer save) => save.RunAsync(actor, draft, default));

    /// <summary>All answers of the workshop, removed ones too, in the order made.</summary>
    public static Task<List<Answer>> AnswersAsync(this ViittaApp app, Workshop workshop) => app.InDbAsync(db =>
        db.Set<Answer>().AsNoTracking().Where(a => a.WorkshopId == workshop.Id).OrderBy(a => a.SavedAt).ThenBy(a => a.Id).ToListAsync());

    public static Task<Organization> AddOrganizationAsync(this ViittaApp app, string networkId, string name, string sector = "police") =>
        app.InDbAsync(async db =>
        {
            var organization = new Organization { NetworkId = networkId, Name = LocalText.Same(name), SectorId = sector };
            db.Organizations.Add(organization);
            db.Record(new("tests.organization"), organization.Id, networkId, Actor.Program, app.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
            return organization;
        });
}
