using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>The contact points of a row: one for each number of its cell; mail and web go with the first.</summary>
internal sealed class ContactCells(Catalogue catalogue, ColumnChoice columns, bool practice)
{
    /// <summary>Words beside a number that name a kind of contact which has its name in three languages.</summary>
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["päivystys"] = "duty-phone",
        ["päivystyspuhelin"] = "duty-phone",
        ["jour"] = "duty-phone",
        ["journummer"] = "duty-phone",
        ["duty"] = "duty-phone",
        ["neuvonta"] = "advice-line",
        ["neuvontapuhelin"] = "advice-line",
        ["rådgivning"] = "advice-line",
        ["advice"] = "advice-line",
        ["vaihde"] = "switchboard",
        ["växel"] = "switchboard",
        ["switchboard"] = "switchboard",
        ["ajanvaraus"] = "appointments",
        ["tidsbokning"] = "appointments",
        ["appointments"] = "appointments",
    };

    public IEnumerable<ReadContact> Of(
        SheetRow row, IReadOnlyList<WrittenPhone> phones, SpokenLanguages spoken, ReadHours? hours, LocalText note, Visibility? visibility)
    {
        var isOwn = row.Cell(columns.Of(ImportField.Id)).Length > 0;
        var (function, web) = (row.Cell(columns.Of(ImportField.Function)), Web(row.Cell(columns.Of(ImportField.Web))));
        string[] mails = [.. row.Cell(columns.Of(ImportField.Email)).Split([' ', ';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Mail)];
        if (phones.Count == 0 && mails.Length == 0 && web.Length > 0)
        {
            yield return Contact(function, "import.function.web", "", "", web, note);
        }
        foreach (var (at, phone) in phones.Index())
        {
            // With several numbers the word beside a number tells them apart; with one the column does.
            var named = phone.Label.Length > 0 && (phones.Count > 1 || function.Length == 0) ? phone.Label : function;
            yield return at == 0
                ? Contact(named, "import.function.phone", Number(phone.Number), mails.FirstOrDefault(""), web, note)
                : Contact(named, "import.function.phone", Number(phone.Number), "", "", LocalText.Empty);
        }
        foreach (var (at, mail) in mails.Index().Skip(phones.Count > 0 ? 1 : 0))
        {
            yield return Contact(at == 0 ? function : "", "servicemap.function.mailbox", "", mail, at == 0 ? web : "", at == 0 ? note : LocalText.Empty);
        }

        ReadContact Contact(string named, string otherwise, string phone, string email, string address, LocalText about) => new(
            // In Viitta's own sheet the function is as the map has it, or as somebody wants it.
            isOwn && named.Length > 0 && named == function ? LocalText.Empty.With(columns.Language, named) : Function(named, Kind(otherwise)),
            named.Length > 0, phone, email, address, spoken.Ids, spoken.Interpreter, hours, about, visibility);
    }

    public IEnumerable<RowNote> Problems(IReadOnlyList<ReadContact> contacts)
    {
        foreach (var contact in contacts)
        {
            if (PhoneText.Read(contact.Phone, practice).Refused)
            {
                yield return RowNote.Of(RowNotes.PhoneWrong, contact.Phone);
            }
            var reading = ContactReading.Of(new ContactInput(
                "", contact.Email, contact.Web, [catalogue.ServiceLanguages[0].Id], false, HoursInput.Of(Schedule.RoundTheClock)), catalogue, practice);
            foreach (var error in reading.Errors.Where(e => e == ContactReading.EmailInvalid || e == ContactReading.WebInvalid))
            {
                yield return error == ContactReading.EmailInvalid ? RowNote.Of(RowNotes.EmailWrong, contact.Email) : RowNote.Of(RowNotes.WebWrong, contact.Web);
            }
        }
    }

    /// <summary>As it is stored, or as it is written when it is no number: then the row has an error.</summary>
    private string Number(string written) => PhoneText.Read(written, practice) is { Refused: false, Value: var number } ? number : written;

    private static string Mail(string cell) => cell.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? cell["mailto:".Length..] : cell;

    /// <summary>As it is stored: with its scheme.</summary>
    private static string Web(string cell) => cell.Length == 0 || cell.Contains("://", StringComparison.Ordinal) ? cell : $"https://{cell}";

    private LocalText Function(string named, LocalText otherwise) =>
        named.Length == 0 ? otherwise
        : Kinds.TryGetValue(PlainText.Of(named), out var kind) ? Kind($"servicemap.function.{kind}")
        : LocalText.Empty.With(columns.Language, char.ToUpperInvariant(named[0]) + named[1..]);

    private static LocalText Kind(string key) =>
        new(Texts.Find(key, Languages.Finnish)!, Texts.Find(key, Languages.Swedish)!, Texts.Find(key, Languages.English)!);
}
