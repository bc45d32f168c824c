using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <param name="People">Of the network, with an account.</param>
/// <param name="Invited">Those of them who have been mailed the time that the workshop has now.</param>
public sealed record RunSheetView(StageView Stage, RunSheet Sheet, int People, int Invited);

/// <summary>The day of a workshop for those who run it.</summary>
public sealed class ReadRunSheet(ViittaDb db, ReadStage read)
{
    /// <summary>Null when it is not there, or not for this actor.</summary>
    public async Task<RunSheetView?> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (await read.RunAsync(actor, id, facilitates: true, ct) is not { } stage)
        {
            return null;
        }
        var people = await db.PeopleOf(stage.Workshop).CountAsync(ct);
        var left = await db.NotInvitedTo(stage.Workshop).CountAsync(ct);
        return new RunSheetView(stage, RunSheet.Of(stage.Scenario, stage.Workshop.StartsAt), people, people - left);
    }
}
