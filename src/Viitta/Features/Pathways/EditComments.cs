using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Pathways;

// What the coordinator does to a comment round that is out; AskForComments puts it out.

/// <summary>Ends a comment round before its day. Asking again opens it again.</summary>
public sealed class CloseComments(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind Closed = new("pathways.comments-closed");

    public async Task<Outcome> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        var found = await db.Pathways.DraftAsync(actor, id, ct);
        if (found.Refused)
        {
            return found.Refusal;
        }
        var pathway = found.Value;
        pathway.CloseComments(Clock.LocalDate(time.Now()));
        if (db.ChangeTracker.HasChanges())
        {
            db.Record(Closed, id, pathway.NetworkId, actor, time.Now());
            await db.SaveChangesAsync(ct);
        }
        return Outcome.Ok;
    }
}

/// <summary>Makes a new link for an organisation, when the one that is out went astray: that one opens no more.</summary>
public sealed class RenewCommentLink(ViittaDb db, CommentKeys keys, TimeProvider time)
{
    public static readonly TraceKind Renewed = new("pathways.comment-link-renewed");

    public async Task<Outcome> RunAsync(Actor actor, Guid id, Guid organizationId, CancellationToken ct)
    {
        var found = await db.Pathways.DraftAsync(actor, id, ct);
        if (found.Refused)
        {
            return found.Refusal;
        }
        if (await db.CommentRequests.FirstOrDefaultAsync(r => r.PathwayId == id && r.OrganizationId == organizationId, ct) is not { } request)
        {
            return Refusals.NotFound;
        }
        request.Renew(keys.New());
        db.Record(Renewed, request.Id, found.Value.NetworkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}
