using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>An edition beside an earlier one, in words.</summary>
[OpenTo(Audience.Everyone)]
public sealed class ChangesModel(CompareEditions compare, ContactWords words, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public string Network { get; init; } = "";

    [FromRoute]
    public int Edition { get; init; }

    /// <summary>The earlier one; the one before when it is left out.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Since { get; set; }

    public EditionComparison Comparison { get; private set; } = null!;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var compared = await compare.RunAsync(Actor, Network, Edition, Since, ct);
        Comparison = compared.Value!;
        return !compared.Refused;
    }

    public string Told(NamedContact named, ContactFact fact)
    {
        var contact = named.Contact;
        var value = fact switch
        {
            ContactFact.Phone => contact.Phone,
            ContactFact.Email => contact.Email,
            ContactFact.Web => contact.Web,
            ContactFact.Place => ContactWords.PlaceOf(contact.Place),
            ContactFact.Hours => words.HoursOf(contact.Schedule),
            ContactFact.Languages => words.LanguagesOf([.. contact.Languages], contact.Interpreter),
            ContactFact.Cost => named.Cost.ToString(),
            ContactFact.Payer => named.Payer.ToString(),
            ContactFact.Visibility => contact.Visibility.TlpWord(),
            _ => contact.VerifiedAt is { } at ? Clock.Date(at) : "",
        };
        return value.Length > 0 ? value : T["editions.differences.nothing"];
    }

    public string Leaders(IReadOnlyList<StepLeader> leaders) => leaders.Count == 0
        ? T["editions.differences.nobody"]
        : string.Join(", ", leaders.Select(l => catalogue.Named(l.Name, l.When, T)));
}
