using System.Text.Json.Serialization;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>Some of a service's fields; null leaves a field as it is. A change is two of these: before and after.</summary>
public sealed record ServicePatch
{
    public LocalText? Name { get; init; }

    public LocalText? Description { get; init; }

    public IReadOnlyList<string>? Needs { get; init; }

    public IReadOnlyList<string>? Area { get; init; }

    public Ages? Ages { get; init; }

    public IReadOnlyList<string>? Genders { get; init; }

    public IReadOnlyList<string>? Residence { get; init; }

    public IReadOnlyList<string>? Themes { get; init; }

    public bool? Consent { get; init; }

    public LocalText? Cost { get; init; }

    public LocalText? Payer { get; init; }

    [JsonIgnore]
    public bool IsEmpty => this == new ServicePatch();

    public static ServicePatch Of(Service service) => new()
    {
        Name = service.Name,
        Description = service.Description,
        Needs = service.Needs,
        Area = service.Area,
        Ages = new Ages(service.MinAge, service.MaxAge),
        Genders = service.Genders,
        Residence = service.ResidenceSituations,
        Themes = service.Themes,
        Consent = service.ConsentNeeded,
        Cost = service.Cost,
        Payer = service.Payer,
    };

    /// <summary>Of these fields those that say something else than <paramref name="now"/>.</summary>
    public ServicePatch OtherThan(ServicePatch now) => new()
    {
        Name = Patch.Other(Name, now.Name),
        Description = Patch.Other(Description, now.Description),
        Needs = Patch.OtherList(Needs, now.Needs),
        Area = Patch.OtherList(Area, now.Area),
        Ages = Patch.Other(Ages, now.Ages),
        Genders = Patch.OtherList(Genders, now.Genders),
        Residence = Patch.OtherList(Residence, now.Residence),
        Themes = Patch.OtherList(Themes, now.Themes),
        Consent = Consent == now.Consent ? null : Consent,
        Cost = Patch.Other(Cost, now.Cost),
        Payer = Patch.Other(Payer, now.Payer),
    };

    /// <summary>Of these fields those that <paramref name="which"/> has.</summary>
    public ServicePatch Only(ServicePatch which) => new()
    {
        Name = which.Name is null ? null : Name,
        Description = which.Description is null ? null : Description,
        Needs = which.Needs is null ? null : Needs,
        Area = which.Area is null ? null : Area,
        Ages = which.Ages is null ? null : Ages,
        Genders = which.Genders is null ? null : Genders,
        Residence = which.Residence is null ? null : Residence,
        Themes = which.Themes is null ? null : Themes,
        Consent = which.Consent is null ? null : Consent,
        Cost = which.Cost is null ? null : Cost,
        Payer = which.Payer is null ? null : Payer,
    };

    /// <summary>These fields without those that <paramref name="which"/> has.</summary>
    public ServicePatch Without(ServicePatch which) => new()
    {
        Name = which.Name is null ? Name : null,
        Description = which.Description is null ? Description : null,
        Needs = which.Needs is null ? Needs : null,
        Area = which.Area is null ? Area : null,
        Ages = which.Ages is null ? Ages : null,
        Genders = which.Genders is null ? Genders : null,
        Residence = which.Residence is null ? Residence : null,
        Themes = which.Themes is null ? Themes : null,
        Consent = which.Consent is null ? Consent : null,
        Cost = which.Cost is null ? Cost : null,
        Payer = which.Payer is null ? Payer : null,
    };

    /// <summary>The service with these fields, as its coordinator would write it.</summary>
    public ServiceDraft Over(Service service) => new()
    {
        Name = Name ?? service.Name,
        Description = Description ?? service.Description,
        Needs = Needs ?? service.Needs,
        Area = Area ?? service.Area,
        MinAge = Ages is null ? service.MinAge : Ages.From,
        MaxAge = Ages is null ? service.MaxAge : Ages.To,
        Genders = Genders ?? service.Genders,
        ResidenceSituations = Residence ?? service.ResidenceSituations,
        Themes = Themes ?? service.Themes,
        ConsentNeeded = Consent ?? service.ConsentNeeded,
        Cost = Cost ?? service.Cost,
        Payer = Payer ?? service.Payer,
    };
}

