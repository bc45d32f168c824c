using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

public enum CandidateDecision
{
    /// <summary>It is an organisation of its own.</summary>
    Accept,

    /// <summary>It is one that the map has under another name.</summary>
    Merge,

    /// <summary>It is left out.</summary>
    Reject,
}

/// <summary>The coordinator decides on an organisation that a workshop table wrote.</summary>
public sealed class DecideCandidate(ViittaDb db, MergeRows merge, IEnumerable<IOrganizationUse> uses, TimeProvider time)
{
    public static readonly TraceKind Accepted = new("service-map.candidate-accepted");
    public static readonly TraceKind Merged = new("service-map.candidate-merged");
    public static readonly TraceKind Rejected = new("service-map.candidate-rejected");

    public static readonly Refusal MergeInto = new("servicemap.merge-into", 400) { Field = "into" };
    public static readonly Refusal ReliedOn = new("servicemap.candidate-relied-on");

    /// <param name="into">For a merge: an organisation of the network or of the whole country.</param>
    public async Task<Outcome> RunAsync(Actor actor, Guid id, CandidateDecision decision, Guid? into, CancellationToken ct)
    {
        if (await db.Organizations.Of(actor).FirstOrDefaultAsync(o => o.Id == id, ct) is not { NetworkId: { } networkId } candidate)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(networkId))
        {
            return Keeping.NotKeeper;
        }
        if (!candidate.IsCandidate || candidate.RemovedAt is not null)
        {
            return Outcome.Ok; // decided already: a double click
        }
        if (decision == CandidateDecision.Reject && (await uses.ReliedOnAsync(networkId, ct)).Contains(id))
        {
            return ReliedOn;
        }
        if (decision == CandidateDecision.Merge && (await MergeAsync(candidate, into, ct)).Refusal is { } refusal)
        {
            return refusal;
        }
        if (decision == CandidateDecision.Accept)
        {
            candidate.IsCandidate = false;
        }
        else
        {
            candidate.RemovedAt = time.Now();
        }
        db.Record(decision switch
        {
            CandidateDecision.Accept => Accepted,
            CandidateDecision.Merge => Merged,
            _ => Rejected,
        }, id, networkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }

    private async Task<Outcome> MergeAsync(Organization candidate, Guid? into, CancellationToken ct) =>
        await db.Organizations.For(candidate.NetworkId!).FirstOrDefaultAsync(o => o.Id == into && !o.IsCandidate, ct) is { } target
            ? await merge.MoveAsync(candidate, target, ct)
            : MergeInto;
}
