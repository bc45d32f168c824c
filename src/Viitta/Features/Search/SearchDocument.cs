using System.Text.RegularExpressions;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Search;

/// <summary>What is searched: one service with the words that lead to it.</summary>
/// <param name="Name">Of the service.</param>
/// <param name="Organization">Name of the organisation and functions of its contacts.</param>
/// <param name="Needs">Names of what it answers, its sector and its themes.</param>
/// <param name="Details">What it says of itself.</param>
/// <param name="Meanings">What words may mean here, as in content/search/words.yaml.</param>
/// <param name="Area">Municipality codes; empty takes all.</param>
public sealed partial record SearchDocument(
    Guid ServiceId,
    LocalText Name,
    IReadOnlyList<LocalText> Organization,
    IReadOnlyList<LocalText> Needs,
    IReadOnlyList<LocalText> Details,
    IReadOnlySet<string> Meanings,
    IReadOnlyList<string> Area)
{
    /// <summary>Its telephone numbers, as they are dialled, and its hosts on the web and in mail addresses.</summary>
    public IReadOnlyList<string> NumbersAndHosts { get; init; } = [];

    /// <summary>Streets where its contacts are met, without the town: that would be found for every question from there.</summary>
    public IReadOnlyList<LocalText> Streets { get; init; } = [];

    /// <summary>Somebody answers its telephone at known hours; others are written to or leave word.</summary>
    public bool IsCalled { get; init; }

    /// <summary>Takes every adult of its theme, whatever their gender or residence.</summary>
    public bool IsForAll { get; init; }

    /// <summary>Meant for that kind of people alone: stronger than merely taking them.</summary>
    public const string Only = "only-";

    /// <summary>An ordinary Wednesday at 2 at night and an ordinary Saturday at 14, UTC, far from holidays.</summary>
    private static readonly DateTime Night = new(2026, 9, 15, 23, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Weekend = new(2026, 9, 19, 11, 0, 0, DateTimeKind.Utc);

    /// <summary>Every service of the document that has a contact the reader may see.</summary>
    public static IEnumerable<SearchDocument> Of(EditionDocument document, Catalogue catalogue, bool national) =>
        from organization in document.Organizations
        where organization.National == national
        from service in organization.Services
        where service.Contacts.Count > 0
        select Of(document, organization, service, catalogue);

    private static SearchDocument Of(
        EditionDocument document, EditionOrganization organization, EditionService service, Catalogue catalogue)
    {
        var sector = catalogue.Sectors.FirstOrDefault(s => s.Id == organization.SectorId);
        var leads = from pathway in document.Pathways
                    from step in pathway.Steps
                    from responsibility in step.Responsibilities
                    where responsibility.Role is Role.Leads or Role.Contributes && responsibility.ServiceId == service.Id
                    select pathway.ThemeId;
        var themes = service.Themes.Concat(leads).Distinct().ToList();
        return new SearchDocument(
            service.Id,
            service.Name,
            [organization.Name, .. service.Contacts.Select(c => c.Function)],
            [
                .. catalogue.Needs.Where(n => service.Needs.Contains(n.Id)).Select(n => n.Name),
                .. catalogue.Themes.Where(t => themes.Contains(t.Id)).Select(t => t.Name),
                sector?.Name ?? LocalText.Empty,
            ],
            [service.Description, .. service.Contacts.Select(c => c.Note)],
            MeaningsOf(organization, service, themes),
            service.Area)
        {
            NumbersAndHosts =
            [
                .. service.Contacts.Where(c => c.Phone.Length > 0).Select(c => PhoneText.Dialled(c.Phone)),
                .. service.Contacts.SelectMany(c => Hosts($"{c.Web} {c.Email}")),
            ],
            Streets = [.. service.Contacts.Select(c => c.Place?.Street).OfType<LocalText>()],
            IsCalled = service.Contacts.Any(c => c.Phone.Length > 0 && c.Schedule.Cover is (Cover.Always or Cover.OfficeHours)),
            IsForAll = service.MinAge is null or <= 18 && service.MaxAge is null && service.Genders.Count + service.ResidenceSituations.Count == 0,
        };
    }

    /// <summary>The hosts named in a text, without www and without what stands before an @: ihmiskauppa.fi.</summary>
    internal static IEnumerable<string> Hosts(string text) => Host().Matches(text.ToLowerInvariant()).Select(m => m.Groups["host"].Value);

    [GeneratedRegex(@"\b(?!\S*@)(www\.)?(?<host>([a-z0-9-]+\.)+[a-z]{2,})\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Host();

    private static HashSet<string> MeaningsOf(EditionOrganization organization, EditionService service, List<string> themes) =>
    [
        organization.SectorId,
        .. service.Needs,
        .. themes,
        .. service.Themes.Select(t => Only + t),
        .. service.ResidenceSituations,
        .. new[] { "men", "women" }.Where(g => service.Genders.Count == 0 || service.Genders.Contains(g)),
        .. service.Genders.Select(g => Only + g),
        .. service.MinAge >= 18 ? Array.Empty<string>() : ["minor"],
        .. service.MaxAge < 30 || service.MinAge is > 0 and < 18 ? [Only + "minor"] : Array.Empty<string>(),
        .. service.Contacts.Any(c => c.Phone == CallAnswering.Emergency) ? ["emergency"] : Array.Empty<string>(),
        .. service.Contacts.SelectMany(c => c.Languages).Select(l => WordList.LanguagePrefix + l),
        .. service.Contacts.Any(c => c.Schedule.IsOpen(Night)) ? ["night"] : Array.Empty<string>(),
        .. service.Contacts.Any(c => c.Schedule.IsOpen(Weekend)) ? ["weekend"] : Array.Empty<string>(),
    ];
}
