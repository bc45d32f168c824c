using Viitta.Common;

namespace Viitta.Features.Editions;

/// <summary>An edition as a spreadsheet, one row for each contact point, in the reader's language.</summary>
public sealed class ContactSheet(Texts texts, Catalogue catalogue, CallWords words)
{
    public byte[] Of(EditionCopy copy)
    {
        var edition = $"{copy.Network.Name} · {texts["editions.edition", copy.Edition.Number]} · {texts["editions.check-by", Clock.Date(copy.Edition.CheckBy)]}";
        return Spreadsheet.Write(
            copy.Level.TlpWord().Replace(':', '-'),
            copy.Network.IsPractice ? $"{copy.Level.TlpWord()} · {texts["editions.practice.label"]} · {edition}" : $"{copy.Level.TlpWord()} · {edition}",
            Columns(copy), copy.Contacts);
    }

    private IReadOnlyList<SheetColumn<CopiedContact>> Columns(EditionCopy copy) =>
    [
        new(texts["editions.sheet.steps"], 32, Steps),
        new(texts["editions.sheet.needs"], 28, c => string.Join(", ", c.Needs.Select(Need))),
        new(texts["editions.sheet.organization"], 28, c => c.Contact.Organization.ToString()),
        new(texts["editions.print.service"], 28, c => c.Contact.Service.ToString()),
        new(texts["editions.sheet.function"], 22, c => c.Contact.Function.ToString()),
        new(texts["editions.print.number"], 18, c => Number(c.Contact)),
        new(texts["editions.sheet.email"], 26, c => c.Contact.Email),
        new(texts["editions.sheet.web"], 26, c => c.Contact.Web),
        new(texts["editions.print.hours"], 26, c => words.Hours(c.Contact.Schedule)),
        new(texts["editions.print.languages"], 20, c => words.Spoken(c.Contact)),
        new(texts["editions.sheet.for-whom"], 20, c => words.OnlyFor(c.Contact)),
        new(texts["editions.sheet.cost"], 20, c => c.Contact.Cost.ToString()),
        new(texts["editions.sheet.payer"], 20, c => c.Contact.Payer.ToString()),
        new(texts["editions.sheet.note"], 34, c => Note(c.Contact)),
        new(texts["editions.sheet.verified"], 13, Date: c => c.Contact.VerifiedAt is { } at ? Clock.LocalDate(at) : null),
        new(texts["editions.sheet.verified-by"], 20, c => c.Contact.VerifiedBy.ToString()),
        new(texts["editions.sheet.visibility"], 18, c => c.Contact.Visibility.TlpWord()),
        new(texts["editions.sheet.check-by"], 13, Date: _ => copy.Edition.CheckBy),
        new(texts["editions.sheet.id"], 12, c => $"{c.Contact.Id}"), // by which an import knows the contact again
    ];

    /// <summary>A line for each theme: "Pakkoavioliitto: 1 Soita ja kysy neuvoa, 2 Turvaan tänään".</summary>
    private string Steps(CopiedContact contact) => string.Join('\n', contact.Leads.GroupBy(l => l.ThemeId)
        .Select(theme => $"{catalogue.Theme(theme.Key).Name}: {string.Join(", ", theme.Select(l => $"{l.StepId[1..]} {catalogue.Step(l.StepId).Name}"))}"));

    private string Need(string id) => catalogue.Needs.FirstOrDefault(n => n.Id == id)?.Name.ToString() ?? id;

    private string Number(CallContact contact) => contact.Dialable || contact.Phone.Length == 0
        ? contact.Phone
        : $"{contact.Phone} ({texts["editions.practice.label"]})";

    private string Note(CallContact contact) => string.Join('\n', new[]
    {
        contact.Note.ToString(),
        contact.Warning.IsEmpty ? "" : $"{texts["editions.doubt"]} {contact.Warning}",
    }.Where(line => line.Length > 0));
}
