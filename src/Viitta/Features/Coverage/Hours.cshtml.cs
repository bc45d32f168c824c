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
        Bands = HourBand.Of(reach);
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
}

/// <summary>A gap with the page that tells of it.</summary>
public sealed record GapLine(CoveragePage Page, AreaReach Gap);

/// <summary>Why nobody is reached, for a page that knows the contacts.</summary>
public sealed record ReasonList(CoveragePage Page, IReadOnlyList<GapReason> Reasons);

/// <summary>One field of the form.</summary>
public sealed record CoverageChoice(string Name, string Label, string Value, IReadOnlyList<(string Value, string Label)> Options);
