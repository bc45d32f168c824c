using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.Networks;

namespace Viitta.Features.Search;

/// <summary>A service that the question found, not yet opened.</summary>
/// <param name="Network">Null for a national service.</param>
/// <param name="Answers">Somebody answers the telephone at the asked moment, in the asked language or with an interpreter.</param>
/// <param name="Score">By the words; comparable within one question only.</param>
public sealed record Offer(
    Network? Network, EditionDocument Document, EditionOrganization Organization, EditionService Service, bool Answers, float Score)
{
    /// <summary>Codes of the municipalities it takes people from; not asked when it is <see cref="Everywhere"/>.</summary>
    public IReadOnlyCollection<string> Area => Service.Area.Count > 0 ? Service.Area : Network?.Area ?? [];

    public bool Everywhere => Network is null && Service.Area.Count == 0;

    public bool Reaches(Place place) => Everywhere || place.Municipalities.Any(m => Area.Contains(m.Code));
}

/// <param name="NetworkId">Null for a national service.</param>
/// <param name="Contacts">Best first; those that the reader may see.</param>
public sealed record FoundService(
    string? NetworkId, LocalText Network, LocalText Organization, LocalText Service, LocalText Description, IReadOnlyList<CallContact> Contacts);

/// <param name="Place">Named in the words or chosen beside them; then only services that reach it are found.</param>
/// <param name="At">UTC; the moment that open and closed are about.</param>
/// <param name="Found">Best first.</param>
/// <param name="Practice">The same in the practice region, never among the others unless its municipality was named.</param>
/// <param name="Published">Codes of the municipalities whose region has published an edition.</param>
public sealed record SearchAnswer(
    SearchQuestion Question, Place? Place, DateTime At, DateTime Now,
    IReadOnlyList<Offer> Found, IReadOnlyList<Offer> Practice, IReadOnlySet<string> Published)
{
    /// <summary>Services of one page of the list, opened.</summary>
    public IReadOnlyList<FoundService> Open(IEnumerable<Offer> offers) =>
    [
        .. from offer in offers
           let asked = Question.Person with { Municipality = Place?.Municipality?.Code ?? "" }
           let answering = new CallAnswering(offer.Document, asked, At, Now, onPaper: false)
           select new FoundService(
               offer.Network?.Id, offer.Network?.Name ?? LocalText.Empty, offer.Organization.Name, offer.Service.Name,
               offer.Service.Description, answering.ContactsOf(offer.Organization, offer.Service)),
    ];
}
