using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>Whom do I call: who leads each step of a theme, or who answers a need, and the number that works now.</summary>
[OpenTo(Audience.Everyone)]
public sealed class CallModel(ReadCall read, ListCallRegions regions, Catalogue catalogue) : ViittaPage
{
    /// <summary>So many round-the-clock numbers stand open; the others wait behind a click.</summary>
    public const int AlwaysShown = 3;

    public CallAsked Asked { get; private set; } = new();

    public CallAnswer Answer { get; private set; } = null!;

    public AskForm Form { get; private set; } = null!;

    /// <summary>"Pakkoavioliitto · Iisalmi · nyt, la 22.40 · 17 v".</summary>
    public string Summary(CallWords words)
    {
        string?[] parts =
        [
            catalogue.Needs.FirstOrDefault(n => n.Id == Asked.Need)?.Name.ToString(),
            catalogue.Themes.FirstOrDefault(t => t.Id == Asked.Theme)?.Name.ToString(),
            catalogue.Municipality(Asked.Municipality)?.Name.ToString(),
            words.Asked(Answer),
            Answer.Question.Age is { } age ? T["editions.asked.age", age] : null,
            catalogue.ServiceLanguages.FirstOrDefault(l => l.Id == Asked.Language)?.Name.ToString(),
            catalogue.ResidenceSituations.FirstOrDefault(r => r.Id == Asked.Residence)?.Name.ToString(),
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>The need that is asked about; null when it is a theme.</summary>
    public Term? Need => catalogue.Needs.FirstOrDefault(n => n.Id == Answer.Question.Need);

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Asked = CallAsked.From(Request.Query);
        if (Asked.IsNothing)
        {
            return LocalRedirect("/");
        }
        var question = Asked.Read(catalogue, Errors);
        Answer = (await read.RunAsync(Actor, question, ct)).Value!;
        Form = new AskForm(Asked, await regions.RunAsync(ct), this, IsFirst: false);
        return PageWithStatus();
    }

    public PageFrame Frame => new()
    {
        Map = true,
        Fictional = Answer.IsPractice,
        Tlp = Answer.Level > Visibility.Clear ? Answer.Level : null,
    };

    /// <summary>A leader who answers now needs nobody else first.</summary>
    public static bool AnswersNow(CallStep step) => step.Leaders.Any(l => l.Contacts.Any(c => c.State.IsOpen && c.Phone.Length > 0));
}

/// <summary>A contact as a card; the organisation is named where the text around does not.</summary>
public sealed record CallCard(CallContact Contact, bool NamesOrganization);
