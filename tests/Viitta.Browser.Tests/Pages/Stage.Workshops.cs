using Viitta.Common;
using Viitta.Features.Practice;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Pathways;
using Viitta.Tests.Workshops;

namespace Viitta.Browser.Tests.Pages;

// What the pages of workshops look at, beside those that the stage begins with.
public sealed partial class Stage
{
    /// <summary>The open link to the practice workshop's report.</summary>
    public async Task<string> SharedReportAsync() =>
        (await App.RunAsync((ShareReport share) => share.RunAsync(Actor.Program, PlantWorkshop.Id, default))).Value!.Path;

    /// <summary>What a recorder's link to the workshop opens.</summary>
    public async Task<string> RecordAsync(Workshop workshop) =>
        (await App.RunAsync((MakeRecordLink make) => make.RunAsync(Actor.Program, workshop.Id, default))).Value!.Path;

    /// <summary>A rehearsal whose simulated tables are in the middle of the second part, or, revealed and closed, at its end.</summary>
    public async Task<Workshop> RehearsedAsync(bool closed = false)
    {
        var rehearsal = (await App.RunAsync((StartRehearsal start) => start.RunAsync(
            Actor.Program, new(Guid.CreateVersion7(), "berry-harvest", ""), Languages.Current, default))).Value!;
        await App.RunAsync((SetPace pace) => pace.RunAsync(Actor.Program, rehearsal.Id, 20, default));
        for (var from = 0; from < 2; from++)
        {
            await App.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, rehearsal.Id, from, default));
            App.Time.Advance(TimeSpan.FromSeconds(25));
            await App.RunAsync((PlayRehearsals play) => play.RunAsync(id: null, default));
        }
        if (closed)
        {
            await App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, rehearsal.Id, true, default));
            await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, rehearsal.Id, default));
        }
        return rehearsal;
    }

    /// <summary>A console whose workshop has a recorder and an observer.</summary>
    public async Task<string> RecordedStageAsync()
    {
        var workshop = await App.AddAnsweredWorkshopAsync("tuulivaara", false);
        await RecordAsync(workshop);
        await App.AddPhoneAsync(workshop, observes: true);
        return $"/workshops/{workshop.Id}/stage";
    }

    /// <summary>A scenario that two networks have worked on.</summary>
    public async Task<string> SameScenarioAsync()
    {
        await App.AddClosedWorkshopAsync("north-savo");
        await App.AddClosedWorkshopAsync("oulu");
        var other = await App.AddWorkshopAsync("oulu", parts: 1);
        await App.AnswerAsync(other, 1, "P2", Role.Leads, "Night team");
        await App.AnswerAsync(other, 2, "P3", Role.Leads, (await App.AddCandidateAsync("oulu", "Police")).Id);
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, other.Id, default));
        return "/scenarios/berry-harvest/findings";
    }
}
