using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>An address that is kept to ask at, as its owner sees it behind the link.</summary>
public sealed record KeptAddress(LaterAddress Row, Workshop Workshop)
{
    /// <summary>When mails are still to come.</summary>
    public IEnumerable<DateOnly> Days => new[] { FeedbackMoment.ThreeMonths, FeedbackMoment.TwelveMonths }
        .Where(m => m >= Row.Next).Select(m => LaterAddress.DayOf(m, Workshop.Date));
}

/// <summary>"No more mails": the address is erased at once. Whoever has the newest link may; no account is asked for.</summary>
public sealed class EraseAddress(ViittaDb db)
{
    public static readonly TraceKind Erased = new("feedback.address-erased");

    /// <summary>Erased, or a newer mail has another link.</summary>
    public static readonly Refusal LinkOver = new("feedback.mails-over", 410);

    public async Task<KeptAddress?> FindAsync(string key, CancellationToken ct)
    {
        var hash = Secrets.Hash(key);
        return await db.LaterAddresses.Where(a => a.StopKeyHash == hash)
            .Join(db.Set<Workshop>(), a => a.WorkshopId, w => w.Id, (a, w) => new KeptAddress(a, w)).FirstOrDefaultAsync(ct);
    }

    public async Task<Outcome> RunAsync(string key, CancellationToken ct)
    {
        if (await FindAsync(key, ct) is not { } kept)
        {
            return LinkOver;
        }
        db.LaterAddresses.Remove(kept.Row);
        SaveFeedback.Record(db, Erased, kept.Workshop);
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}
