using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

public sealed record WorkshopFeedback(Workshop Workshop, PublishedFeedback Published);

/// <summary>What may be shown of a closed workshop's feedback, to the network's members.</summary>
public sealed class ReadFeedback(ViittaDb db)
{
    public async Task<Outcome<WorkshopFeedback>> RunAsync(Actor actor, Guid workshopId, CancellationToken ct)
    {
        var workshop = await db.Workshops.Of(actor).AsNoTracking()
            .FirstOrDefaultAsync(w => w.Id == workshopId && w.State == WorkshopState.Closed, ct);
        if (workshop is null || !actor.Belongs(workshop.NetworkId))
        {
            return Refusals.NotFound;
        }
        var results = await db.FeedbackResults.AsNoTracking().FirstOrDefaultAsync(r => r.WorkshopId == workshopId, ct);
        return new WorkshopFeedback(workshop, results?.Published ?? new());
    }
}
