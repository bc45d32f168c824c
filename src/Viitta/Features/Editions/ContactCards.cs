using System.Globalization;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>An edition's contacts for a phone's address book, in the reader's language: the function, never a person.</summary>
public sealed class ContactCards(Texts texts, CallWords words, SiteAddress site)
{
    public string Of(EditionCopy copy, IEnumerable<CopiedContact> contacts) =>
        string.Concat(contacts.Select(c => Card(copy, c.Contact)));

    private VCard Card(EditionCopy copy, CallContact contact)
    {
        var name = $"{contact.Function} – {contact.Service}";
        var card = new VCard()
            .Text("PRODID", "-//Viitta//Editions//EN")
            .Address("UID", $"urn:uuid:{contact.Id}")
            .Text("KIND", "org")
            .Text("FN", contact.Dialable ? name : $"{texts["editions.practice.label"].ToUpper(CultureInfo.CurrentCulture)}: {name}")
            .Text("ORG", contact.Organization.ToString(), contact.Service.ToString())
            .Text("ROLE", contact.Function.ToString())
            .Text("CATEGORIES", "Viitta");
        Number(card, contact);
        card.Text("EMAIL;TYPE=work", contact.Email);
        if (contact.Place is { } place)
        {
            var (street, code, town) = VisitingPlace.Parts($"{place.Address}");
            card.Text("ADR;TYPE=work", "", "", street, town, "", code, "").Address("GEO", place.Link ?? "");
        }
        foreach (var language in contact.Languages)
        {
            card.Text("LANG", language);
        }
        return card
            .Address("URL;PREF=1", contact.Web)
            .Address("URL", site.Of(copy.LivePath))
            .Address("SOURCE", site.Of($"/networks/{copy.Network.Id}/editions/{ReadEdition.Latest}/contacts/{contact.Id}.vcf"))
            .Text("REV", copy.Edition.PublishedAt.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture))
            .Text("NOTE", string.Join('\n', Note(copy, contact).Where(line => line.Length > 0)));
    }

    /// <summary>
    /// A number that nobody is to dial has no TEL, so that no phone offers to. Short and service numbers are written as
    /// text: they have no form that is valid in the whole world.
    /// </summary>
    private static void Number(VCard card, CallContact contact)
    {
        if (contact.Dialable && PhoneText.Link(contact.Phone) is { } link)
        {
            _ = link.StartsWith("tel:+", StringComparison.Ordinal)
                ? card.Address("TEL;VALUE=uri;TYPE=\"work,voice\"", link)
                : card.Text("TEL;TYPE=\"work,voice\"", link["tel:".Length..]);
        }
    }

    private IEnumerable<string> Note(EditionCopy copy, CallContact contact)
    {
        yield return contact.Dialable || contact.Phone.Length == 0 ? "" : texts["editions.file.undialable", contact.Phone];
        yield return texts["editions.file.hours", words.Hours(contact.Schedule)];
        yield return texts["editions.speaks", words.Spoken(contact)];
        yield return words.OnlyFor(contact) is { Length: > 0 } only ? texts["editions.file.only-for", only] : "";
        yield return contact.Note.ToString();
        yield return contact.Warning.IsEmpty ? "" : $"{texts["editions.doubt"]} {contact.Warning}";
        // The day, not its age: the card stays on the phone.
        yield return contact.VerifiedAt is { } at
            ? texts["editions.file.verified", $"{Clock.Date(at)} {contact.VerifiedBy}".TrimEnd()]
            : texts["editions.file.not-verified"];
        yield return $"{copy.Network.Name}, {texts["editions.edition", copy.Edition.Number]}: {texts["editions.check-by", Clock.Date(copy.Edition.CheckBy)]}";
        yield return contact.Visibility.TlpWord();
    }
}
