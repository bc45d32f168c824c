using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>
/// Reads one row after another by the chosen columns. What is understood becomes values; what is not becomes a doubt or an
/// error of that row, and nothing is guessed.
/// </summary>
public sealed class RowReader(Catalogue catalogue, ColumnChoice columns, bool practice)
{
    private const int LongestName = 150;
    private const int LongestFunction = 120;
    private const int LongestText = 600;

    private static readonly string[] Examples = ["esimerkki", "exempel", "example"];

    private readonly NameFinder _sectors = new(catalogue.Sectors);
    private readonly NameFinder _needs = new(catalogue.Needs);
    private readonly ConditionsText _conditions = new(catalogue);
    private readonly LanguagesText _languages = new(catalogue);
    private readonly PlacesText _places = new(catalogue);
    private readonly ContactCells _contacts = new(catalogue, columns, practice);

    public ReadRow Read(SheetRow row)
    {
        string Cell(ImportField field) => row.Cell(columns.Of(field));
        var withAddress = new List<ImportField>();
        var phones = PhonesText.Read(Cell(ImportField.Phone));
        var visibility = VisibilityText.Read(Cell(ImportField.Visibility));
        var (sector, needs) = (Cell(ImportField.Sector), _needs.FindAll(Cell(ImportField.Needs)));
        var (places, ages) = (_places.Read(Cell(ImportField.Municipalities)), Cell(ImportField.Ages));
        var languages = _languages.Read(Cell(ImportField.Languages), Cell(ImportField.Interpreter));
        var (genders, residence, themes) = (_conditions.Genders(Cell(ImportField.Genders)), _conditions.Residence(Cell(ImportField.Residence)), _conditions.Themes(Cell(ImportField.Themes)));
        var (consent, hours) = (Cell(ImportField.Consent), Cell(ImportField.Hours));
        var week = hours.Length == 0 ? null : HoursText.Read(hours);
        var unread = string.Join('\n', new[] { hours.Length > 0 && week is null ? hours : "", phones.NotUnderstood }.Where(t => t.Length > 0));
        var place = PlaceCells.Read(Cell(ImportField.Address), Cell(ImportField.Coordinates), InSheetLanguage);
        var names = new LocalText("", Cell(ImportField.ServiceSv), Cell(ImportField.ServiceEn));
        var read = new ReadRow(row.Number)
        {
            Id = Guid.TryParse(Cell(ImportField.Id), out var id) ? id : null,
            Organization = InSheetLanguage(Cell(ImportField.Organization)),
            SectorId = _sectors.Find(sector),
            Service = InSheetLanguage(Cell(ImportField.Service)).OrElse(names),
            ServiceToo = names,
            Description = InSheetLanguage(Free(ImportField.Description)),
            Needs = needs.Ids.Count > 0 ? needs.Ids : null,
            Area = Cell(ImportField.Municipalities).Length == 0 || (places.Codes.Count == 0 && places.Unknown.Count > 0) ? null : places.Codes,
            Ages = ages.Length == 0 ? null : AgesText.Read(ages),
            Genders = genders.Ids,
            Residence = residence.Ids,
            Themes = themes.Ids,
            Consent = consent.Length == 0 ? null : YesNoText.Read(consent),
            Cost = InSheetLanguage(Free(ImportField.Cost)),
            Payer = InSheetLanguage(Free(ImportField.Payer)),
            Contacts = [.. _contacts.Of(row, phones.Phones, languages, week, InSheetLanguage(Free(ImportField.Note)), visibility)
                .Index().Select(c => c.Item with { Unread = c.Index == 0 ? unread : "", Place = c.Index == 0 ? place.Place : null })],
        };
        if (row.HadIdentityCode)
        {
            read.Errors.Add(RowNote.Of(RowNotes.IdentityCode));
        }
        if (place.Error is { } misplaced)
        {
            read.Errors.Add(misplaced);
        }
        Check(read);
        read.Doubts.AddRange(place.Doubts);
        Doubt(RowNotes.UnknownSector, sector.Length > 0 && read.SectorId is null, sector);
        Doubt(RowNotes.UnknownNeeds, needs.Unknown.Count > 0, string.Join(", ", needs.Unknown));
        Doubt(RowNotes.UnknownPlaces, places.Unknown.Count > 0, string.Join(", ", places.Unknown));
        Doubt(RowNotes.UnknownAges, ages.Length > 0 && read.Ages is null, ages);
        Doubt(RowNotes.UnknownGenders, genders.Unknown.Count > 0, string.Join(", ", genders.Unknown));
        Doubt(RowNotes.UnknownResidence, residence.Unknown.Count > 0, string.Join(", ", residence.Unknown));
        Doubt(RowNotes.UnknownThemes, themes.Unknown.Count > 0, string.Join(", ", themes.Unknown));
        Doubt(RowNotes.UnknownConsent, consent.Length > 0 && read.Consent is null, consent);
        Doubt(RowNotes.UnknownHours, hours.Length > 0 && week is null, hours);
        Doubt(RowNotes.UnknownPhone, phones.NotUnderstood.Length > 0, phones.NotUnderstood);
        Doubt(RowNotes.UnknownLanguages, languages.Unknown.Count > 0, string.Join(", ", languages.Unknown));
        Doubt(RowNotes.UnknownVisibility, Cell(ImportField.Visibility).Length > 0 && visibility is null, Cell(ImportField.Visibility));
        Doubt(RowNotes.UnknownId, Cell(ImportField.Id).Length > 0 && read.Id is null, Cell(ImportField.Id));
        read.Doubts.AddRange(withAddress.Select(field => RowNote.Of(RowNotes.AddressLeftOut, Texts.Slug(field))));
        return read;

        // What says where a place is stays outside (Keeping.NoAddress); the rest of the row comes in.
        string Free(ImportField field)
        {
            var text = Cell(field);
            if (!IdentifierGuard.HasStreetAddress(text))
            {
                return text;
            }
            withAddress.Add(field);
            return "";
        }

        void Doubt(Refusal about, bool holds, string cell)
        {
            if (holds)
            {
                read.Doubts.Add(RowNote.Of(about, cell.Length > 80 ? $"{cell[..80]}…" : cell));
            }
        }
    }

