using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Mail;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>Mails a contact's owner "is this still right?", in the language or languages of the network's town.</summary>
public sealed class SendConfirmation(ViittaDb db, Catalogue catalogue, Texts texts, SiteAddress site, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>A second mail to the same address waits that long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public static readonly TraceKind Sent = new("service-map.confirmation-sent");

    public static readonly Refusal NoMail = new("servicemap.no-mail-to-confirm");
    public static readonly Refusal SentAlready = new("servicemap.confirmation-sent-already");

    public async Task<Outcome> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        var contact = await db.ContactPoints.Of(actor).FirstOrDefaultAsync(c => c.Id == id && c.RemovedAt == null, ct);
        if (contact is null)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(contact.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        if (contact.Email.Length == 0)
        {
            return NoMail;
        }
        var now = time.Now();
        var lately = now - Pause;
        if (await db.ConfirmationLinks.OpenFor(contact, now).AnyAsync(l => l.SentAt > lately, ct))
        {
            return SentAlready;
        }
        var key = Secrets.NewKey();
        db.ConfirmationLinks.Add(new ConfirmationLink
        {
            ContactPointId = id,
            KeyHash = Secrets.Hash(key),
            AddressHash = ConfirmationLink.HashOf(contact.Email),
            SentAt = now,
            ExpiresAt = now + Lifetime,
        });
        var organization = await (from s in db.Services
                                  join o in db.Organizations on s.OrganizationId equals o.Id
                                  where s.Id == contact.ServiceId
                                  select o).FirstAsync(ct);
        var languages = await LanguagesOfAsync(contact.NetworkId, ct);
        var bodies = languages.Select(language => Languages.In(language, () => texts[
            "servicemap.confirmation.body", organization.Name, contact.Function,
            site.Of($"/confirm/{key}?lang={language}"), Clock.Date(now + Lifetime)]));
        var subject = string.Join(" · ", languages.Select(l => Languages.In(l, () => texts["servicemap.confirmation.subject", contact.Function])));
        var body = string.Join("\n\n– – –\n\n", bodies);
        if (contact.NetworkId is { } network)
        {
            db.QueueMail(network, contact.Email, subject, body, now);
        }
        else
        {
            db.QueueNationalMail(contact.Email, subject, body, now);
        }
        db.Record(Sent, id, contact.NetworkId, actor, now);
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }

    /// <summary>As in the town that the network is known by, its majority first; Finnish and Swedish for the whole country.</summary>
    private async Task<IReadOnlyList<string>> LanguagesOfAsync(string? networkId, CancellationToken ct)
    {
        var town = await db.Networks.Where(n => n.Id == networkId).Select(n => n.TownId).FirstOrDefaultAsync(ct);
        var status = networkId is null ? "fi+sv" : catalogue.Municipality(town ?? "")?.LanguageStatus ?? Languages.Finnish;
        return [.. status.Split('+').Where(Languages.IsKnown)];
    }
}
