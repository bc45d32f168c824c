using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Mail;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>Writes to an organisation that a network asks for its comments. The mail is part of the caller's own save.</summary>
public sealed class CommentMail(ViittaDb db, Catalogue catalogue, Texts texts, SiteAddress site)
{
    /// <param name="key">Of the organisation's link.</param>
    public async Task QueueAsync(Pathway pathway, Guid organizationId, string address, string key, DateTime now, CancellationToken ct)
    {
        var network = await db.Networks.AsNoTracking().FirstAsync(n => n.Id == pathway.NetworkId, ct);
        var organization = await db.Organizations.AsNoTracking().Where(o => o.Id == organizationId).Select(o => o.Name).FirstAsync(ct);
        var theme = catalogue.Theme(pathway.ThemeId).Name;
        var (subject, body) = MailLanguages.In(
            catalogue.LanguagesOf(network.TownId),
            () => texts["pathways.comments.mail-subject", theme],
            language => texts[
                "pathways.comments.mail-body", network.Name, theme, organization,
                site.Of($"/comments/{key}?lang={language}"), Clock.Date(pathway.AnswersBy!.Value)]);
        db.QueueMail(pathway.NetworkId, address, subject, body, now);
    }
}