    private void Check(ReadRow read)
    {
        if (Languages.All.Any(l => Examples.Any(e => PlainText.Of(read.Organization.Exactly(l)).StartsWith($"{e} ", StringComparison.Ordinal))))
        {
            read.Errors.Add(RowNote.Of(RowNotes.Example));
        }
        if (read.Organization.IsEmpty && read.Id is null)
        {
            read.Errors.Add(RowNote.Of(RowNotes.NoOrganization));
        }
        read.Errors.AddRange(_contacts.Problems(read.Contacts));
        (ImportField Field, LocalText Text, int Longest)[] texts =
        [
            (ImportField.Organization, read.Organization, LongestName), (ImportField.Service, read.Service, LongestName),
            (ImportField.Description, read.Description, LongestText), (ImportField.Cost, read.Cost, LongestName), (ImportField.Payer, read.Payer, LongestName),
            .. read.Contacts.SelectMany(c => new[] { (ImportField.Function, c.Function, LongestFunction), (ImportField.Note, c.Note.With(columns.Language, $"{c.Note.Exactly(columns.Language)}\n{c.Unread}".Trim()), LongestText) }),
        ];
        read.Errors.AddRange(texts.Select(t => (t.Field, t.Longest, Problem: t.Text.Problem(t.Longest, ""))).Where(t => t.Problem is not null).DistinctBy(t => t.Field)
            .Select(t => t.Problem!.Code == Keeping.NoAddress.Code ? RowNote.Of(RowNotes.Address, Texts.Slug(t.Field))
                : RowNote.Of(RowNotes.TooLong, Texts.Slug(t.Field), $"{t.Longest}")));
    }

    private LocalText InSheetLanguage(string text) => text.Length == 0 ? LocalText.Empty : LocalText.Empty.With(columns.Language, text);
}
