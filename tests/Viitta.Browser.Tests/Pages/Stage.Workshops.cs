using Viitta.Common;
using Viitta.Features.Practice;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
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

    /// <summary>A console whose workshop has a recorder and an observer.</summary>
    public async Task<string> RecordedStageAsync()
    {
        var workshop = await App.AddAnsweredWorkshopAsync("tuulivaara", false);
        await RecordAsync(workshop);
        await App.AddPhoneAsync(workshop, observes: true);
        return $"/workshops/{workshop.Id}/stage";
    }
}
