using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.Layout;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Search;

/// <summary>
/// Services with their numbers by everyday words, need, place and person: as a list, a table of needs and places, or a map
/// of the counties. The address is the search: it can be kept and sent on.
/// </summary>
[OpenTo(Audience.Everyone)]
public sealed class SearchModel(SearchServices search, Catalogue catalogue) : ViittaPage
{
    public Catalogue Catalogue => catalogue;

    public SearchAsked Asked { get; private set; } = new();

    /// <summary>Null before anything was looked for, and when the question was refused.</summary>
    public SearchAnswer? Answer { get; private set; }

    /// <summary>One page of the list.</summary>
    public IReadOnlyList<FoundService> Found { get; private set; } = [];

    public IReadOnlyList<FoundService> Practice { get; private set; } = [];

    /// <summary>For the table and the map.</summary>
    public ServiceReach Reach => field ??= new ServiceReach(Answer!, catalogue);

    public int Pages => Answer is null ? 0 : (Answer.Found.Count + SearchServices.PageSize - 1) / SearchServices.PageSize;

    public AskFields Fields => new(Asked.Person, this);

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Asked = SearchAsked.From(Request.Query);
        var question = Asked.Read(catalogue, Errors);
        question = question with { Everywhere = Asked.View == SearchView.Map };
        if (Errors.Count == 0 && !(question.IsNothing && Asked.View == SearchView.List))
        {
            var answered = await search.RunAsync(Actor, question, ct);
            if (answered.Refused)
            {
                Errors.Add(answered.Refusal);
            }
            Answer = answered.Value;
        }
        if (Answer is not null)
        {
            Show(Answer);
        }
        return PageWithStatus();
    }

    private void Show(SearchAnswer answer)
    {
        if (Asked.View == SearchView.List)
        {
            Found = answer.Open(answer.Found.Skip((Asked.Page - 1) * SearchServices.PageSize).Take(SearchServices.PageSize));
            Practice = Asked.Page == 1 ? answer.Open(answer.Practice.Take(SearchServices.PageSize)) : [];
        }
    }

    public IReadOnlyList<Term> Needs => Asked.Need.Length == 0 ? catalogue.Needs : [.. catalogue.Needs.Where(n => n.Id == Asked.Need)];

    /// <summary>"Turvallinen majoitus · Iisalmi · nyt, la 22.40": what was asked beside the words.</summary>
    public string Summary(CallWords words)
    {
        string?[] parts =
        [
            catalogue.Needs.FirstOrDefault(n => n.Id == Asked.Need)?.Name.ToString(),
            catalogue.Themes.FirstOrDefault(t => t.Id == Asked.Person.Theme)?.Name.ToString(),
            (Answer is null ? Place.Of(catalogue, Asked.Place) : Answer.Place)?.Name.ToString() ?? T["search.whole-country"],
            Answer is { } answer ? words.Asked(answer.At, answer.Question.Person.At is null) : null,
            int.TryParse(Asked.Person.Age, out var age) ? T["editions.asked.age", age] : null,
            catalogue.ServiceLanguages.FirstOrDefault(l => l.Id == Asked.Person.Language)?.Name.ToString(),
            catalogue.ResidenceSituations.FirstOrDefault(r => r.Id == Asked.Person.Residence)?.Name.ToString(),
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    public PageFrame Frame => new()
    {
        Width = Asked.View == SearchView.List ? "narrow" : "wide",
        Map = true,
        Fictional = Found.Concat(Practice).SelectMany(f => f.Contacts).Any(c => !c.Dialable)
            || (Asked.View != SearchView.List && Answer?.Found.Any(o => o.Document.IsPractice) == true),
        Tlp = Found.Concat(Practice).SelectMany(f => f.Contacts).Select(c => c.Visibility)
            .DefaultIfEmpty(Visibility.Clear).Max() is > Visibility.Clear and var most ? most : null,
    };
}
