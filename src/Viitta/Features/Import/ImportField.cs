using Viitta.Common;

namespace Viitta.Features.Import;

/// <summary>What a column can tell. The order is that of the template.</summary>
public enum ImportField
{
    Organization,
    Sector,
    Service,
    ServiceSv,
    ServiceEn,
    Description,
    Needs,
    Municipalities,
    Ages,
    Genders,
    Residence,
    Themes,
    Consent,
    Cost,
    Payer,
    Function,
    Phone,
    Email,
    Web,
    Address,
    Coordinates,
    Hours,
    Languages,
    Interpreter,
    Note,
    Visibility,

    /// <summary>Viitta's own id of the contact or the service, as its exports have it.</summary>
    Id,
}

/// <summary>Which column tells what, guessed from the names that columns usually have in Finnish, Swedish and English.</summary>
public static class ColumnGuess
{
    /// <summary>Beside the names in the templates, which are the texts of the fields.</summary>
    private static readonly Dictionary<ImportField, string> Usual = new()
    {
        [ImportField.Organization] = "organisaatio|organisaation nimi|järjestäjä|palveluntuottaja|tuottaja|toimija|taho|yhdistys|virasto|organisation|organisationens namn|aktör|producent|arrangör|organization|organization name|provider|agency",
        [ImportField.Sector] = "toimiala|sektori|ala|ammattiala|verksamhetsområde|sektor|bransch|sector|field",
        [ImportField.Service] = "palvelu|palvelun nimi|palvelut|yksikkö|nimi|nimike|tjänst|tjänstens namn|service|enhet|namn|service name|name|unit",
        [ImportField.ServiceSv] = "palvelu ruotsiksi|palvelun nimi ruotsiksi|palvelun nimi sv|tjänst på svenska|tjänst sv|palvelu sv|service in swedish|service sv",
        [ImportField.ServiceEn] = "palvelu englanniksi|palvelun nimi englanniksi|palvelun nimi en|tjänst på engelska|tjänst en|palvelu en|service in english|service en",
        [ImportField.Description] = "kuvaus|palvelun kuvaus|esittely|sisältö|mitä saa|beskrivning|innehåll|description|what you get",
        [ImportField.Needs] = "tarve|tarpeet|mihin tarpeeseen|aihe|avun tarve|behov|need|needs|topic",
        [ImportField.Municipalities] = "kunta|kunnat|alue|toiminta alue|paikkakunta|kaupunki|kommun|kommuner|område|ort|municipality|municipalities|area|city|town",
        [ImportField.Ages] = "ikä|ikäryhmä|ikäraja|kenelle|ålder|åldersgrupp|åldersgräns|för vem|age|ages|age group|for whom",
        [ImportField.Genders] = "sukupuolet|kön|könen|gender|genders|sex",
        [ImportField.Residence] = "oleskelu|oleskelun peruste|oleskelutilanne|oleskeluoikeus|oleskelulupa|kotikunta|vistelse|vistelsesituation|vistelserätt|uppehållstillstånd|residence|residence situation|residence status|stay",
        [ImportField.Themes] = "teema|vain teemoissa|hyväksikäytön muoto|tema|theme|form of exploitation",
        [ImportField.Consent] = "suostumus|tarvitaanko suostumus|tarvitaan henkilön suostumus|samtycke|personens samtycke|consent|consent required",
        [ImportField.Cost] = "hinta|maksu|maksullisuus|kustannus|asiakasmaksu|pris|avgift|kostnad|cost|price|fee",
        [ImportField.Payer] = "maksaja|kuka maksaa|rahoittaja|rahoitus|betalare|vem betalar|finansiär|finansiering|payer|who pays|funder|funding",
        [ImportField.Function] = "toiminto|yhteyspiste|yhteystiedon nimi|rooli|tehtävä|funktion|kontaktpunkt|uppgift|function|contact point|role",
        [ImportField.Phone] = "puhelin|puhelinnumero|puh|puh nro|numero|tel|gsm|matkapuhelin|puhelinnumerot|päivystysnumero|telefon|telefonnummer|nummer|mobil|phone|phone number|telephone|number|mobile",
        [ImportField.Email] = "sähköposti|sähköpostiosoite|email|e mail|s posti|e post|epost|e postadress|mejl|mail|email address",
        [ImportField.Web] = "verkkosivu|verkkosivut|www|www osoite|nettisivu|nettisivut|kotisivu|kotisivut|internet|linkki|webb|webbplats|webbsida|hemsida|länk|web|website|web page|url|link",
        [ImportField.Address] = "osoite|käyntiosoite|katuosoite|toimipiste|sijainti|käyntipaikka|adress|besöksadress|gatuadress|plats|address|visiting address|street address|location",
        [ImportField.Coordinates] = "koordinaatit|sijaintikoordinaatit|koordinater|coordinates|lat lon|lat lng|latitude longitude",
        [ImportField.Hours] = "aukiolo|aukioloaika|aukioloajat|palveluaika|palveluajat|päivystysaika|milloin|öppettider|öppet|telefontid|tider|hours|opening hours|open|when|availability",
        [ImportField.Languages] = "kieli|kielet|palvelukieli|palvelukielet|språk|servicespråk|language|languages",
        [ImportField.Interpreter] = "tulkki|tulkkaus|tulkkipalvelu|tolk|tolkning|interpreter|interpretation",
        [ImportField.Note] = "huomio|huomiot|huomautus|lisätieto|lisätiedot|muuta|huom|anmärkning|tilläggsuppgifter|obs|övrigt|note|notes|comment|remarks",
        [ImportField.Visibility] = "näkyvyys|julkisuus|tlp|synlighet|visibility",
        [ImportField.Id] = "viitan tunnus|viitta id|tunnus|viittas id|id",
    };

