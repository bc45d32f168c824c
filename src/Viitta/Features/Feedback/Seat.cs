using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>Whoever is asked took part: a participant and the workshop. An observer is asked nothing: what they felt would tell nothing of those who worked.</summary>
public sealed record Seat(Workshop Workshop, Participant Participant)
{
    /// <summary>Null for whoever has none in that workshop.</summary>
    public static async Task<Seat?> FindAsync(ViittaDb db, Actor actor, Guid workshopId, CancellationToken ct)
    {
        var workshop = await db.Workshops.Of(actor).FirstOrDefaultAsync(w => w.Id == workshopId, ct);
        var participant = await db.Participants.FirstOrDefaultAsync(p => p.Id == actor.ParticipantId && p.WorkshopId == workshopId && !p.Observes, ct);
        return workshop is null || participant is null ? null : new(workshop, participant);
    }
}
