using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Mail;
using Viitta.Features.Networks;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>
/// Writes to an address that was left. The mail and its link are part of the caller's own save; nobody's page shows the
/// mail, and the outbox forgets whom it went to. The second mail erases the address.
/// </summary>
public sealed class LaterMail(ViittaDb db, Texts texts, SiteAddress site)
{
    public void Queue(LaterAddress address, Workshop workshop, Network network, FeedbackMoment moment, DateTime now)
    {
        var (key, stop, last) = (Secrets.NewKey(), Secrets.NewKey(), moment == FeedbackMoment.TwelveMonths);
        var until = Clock.LocalDate(now).AddDays(LaterLink.Days);
        db.LaterLinks.Add(new() { WorkshopId = workshop.Id, Moment = moment, KeyHash = Secrets.Hash(key), ExpiresOn = until });
        if (last)
        {
            db.LaterAddresses.Remove(address);
        }
        else
        {
            (address.Next, address.StopKeyHash) = (FeedbackMoment.TwelveMonths, Secrets.Hash(stop));
        }
        var (subject, body) = Languages.In(address.Language, () => (
            texts[last ? "feedback.mail.subject-twelve" : "feedback.mail.subject-three"],
            string.Join("\n\n",
                texts["feedback.mail.body", network.Name, Clock.Date(workshop.Date), site.Of($"/feedback/later/{key}?lang={address.Language}"), Clock.Date(until)],
                last ? texts["feedback.mail.last"] : texts["feedback.mail.stop", site.Of($"/feedback/mails/{stop}?lang={address.Language}")])));
        db.QueueMail(networkId: null, address.Address, subject, body, now).Forgetting();
    }
}