    private static readonly Dictionary<string, ImportField> ByName = Names();

    /// <summary>Column of each field that a header names; a field takes the first column with its name.</summary>
    public static Dictionary<ImportField, int> Of(IReadOnlyList<string> headers)
    {
        var guess = new Dictionary<ImportField, int>();
        foreach (var (column, header) in headers.Index())
        {
            if (Named(header) is { } field)
            {
                guess.TryAdd(field, column);
            }
        }
        return guess;
    }

    /// <summary>As the templates and the editions' sheets have it.</summary>
    public static string Name(ImportField field, string language) => Texts.Find($"servicemap.column.{Texts.Slug(field)}", language)!;

    /// <summary>The language that most of Viitta's own names of columns are in; null when the header has none of them.</summary>
    public static string? LanguageOf(IReadOnlyList<string> headers)
    {
        var written = headers.Select(PlainText.Of).ToHashSet();
        var own = Languages.All.Select(l => (Language: l, Names: Enum.GetValues<ImportField>().Count(f => written.Contains(PlainText.Of(Name(f, l)))))).ToList();
        return own.Max(l => l.Names) is > 0 and var most && own.FindAll(l => l.Names == most) is [var one] ? one.Language : null;
    }

    public static int KnownNames(IReadOnlyList<string> cells) => cells.Select(Named).OfType<ImportField>().Distinct().Count();

    /// <summary>The whole name, or it without what stands in brackets, or its first of several: "Puhelin / gsm".</summary>
    private static ImportField? Named(string header)
    {
        foreach (var name in (ReadOnlySpan<string>)[header, header.Split('(')[0], header.Split('/')[0], header.Split(',')[0]])
        {
            if (ByName.TryGetValue(PlainText.Of(name), out var field))
            {
                return field;
            }
        }
        return null;
    }

    private static Dictionary<string, ImportField> Names()
    {
        var names = new Dictionary<string, ImportField>(StringComparer.Ordinal);
        foreach (var field in Enum.GetValues<ImportField>())
        {
            foreach (var name in Languages.All.Select(l => Name(field, l)).Concat(Usual[field].Split('|')))
            {
                names.TryAdd(PlainText.Of(name), field);
            }
        }
        return names;
    }
}
