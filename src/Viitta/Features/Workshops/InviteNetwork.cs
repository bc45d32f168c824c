using Microsoft.EntityFrameworkCore;
using NodaTime.Extensions;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Layout;
using Viitta.Features.Mail;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>
/// Mails each of the network's people the day, the time and the place, with the file for their calendar. Who has been
/// told is not told again. The mail is no way in: people join in the room.
/// </summary>
public sealed class InviteNetwork(
    ViittaDb db, ScenarioTexts scenarios, Catalogue catalogue, WorkshopCalendar calendar, Texts texts, SiteAddress site, TimeProvider time)
{
    public static readonly TraceKind Invited = new("workshops.invited");

    public static readonly Refusal StartUnknown = new("workshops.start-unknown");

    public static readonly Refusal DayOver = new("workshops.day-over");

    public async Task<Outcome> RunAsync(Actor actor, Guid workshopId, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await db.Workshops.WithRehearsals().RunBy(actor).FirstOrDefaultAsync(w => w.Id == workshopId, ct) is not { } workshop)
            {
                return Refusals.NotFound;
            }
            if (Check(workshop, Clock.LocalDate(time.Now())) is { } refusal)
            {
                return refusal;
            }
            await QueueAsync(workshop, ct);
            if (!db.ChangeTracker.HasChanges())
            {
                return Outcome.Ok;
            }
            db.Record(Invited, workshop.Id, workshop.NetworkId, actor, time.Now());
            try
            {
                await db.SaveChangesAsync(ct);
                return Outcome.Ok;
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                db.ChangeTracker.Clear(); // pressed twice at the same moment: the other press told them
            }
        }
    }

    private static Refusal? Check(Workshop workshop, DateOnly today) => workshop switch
    {
        { IsRehearsal: true } => Workshop.NobodyThere,
        { IsClosed: true } => Workshop.AlreadyClosed,
        { Date: var date } when date < today => DayOver,
        { StartsAt: null } => StartUnknown,
        _ => null,
    };

    private async Task QueueAsync(Workshop workshop, CancellationToken ct)
    {
        var people = await db.NotInvitedTo(workshop).OrderBy(u => u.NormalizedEmail).ToListAsync(ct);
        if (people.Count == 0)
        {
            return;
        }
        var network = await db.Networks.AsNoTracking().FirstAsync(n => n.Id == workshop.NetworkId, ct);
        var scenario = await scenarios.OfAsync(workshop.ScenarioVersionId, ct);
        var languages = catalogue.LanguagesOf(network.TownId);
        var (subject, body) = MailLanguages.In(languages, () => Subject(workshop, network), _ => Body(workshop, network, scenario));
        var file = calendar.Of(workshop, network, scenario, languages);
        var told = await db.Set<WorkshopInvitation>().Where(i => i.WorkshopId == workshop.Id).ToDictionaryAsync(i => i.UserId, ct);
        var (now, startsAt) = (time.Now(), workshop.StartsAt!.Value);
        foreach (var person in people)
        {
            if (told.TryGetValue(person.Id, out var earlier))
            {
                if (earlier.StartsAt == startsAt)
                {
                    continue; // another press told them since they were looked up
                }
                (earlier.StartsAt, earlier.SentAt) = (startsAt, now);
            }
            else
            {
                db.Add(new WorkshopInvitation { WorkshopId = workshop.Id, UserId = person.Id, StartsAt = startsAt, SentAt = now });
            }
            db.QueueMail(network.Id, person.Email!, subject, body, now).With(file);
        }
    }

    private string Subject(Workshop workshop, Network network) =>
        texts["workshops.invite.subject", network.Name, Clock.DateAndTime(workshop.Date, workshop.StartsAt)];

    private string Body(Workshop workshop, Network network, ScenarioText scenario)
    {
        var sheet = RunSheet.Of(scenario, workshop.StartsAt);
        var day = workshop.Date.ToLocalDate();
        string[] when =
        [
            $"{Clock.Weekday(day.DayOfWeek)} {Clock.Date(workshop.Date)}",
            texts["workshops.sheet.from-to", Clock.TimeOfDay(sheet.Start!.Value.ToLocalTime()), Clock.TimeOfDay(sheet.At(sheet.Rows[^1])!.Value.ToLocalTime())],
            .. workshop.Place.Length > 0 ? new[] { workshop.Place } : [],
        ];
        return texts["workshops.invite.body", network.Name, string.Join('\n', when), scenario.Title, site.Of(WorkshopCalendar.PathOf(workshop))];
    }
}