/// <summary>Some of a contact's fields; null leaves a field as it is.</summary>
public sealed record ContactPatch
{
    public LocalText? Function { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Web { get; init; }

    public IReadOnlyList<string>? Languages { get; init; }

    public bool? Interpreter { get; init; }

    public Schedule? Schedule { get; init; }

    public LocalText? Note { get; init; }

    public Visibility? Visibility { get; init; }

    [JsonIgnore]
    public bool IsEmpty => this == new ContactPatch();

    public static ContactPatch Of(ContactPoint contact) => new()
    {
        Function = contact.Function,
        Phone = contact.Phone,
        Email = contact.Email,
        Web = contact.Web,
        Languages = contact.Languages,
        Interpreter = contact.Interpreter,
        Schedule = contact.Schedule,
        Note = contact.Note,
        Visibility = contact.Visibility,
    };

    public ContactPatch OtherThan(ContactPatch now) => new()
    {
        Function = Patch.Other(Function, now.Function),
        Phone = Patch.Other(Phone, now.Phone),
        Email = Patch.Other(Email, now.Email),
        Web = Patch.Other(Web, now.Web),
        Languages = Patch.OtherList(Languages, now.Languages),
        Interpreter = Interpreter == now.Interpreter ? null : Interpreter,
        Schedule = Patch.Other(Schedule, now.Schedule),
        Note = Patch.Other(Note, now.Note),
        Visibility = Visibility == now.Visibility ? null : Visibility,
    };

    public ContactPatch Only(ContactPatch which) => new()
    {
        Function = which.Function is null ? null : Function,
        Phone = which.Phone is null ? null : Phone,
        Email = which.Email is null ? null : Email,
        Web = which.Web is null ? null : Web,
        Languages = which.Languages is null ? null : Languages,
        Interpreter = which.Interpreter is null ? null : Interpreter,
        Schedule = which.Schedule is null ? null : Schedule,
        Note = which.Note is null ? null : Note,
        Visibility = which.Visibility is null ? null : Visibility,
    };

    /// <summary>These fields without those that <paramref name="which"/> has.</summary>
    public ContactPatch Without(ContactPatch which) => new()
    {
        Function = which.Function is null ? Function : null,
        Phone = which.Phone is null ? Phone : null,
        Email = which.Email is null ? Email : null,
        Web = which.Web is null ? Web : null,
        Languages = which.Languages is null ? Languages : null,
        Interpreter = which.Interpreter is null ? Interpreter : null,
        Schedule = which.Schedule is null ? Schedule : null,
        Note = which.Note is null ? Note : null,
        Visibility = which.Visibility is null ? Visibility : null,
    };

    public ContactDraft Over(ContactPatch now) => new(
        Function ?? now.Function!,
        new ContactDetails(
            Phone ?? now.Phone!, Email ?? now.Email!, Web ?? now.Web!, Languages ?? now.Languages!,
            Interpreter ?? now.Interpreter!.Value, Schedule ?? now.Schedule!),
        Visibility ?? now.Visibility!.Value, Note ?? now.Note!, LocalText.Empty);
}

internal static class Patch
{
    public static T? Other<T>(T? wanted, T? now)
        where T : class => wanted is null || wanted.Equals(now) ? null : wanted;

    public static IReadOnlyList<string>? OtherList(IReadOnlyList<string>? wanted, IReadOnlyList<string>? now) =>
        wanted is null || (now is not null && wanted.Order(StringComparer.Ordinal).SequenceEqual(now.Order(StringComparer.Ordinal))) ? null : wanted;

    /// <summary>
    /// What the map says with a sheet's words in it. Words that the map shows already, in whatever language, change nothing,
    /// and a language that the sheet does not say is kept.
    /// </summary>
    /// <param name="exactly">A capital letter or a comma is a change: the sheet was Viitta's own.</param>
    public static LocalText? Over(this LocalText said, LocalText now, bool exactly)
    {
        var text = now;
        foreach (var language in Languages.All.Where(l => said.Exactly(l).Length > 0))
        {
            if (Compared(now.In(language)) != Compared(said.Exactly(language)))
            {
                text = text.With(language, said.Exactly(language));
            }
        }
        return text == now ? null : text;

        string Compared(string words) => exactly ? string.Join(' ', words.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)) : PlainText.Of(words);
    }

    /// <summary>Spreadsheet programs write blanks and lines their own way, and control characters not at all.</summary>
    private static readonly char[] Blanks = [.. Enumerable.Range(0, 33).Select(c => (char)c), '\u00A0'];
}
