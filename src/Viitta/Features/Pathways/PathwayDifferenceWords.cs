using Viitta.Common;

namespace Viitta.Features.Pathways;

/// <summary>A step's differences in plain words, who leads first: "Leads: police → social emergency service".</summary>
public sealed class PathwayDifferenceWords(PathwayComparison comparison, Catalogue catalogue, Texts t)
{
    public IEnumerable<string> Of(StepDifference step)
    {
        if (step.Leaders is { } leaders)
        {
            yield return $"{catalogue.Of(Role.Leads).Name}: {Leaders(leaders.Was)} → {Leaders(leaders.Is)}";
        }
        foreach (var change in step.Roles)
        {
            yield return $"{Name(change.Party)}: {Roles(change.Was)} → {Roles(change.Is)}";
        }
        foreach (var change in step.Terms)
        {
            var what = $"{Name(change.Party)} ({catalogue.Of(change.Role).Name}), {t.Of("pathways.fact", change.Fact)}";
            yield return $"{what}: {Told(change.Fact, change.Was)} → {Told(change.Fact, change.Is)}";
        }
        if (step.TextDiffers)
        {
            yield return $"{t["pathways.text"]}: {Words(step.Was.Text)} → {Words(step.Is.Text)}";
        }
    }

    private string Name(string party) => comparison.BySector
        ? catalogue.Sector(party).Name.ToString()
        : comparison.Organizations[Guid.Parse(party)].Name.ToString();

    private string Leaders(IReadOnlyCollection<string> parties) => parties.Count == 0
        ? t["pathways.differences.nobody"]
        : string.Join(", ", parties.Select(Name).Order(StringComparer.CurrentCulture));

    private string Roles(IReadOnlyList<Role> roles) => roles.Count == 0
        ? t["pathways.differences.not-in-step"]
        : string.Join(", ", roles.Select(r => catalogue.Of(r).Name));

    private string Told(TermsFact fact, ResponsibilityTerms terms) => fact switch
    {
        TermsFact.When => terms.When.IsAny ? t["pathways.when.any"] : catalogue.Words(terms.When),
        TermsFact.Service => terms.ServiceId is { } id && comparison.Services.TryGetValue(id, out var name) ? name.ToString() : t["pathways.differences.not-said"],
        TermsFact.Hours => catalogue.Of(terms.Hours).Name.ToString(),
        TermsFact.Substitute => terms.SubstituteId is { } id ? comparison.Organizations[id].Name.ToString() : t["pathways.differences.nobody"],
        TermsFact.Label => terms.InformationLabel is { } label ? catalogue.Of(label).Name.ToString() : t["pathways.differences.not-said"],
        TermsFact.Basis => catalogue.Of(terms.Basis).Name.ToString(),
        TermsFact.Confidence => catalogue.Of(terms.Confidence).Name.ToString(),
        _ => Words(terms.Handover),
    };

    private string Words(LocalText text) => text.IsEmpty ? t["pathways.differences.not-said"] : $"“{text}”";
}
