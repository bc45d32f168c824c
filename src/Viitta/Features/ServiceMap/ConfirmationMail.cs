using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Mail;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>A contact that its owner is asked about.</summary>
public sealed record AskedContact(ContactPoint Contact, LocalText Organization, AskKind Kind = AskKind.Ask);

/// <summary>
/// Writes "is this still right?" to one address, in the language or languages of the network's town: a link for each
/// contact. The mail and its links are part of the caller's own save.
/// </summary>
public sealed class ConfirmationMail(ViittaDb db, Catalogue catalogue, Texts texts, SiteAddress site)
{
    /// <param name="asked">Contacts of one network, all with the same address.</param>
    public async Task QueueAsync(IReadOnlyList<AskedContact> asked, DateTime now, CancellationToken ct)
    {
        var (networkId, address) = (asked[0].Contact.NetworkId, asked[0].Contact.Email);
        var keys = asked.Select(a => AddLink(a, now)).ToList();
        var languages = await LanguagesOfAsync(networkId, ct);
        var (subject, body) = MailLanguages.In(languages, () => Subject(asked), language => Body(asked, keys, language, now));
        if (networkId is not null)
        {
            db.QueueMail(networkId, address, subject, body, now);
        }
        else
        {
            db.QueueNationalMail(address, subject, body, now);
        }
    }

    private string AddLink(AskedContact asked, DateTime now)
    {
        var key = Secrets.NewKey();
        db.ConfirmationLinks.Add(new ConfirmationLink
        {
            ContactPointId = asked.Contact.Id,
            KeyHash = Secrets.Hash(key),
            AddressHash = ConfirmationLink.HashOf(asked.Contact.Email),
            SentAt = now,
            ExpiresAt = now + SendConfirmation.Lifetime,
            IsReminder = asked.Kind == AskKind.Remind,
        });
        return key;
    }

    private string Subject(IReadOnlyList<AskedContact> asked)
    {
        var subject = asked is [var one]
            ? texts["servicemap.confirmation.subject", one.Contact.Function]
            : texts["servicemap.confirmation.subject-many", asked.Count];
        return asked.All(a => a.Kind == AskKind.Remind) ? texts["servicemap.confirmation.reminder", subject] : subject;
    }

    private string Body(IReadOnlyList<AskedContact> asked, List<string> keys, string language, DateTime now)
    {
        var links = keys.Select(key => site.Of($"/confirm/{key}?lang={language}")).ToList();
        var until = Clock.Date(now + SendConfirmation.Lifetime);
        return asked is [var one]
            ? texts["servicemap.confirmation.body", one.Organization, one.Contact.Function, links[0], until]
            : texts["servicemap.confirmation.body-many",
                string.Join("\n\n", asked.Zip(links, (a, link) => $"{a.Organization}: {a.Contact.Function}\n{link}")), until];
    }

    /// <summary>As in the town that the network is known by, its majority first; Finnish and Swedish for the whole country.</summary>
    private async Task<IReadOnlyList<string>> LanguagesOfAsync(string? networkId, CancellationToken ct)
    {
        var town = await db.Networks.Where(n => n.Id == networkId).Select(n => n.TownId).FirstOrDefaultAsync(ct);
        return networkId is null ? [Languages.Finnish, Languages.Swedish] : catalogue.LanguagesOf(town);
    }
}
