using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>
/// An edition as a spreadsheet, one row for each contact point, in the reader's language. An import reads it back: unchanged
/// it changes nothing, and what somebody has edited in it is what changes.
/// </summary>
public sealed class ContactSheet(Texts texts, Catalogue catalogue, MapCells cells)
{
    public byte[] Of(EditionCopy copy)
    {
        var edition = $"{copy.Network.Name} · {texts["editions.edition", copy.Edition.Number]} · {texts["editions.check-by", Clock.Date(copy.Edition.CheckBy)]}";
        return Spreadsheet.Write(
            copy.Level.TlpWord().Replace(':', '-'),
            copy.Network.IsPractice ? $"{copy.Level.TlpWord()} · {texts["editions.practice.label"]} · {edition}" : $"{copy.Level.TlpWord()} · {edition}",
            Columns(copy), copy.Contacts);
    }

    /// <summary>All columns that an import reads, in the order of use, with those between them that only a reader needs.</summary>
    private IReadOnlyList<SheetColumn<CopiedContact>> Columns(EditionCopy copy) =>
    [
        new(texts["editions.sheet.steps"], 32, Steps),
        Column("needs", 28, c => cells.Needs(c.Service.Needs)),
        Column("organization", 28, c => c.Contact.Organization.ToString()),
        Column("service", 28, c => c.Contact.Service.ToString()),
        Column("function", 22, c => c.Contact.Function.ToString()),
        Column("phone", 18, c => Number(c.Contact)),
        Column("email", 26, c => c.Contact.Email),
        Column("web", 26, c => c.Contact.Web),
        Column("address", 28, c => $"{c.Contact.Place?.Address}"),
        Column("coordinates", 20, c => c.Contact.Place?.Coordinates ?? ""),
        Column("hours", 26, c => cells.Hours(c.Contact.Schedule)),
        Column("languages", 20, c => cells.Languages(c.Contact.Languages)),
        Column("interpreter", 10, c => cells.YesNo(c.Contact.Interpreter)),
        Column("municipalities", 24, c => cells.Area(c.Service.Area)),
        Column("ages", 12, c => cells.Ages(c.Service.MinAge, c.Service.MaxAge)),
        Column("genders", 12, c => cells.Genders(c.Service.Genders)),
        Column("residence", 20, c => cells.Residence(c.Service.ResidenceSituations)),
        Column("themes", 20, c => cells.Themes(c.Service.Themes)),
        Column("consent", 12, c => cells.YesNo(c.Service.ConsentNeeded)),
        Column("cost", 20, c => c.Service.Cost.ToString()),
        Column("payer", 20, c => c.Service.Payer.ToString()),
        Column("note", 34, c => c.Contact.Note.ToString()),
        new(texts["editions.sheet.warning"], 24, c => c.Contact.Warning.ToString()),
        Column("visibility", 18, c => c.Contact.Visibility.TlpWord()),
        new(texts["editions.sheet.verified"], 13, Date: c => c.Contact.VerifiedAt is { } at ? Clock.LocalDate(at) : null),
        new(texts["editions.sheet.verified-by"], 20, c => c.Contact.VerifiedBy.ToString()),
        new(texts["editions.sheet.check-by"], 13, Date: _ => copy.Edition.CheckBy),
        Column("sector", 20, c => cells.Sector(c.SectorId)),
        Column("description", 34, c => c.Service.Description.ToString()),
        Column("service-sv", 24, c => c.Service.Name.Sv),
        Column("service-en", 24, c => c.Service.Name.En),
        Column("id", 12, c => $"{c.Contact.Id}"), // by which an import knows the contact again
    ];

    private SheetColumn<CopiedContact> Column(string name, int width, Func<CopiedContact, string> text) => new(cells.Column(name), width, text);

    /// <summary>A line for each theme: "Pakkoavioliitto: 1 Soita ja kysy neuvoa, 2 Turvaan tänään".</summary>
    private string Steps(CopiedContact contact) => string.Join('\n', contact.Leads.GroupBy(l => l.ThemeId)
        .Select(theme => $"{catalogue.Theme(theme.Key).Name}: {string.Join(", ", theme.Select(l => $"{l.StepId[1..]} {catalogue.Step(l.StepId).Name}"))}"));

    private string Number(CallContact contact) => contact.Dialable || contact.Phone.Length == 0
        ? contact.Phone
        : $"{contact.Phone} ({texts["editions.practice.label"]})";
}
