using System.Net.Mail;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>A contact's details as they were typed, in a form or by an API client.</summary>
public sealed record ContactInput(
    string? Phone, string? Email, string? Web, IReadOnlyList<string> Languages, bool Interpreter, HoursInput Hours)
{
    public LocalText Address { get; init; } = LocalText.Empty;

    /// <summary>"62.89, 27.68".</summary>
    public string Coordinates { get; init; } = "";
}

/// <summary>Makes details of what was typed, or says everything that is wrong with it at once.</summary>
public sealed class ContactReading
{
    private const int LongestMail = 200;
    private const int LongestWeb = 300;

    public static readonly Refusal EmailInvalid = new("servicemap.email-invalid", 400) { Field = "email" };
    public static readonly Refusal WebInvalid = new("servicemap.web-invalid", 400) { Field = "web" };
    public static readonly Refusal NoWayToReach = new("servicemap.no-way-to-reach", 400) { Field = "phone" };
    public static readonly Refusal NoLanguage = new("servicemap.no-language", 400) { Field = "languages" };

    private ContactReading()
    {
    }

    public List<Refusal> Errors { get; } = [];

    /// <summary>Complete when there are no errors.</summary>
    public ContactDetails? Details { get; private init; }

    public static ContactReading Of(ContactInput typed, Catalogue catalogue, bool practice)
    {
        var errors = new List<Refusal>();
        var phone = Kept(PhoneText.Read(typed.Phone, practice), errors);
        var email = Kept(ReadEmail(typed.Email), errors);
        var web = Kept(ReadWeb(typed.Web), errors);
        var languages = catalogue.ServiceLanguages.Select(l => l.Id).Where(typed.Languages.Contains).ToList();
        if (errors.Count == 0 && phone.Length + email.Length + web.Length == 0)
        {
            errors.Add(NoWayToReach);
        }
        if (languages.Count == 0)
        {
            errors.Add(NoLanguage);
        }
        var schedule = typed.Hours.Read();
        if (schedule.Refused)
        {
            errors.Add(schedule.Refusal);
        }
        var place = VisitingPlace.Read(typed.Address, typed.Coordinates);
        if (place.Refusal is { } misplaced)
        {
            errors.Add(misplaced);
        }
        var reading = new ContactReading
        {
            Details = errors.Count > 0 ? null
                : new ContactDetails(phone, email, web, languages, typed.Interpreter, schedule.Value!) { Place = place.Value },
        };
        reading.Errors.AddRange(errors);
        return reading;
    }

    private static string Kept(Outcome<string> read, List<Refusal> errors)
    {
        if (read.Refused)
        {
            errors.Add(read.Refusal);
        }
        return read.Value ?? "";
    }

    private static Outcome<string> ReadEmail(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return "";
        }
        return text.Length <= LongestMail && MailAddress.TryCreate(text, out var mail) && mail.Address == text
            && mail.Host.Contains('.') && !mail.Host.EndsWith('.') ? text : EmailInvalid;
    }

    /// <summary>An address without a scheme, as people say it ("nollalinja.fi"), becomes https.</summary>
    private static Outcome<string> ReadWeb(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return "";
        }
        var address = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        return address.Length <= LongestWeb && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            && uri.Host.Contains('.') && uri.UserInfo.Length == 0 ? address : WebInvalid;
    }
}
