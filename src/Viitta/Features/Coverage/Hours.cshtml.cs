using Viitta.Common;

namespace Viitta.Features.Coverage;

/// <summary>One need in one municipality: the hours of the week with somebody to call, and those with nobody.</summary>
public sealed class HoursModel(ReadCoverage read, Catalogue catalogue) : CoveragePage(read, catalogue)
{
    public AreaReach Area { get; private set; } = null!;

    public Reach Reach => Area.Reach;

    public IReadOnlyList<HourBand> Bands { get; private set; } = [];

    public IReadOnlyList<GapPattern> Patterns { get; private set; } = [];

    /// <summary>So many patterns are told; the rest is small.</summary>
    public const int PatternsShown = 8;

    /// <summary>The changes that would help most, each beside those before it.</summary>
    public IReadOnlyList<Helpful> Helpful { get; private set; } = [];

    public const int HelpfulShown = 5;

    /// <summary>What the address asks to try; null when nothing.</summary>
    public Tried? Tried { get; private set; }

    /// <summary>The contacts of services that answer the need there, to try changes on.</summary>
    public IReadOnlyList<CoveredContact> Choices { get; private set; } = [];

    /// <summary>Who can be reached, with the share of the year; the most first.</summary>
    public IReadOnlyList<(CoveredContact Contact, double Share)> Reached { get; private set; } = [];

    public override async Task<bool> LoadAsync(CancellationToken ct) => await base.LoadAsync(ct) && Area is not null;

    protected override void Show()
    {
        if (Coverage.Municipalities.Count == 0)
        {
            return;
        }
        var municipality = Coverage.Municipalities.FirstOrDefault(m => m.Code == Asked.Municipality, Coverage.Municipalities[0]);
        var need = Catalogue.Needs.FirstOrDefault(n => n.Id == Asked.Need, Catalogue.Needs[0]);
        var reach = Coverage.Reach(Asked, need.Id, municipality.Code);
        Area = new AreaReach(need, [municipality], reach);
        ShowChanges(reach);
        Bands = HourBand.Of(Tried?.Difference.After ?? reach);
        Patterns = GapPattern.Of(reach);
        Reached =
        [
            .. from contact in reach.Suitable
               let minutes = (Asked.StaleCounts ? contact.Open : contact.Fresh).Count
               where minutes > 0
               orderby minutes descending
               select (Coverage.Contacts[contact.ContactId], (double)minutes / reach.Span.Minutes),
        ];
    }

    private void ShowChanges(Reach reach)
    {
        Choices =
        [
            .. Coverage.Map.Services.Where(s => s.Answers(reach.Question)).SelectMany(s => s.Contacts).Select(c => Coverage.Contacts[c.Id])
                .OrderBy(c => c.Organization.Name.ToString(), StringComparer.CurrentCulture).ThenBy(c => c.Contact.Function.ToString(), StringComparer.CurrentCulture),
        ];
        if (ContactWhatIf.From(Request.Query, Coverage.Contacts, Errors) is { } asked)
        {
            var contact = Coverage.Contacts[asked.ContactId];
            var changed = Coverage.Map.With(asked.For(contact.Service.Id, Asked.Language, Now));
            Tried = new Tried(asked, contact, ReachDifference.Of(Coverage.Map, changed, reach.Question, reach.Span));
        }
        var help = Coverage.Map.Help([reach.Question], reach.Span);
        Helpful =
        [
            .. from ranked in help.Rank(help.Candidates(Now), HelpfulShown)
               let whatIf = ContactWhatIf.Of(ranked.Change)
               where whatIf is not null
               select new Helpful(whatIf, Coverage.Contacts[whatIf.ContactId], ranked.Gain),
        ];
    }

    public string Address(ContactWhatIf whatIf) =>
        $"{Root}/hours{Asked.Query(("contact", $"{whatIf.ContactId}"), ("change", Texts.Slug(whatIf.Kind)))}#what-if";
}

/// <summary>A gap with the page that tells of it.</summary>
public sealed record GapLine(CoveragePage Page, AreaReach Gap);

/// <param name="Places">Where, in words.</param>
/// <param name="Words">How large it is.</param>
public sealed record GapLinks(CoveragePage Page, AreaReach Gap, string Places, string Words);

/// <summary>Why nobody is reached, for a page that knows the contacts.</summary>
public sealed record ReasonList(CoveragePage Page, IReadOnlyList<GapReason> Reasons);

/// <param name="Hour">What it says now.</param>
public sealed record HourField(HoursModel Page, string Name, int Hour, int Least, int Most);
