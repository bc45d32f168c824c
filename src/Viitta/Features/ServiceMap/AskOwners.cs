using Microsoft.EntityFrameworkCore;
using NodaTime.Extensions;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// Mails owners twice a year, and reminds once (<see cref="Asking"/>): in office hours, one mail for each address and
/// day, however many contacts it has. A network may ask by hand only (<see cref="SetAsking"/>); the practice region's
/// addresses lead nowhere and get no mail.
/// </summary>
public sealed class AskOwners(ViittaDb db, ConfirmationMail mail, TimeProvider time)
{
    public static readonly TraceKind Reminded = new("service-map.owner-reminded");

    private const int MailsAtOnce = 100;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        var today = Clock.LocalDate(now);
        if (!FinnishHolidays.IsOfficeTime(Clock.Local(now)))
        {
            return;
        }
        await db.Set<AskedAddress>().Where(a => a.Day < today).ExecuteDeleteAsync(ct); // kept for the day's sake only
        // By address: whoever has contacts in two networks gets the second mail on the next day.
        var mails = (await DueAsync(now, today, ct)).GroupBy(d => ConfirmationLink.HashOf(d.Contact.Email))
            .Select(address => (Hash: address.Key, Contacts: address.GroupBy(d => d.Contact.NetworkId).First().ToList()));
        foreach (var (hash, contacts) in mails.Take(MailsAtOnce))
        {
            db.Set<AskedAddress>().Add(new AskedAddress { AddressHash = hash, Day = today });
            await mail.QueueAsync(contacts, now, ct);
            foreach (var asked in contacts)
            {
                db.Record(asked.Kind == AskKind.Remind ? Reminded : SendConfirmation.Sent, asked.Contact.Id, asked.Contact.NetworkId, Actor.Program, now);
            }
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException) when (!ct.IsCancellationRequested)
            {
                db.ChangeTracker.Clear();
                if (!await db.Set<AskedAddress>().AnyAsync(a => a.AddressHash == hash && a.Day == today, ct))
                {
                    throw; // no other node has written to this address today: it is something else
                }
            }
            db.ChangeTracker.Clear();
        }
    }

    private async Task<List<AskedContact>> DueAsync(DateTime now, DateOnly today, CancellationToken ct)
    {
        var recently = now.AddMonths(-5);
        var possible =
            from contact in db.Set<ContactPoint>()
            where contact.Email != "" && contact.RemovedAt == null && !contact.Verifications.Any(v => v.At > recently)
                && (contact.NetworkId == null || db.Set<Network>().Any(n => n.Id == contact.NetworkId && n.AsksOwners && !n.IsPractice))
            join service in db.Set<Service>() on contact.ServiceId equals service.Id
            join organization in db.Set<Organization>() on service.OrganizationId equals organization.Id
            where service.RemovedAt == null && organization.RemovedAt == null && !organization.IsCandidate
            select new { contact.Id, organization.Name };
        var names = await possible.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var contacts = await db.ContactPoints.Where(c => possible.Any(p => p.Id == c.Id)).Include(c => c.Verifications).AsNoTracking().ToListAsync(ct);
        var links = (await db.ConfirmationLinks.Where(l => possible.Any(p => p.Id == l.ContactPointId)).AsNoTracking().ToListAsync(ct))
            .ToLookup(l => l.ContactPointId);
        var proposals = (await db.ContactProposals.Where(p => possible.Any(c => c.Id == p.ContactPointId)).AsNoTracking().ToListAsync(ct))
            .ToLookup(p => p.ContactPointId);
        var written = (await db.Set<AskedAddress>().Where(a => a.Day == today).Select(a => a.AddressHash).ToListAsync(ct)).ToHashSet();
        var midnight = Clock.ToUtc(today.ToLocalDate().AtMidnight());
        written.UnionWith(await db.ConfirmationLinks.Where(l => l.SentAt >= midnight).Select(l => l.AddressHash).ToListAsync(ct)); // by hand too
        return
        [
            .. from contact in contacts
               where names.ContainsKey(contact.Id) && !written.Contains(ConfirmationLink.HashOf(contact.Email))
               let kind = new Asking(contact, [.. links[contact.Id]], [.. proposals[contact.Id]]).DueOn(today)
               where kind is not null
               orderby contact.NetworkId, contact.Id
               select new AskedContact(contact, names[contact.Id], kind.Value),
        ];
    }
}

/// <summary>
/// Whether the installation lets the program ask: not when VIITTA_ASK_OWNERS is false, and not without a public
/// address, for a mail that nobody's request has caused has nowhere else to take its links from.
/// </summary>
public sealed class AskingAllowed(IConfiguration configuration)
{
    public bool Yes => !string.Equals(configuration["VIITTA_ASK_OWNERS"], "false", StringComparison.OrdinalIgnoreCase)
        && configuration[SiteAddress.Setting] is { Length: > 0 };
}

/// <summary>Where <see cref="AskingAllowed"/> says so.</summary>
internal sealed class AskOwnersHourly(IServiceScopeFactory scopes, AskingAllowed allowed, TimeProvider time, ILogger<AskOwnersHourly> log)
    : HourlyWork(scopes, time, log)
{
    protected override string Undone => "Owners were not asked";

    protected override bool IsDoneAtStart => false;

    protected override Task RunAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<AskOwners>().RunAsync(ct);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => allowed.Yes ? base.ExecuteAsync(stoppingToken) : Task.CompletedTask;
}
