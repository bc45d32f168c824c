using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>What may be shown of a closed workshop's feedback, to the network's members.</summary>
public sealed class ResultsModel(ViittaDb db) : ViittaPage
{
    public Workshop Workshop { get; private set; } = null!;

    public PublishedFeedback Published { get; private set; } = new();

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var found = await ReadFeedback.RunAsync(db, Actor, Guid.Parse((string)RouteData.Values["id"]!), ct);
        if (found is not { } result)
        {
            return false;
        }
        (Workshop, Published) = result;
        return true;
    }
}

/// <summary>Page and API read through here.</summary>
public static class ReadFeedback
{
    /// <summary>Null: not there, not the reader's network, or the workshop still goes on.</summary>
    public static async Task<(Workshop Workshop, PublishedFeedback Published)?> RunAsync(
        ViittaDb db, Actor actor, Guid workshopId, CancellationToken ct)
    {
        var workshop = await db.Workshops.Of(actor).AsNoTracking()
            .FirstOrDefaultAsync(w => w.Id == workshopId && w.State == WorkshopState.Closed, ct);
        if (workshop is null || !actor.Belongs(workshop.NetworkId))
        {
            return null;
        }
        var results = await db.FeedbackResults.AsNoTracking().FirstOrDefaultAsync(r => r.WorkshopId == workshopId, ct);
        return (workshop, results?.Published ?? new());
    }
}
