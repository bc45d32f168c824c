using Viitta.Common;
using Viitta.Features.Overview;
using Viitta.Features.Pathways;
using Viitta.Features.Workshops;

namespace Viitta.Tests.Overview;

public sealed class NextStepsTests
{
    private static readonly Catalogue Content = Catalogue.Read(Path.Combine(AppContext.BaseDirectory, "content"));
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateTime Noon = new(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Without_a_workshop_one_is_prepared() => Assert.Equal(["first-workshop"], Kinds(new() { NetworkId = "oulu" }));

    [Fact]
    public void A_running_workshop_comes_before_all_else() => Assert.Equal(
        ["workshop-running", "never-verified", "overdue", "workshop-planned"],
        Kinds(new()
        {
            NetworkId = "oulu",
            Workshops = [Workshop(WorkshopState.Planned), Workshop(WorkshopState.Running)],
            NeverVerified = 2,
            OverdueActions = 1,
        }));

    [Fact]
    public void A_closed_workshop_asks_for_its_findings_until_something_is_made_of_them()
    {
        var workshop = Workshop(WorkshopState.Closed);
        Assert.Equal(["findings"], Kinds(new() { NetworkId = "oulu", Workshops = [workshop] }));
        Assert.Equal(["draft"], Kinds(With(Pathway(PathwayState.Draft, workshop.Id, decided: 9))));
        Assert.Equal(["adopt"], Kinds(With(Pathway(PathwayState.Draft, workshop.Id))));
        Assert.Equal(["first-edition"], Kinds(With(Pathway(PathwayState.Adopted, workshop.Id))));
        Assert.Equal(["first-edition"], Kinds(With(Pathway(PathwayState.Adopted, null))));
        Assert.Equal(["findings", "first-edition"], Kinds(With(Pathway(PathwayState.Adopted, null) with { AdoptedOn = Today.AddYears(-1) })));
        Assert.Equal(["findings", "first-edition"], Kinds(With(Pathway(PathwayState.Adopted, null) with { ThemeId = "forced-marriage" })));

        DeskRows With(DeskPathway pathway) => new() { NetworkId = "oulu", Workshops = [workshop], Pathways = [pathway] };
    }

    [Fact]
    public void An_edition_is_followed_by_the_next_one_when_something_has_changed()
    {
        var rows = new DeskRows
        {
            NetworkId = "oulu",
            Workshops = [Workshop(WorkshopState.Closed)],
            Pathways = [Pathway(PathwayState.Adopted, null)],
            Edition = new DeskEdition(3, Noon, Today),
            ChangedAt = Noon,
        };
        Assert.Empty(Kinds(rows));
        Assert.Equal(["publish"], Kinds(rows with { ChangedAt = Noon.AddSeconds(1) }));
        Assert.Equal(["check-edition"], Kinds(rows with { Edition = new DeskEdition(3, Noon, Today.AddDays(-1)) }));
    }

    [Fact]
    public void The_map_says_who_cannot_be_called()
    {
        var steps = NextSteps.Of(new()
        {
            NetworkId = "oulu",
            Workshops = [Workshop(WorkshopState.Closed)],
            Pathways = [Pathway(PathwayState.Adopted, null)],
            Edition = new DeskEdition(1, Noon, Today),
            Unreachable = [LocalText.Same("Parish")],
            NeverVerified = 1,
            StaleContacts = 4,
        }, Content, Today);
        Assert.Equal(["unreachable", "never-verified", "stale"], steps.Select(s => s.Kind));
        Assert.All(steps, s => Assert.Equal("/networks/oulu/map", s.Url));
    }

    /// <summary>Every kind that the rule can give has its sentence and its link, in every language.</summary>
    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    [InlineData("en")]
    public void Every_step_has_its_words(string language)
    {
        string[] kinds = ["workshop-running", "findings", "draft", "adopt", "unreachable", "never-verified", "stale",
            "first-edition", "publish", "check-edition", "overdue", "workshop-planned", "first-workshop"];
        Assert.Empty(kinds.Where(k => Texts.Find($"overview.do.{k}", language) is null
            || (Texts.Find($"overview.task.{k}", language) ?? Texts.Find($"overview.task.{k}.one", language)) is null));
    }

    private static IEnumerable<string> Kinds(DeskRows rows) => NextSteps.Of(rows, Content, Today).Select(s => s.Kind);

    private static DeskWorkshop Workshop(WorkshopState state) =>
        new(Guid.NewGuid(), LocalText.Same("Berry harvest"), "labour-exploitation", Today.AddDays(-7), state);

    private static DeskPathway Pathway(PathwayState state, Guid? workshop, int decided = 10) => new(
        Guid.NewGuid(), "labour-exploitation", state, workshop, state == PathwayState.Draft ? null : Today, decided, 10);
}
