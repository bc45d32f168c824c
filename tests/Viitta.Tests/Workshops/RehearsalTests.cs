using Viitta.Common;
using Viitta.Features.Networks;
using Viitta.Features.Workshops;

namespace Viitta.Tests.Workshops;

/// <summary>Rules of a rehearsal: where it may be, and how far its tables are.</summary>
public sealed class RehearsalTests
{
    private static readonly DateTime Noon = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Network Practice = new() { Id = "tuulivaara", Name = LocalText.Same("Practice"), IsPractice = true };

    private static Workshop Planned(string network = "tuulivaara") => new()
    {
        NetworkId = network,
        ScenarioVersionId = Guid.NewGuid(),
        Date = new(2026, 11, 21),
        Code = "KX74PM",
        JoinKey = Secrets.NewKey(),
        CreatedAt = Noon,
    };

    private static Workshop Rehearsed()
    {
        var workshop = Planned();
        Assert.Null(workshop.Rehearse(Practice, "sv").Refusal);
        return workshop;
    }

    [Fact]
    public void Only_a_workshop_of_the_practice_network_can_be_simulated()
    {
        var real = Planned("north-savo");
        Assert.Equal(Workshop.OnlyInPractice, real.Rehearse(new() { Id = "north-savo", Name = LocalText.Same("Real") }, "fi").Refusal);
        Assert.Equal(Workshop.OnlyInPractice, real.Rehearse(Practice, "fi").Refusal);
        Assert.False(real.IsRehearsal);
        Assert.Equal(("sv", Rehearsal.FirstPace), (Rehearsed().Rehearsal!.Language, Rehearsed().Rehearsal!.Pace));
    }

    [Fact]
    public void What_people_have_begun_is_never_made_a_rehearsal()
    {
        var workshop = Planned();
        workshop.Close(Noon);
        Assert.Equal(Workshop.MovedOn, workshop.Rehearse(Practice, "fi").Refusal);
        Assert.False(workshop.IsRehearsal);
        Assert.Equal("language", Planned().Rehearse(Practice, "de").Refusal?.Field);
    }

    [Fact]
    public void Another_pace_goes_on_from_where_the_tables_are()
    {
        var workshop = Rehearsed();
        Assert.Equal(TimeSpan.FromMinutes(10), workshop.RehearsedFor(Noon.AddMinutes(2)));
        Assert.Null(workshop.SetPace(20, Noon.AddMinutes(2)).Refusal);
        Assert.Equal(TimeSpan.FromMinutes(10), workshop.RehearsedFor(Noon.AddMinutes(2)));
        Assert.Equal(TimeSpan.FromMinutes(30), workshop.RehearsedFor(Noon.AddMinutes(3)));
        Assert.Null(workshop.SetPace(1, Noon.AddMinutes(3)).Refusal);
        Assert.Equal(TimeSpan.FromMinutes(31), workshop.RehearsedFor(Noon.AddMinutes(4)));
    }

    [Fact]
    public void Pace_is_refused_where_people_sit_after_the_end_and_when_it_is_no_choice()
    {
        Assert.Equal(Workshop.NoRehearsal, Planned().SetPace(5, Noon).Refusal);
        Assert.Equal("pace", Rehearsed().SetPace(7, Noon).Refusal?.Field);
        var closed = Rehearsed();
        closed.Close(Noon);
        Assert.Equal(Workshop.AlreadyClosed, closed.SetPace(20, Noon).Refusal);
    }
}
