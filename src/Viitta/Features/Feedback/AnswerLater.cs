using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>What the link in a mail asks about.</summary>
public sealed record AskedLater(LaterLink Link, Workshop Workshop, Network Network, LocalText Title);

/// <summary>
/// Takes the one answer of a mailed link. The answer is kept as all others are: with the workshop and nothing else.
/// </summary>
public sealed class AnswerLater(ViittaDb db, ScenarioTexts scenarios, TimeProvider time)
{
    public static readonly TraceKind Answered = new("feedback.answered-later");

    /// <summary>Run out, or never made.</summary>
    public static readonly Refusal LinkOver = new("feedback.later-over", 410);

    /// <summary>Once answered it still opens, to say so.</summary>
    public async Task<AskedLater?> FindAsync(string key, CancellationToken ct)
    {
        var (hash, today) = (Secrets.Hash(key), Clock.LocalDate(time.Now()));
        var link = await db.LaterLinks.FirstOrDefaultAsync(l => l.KeyHash == hash && l.ExpiresOn >= today, ct);
        if (link is null)
        {
            return null;
        }
        var workshop = await db.Set<Workshop>().AsNoTracking().FirstAsync(w => w.Id == link.WorkshopId, ct);
        return new(
            link, workshop,
            await db.Networks.AsNoTracking().FirstAsync(n => n.Id == workshop.NetworkId, ct),
            (await scenarios.OfAsync(workshop.ScenarioVersionId, ct)).Title);
    }

    public Task<Outcome> RunAsync(string key, IReadOnlyDictionary<string, int> choices, CancellationToken ct) =>
        SaveFeedback.RetriedAsync(db, () => TryAsync(key, choices, ct), ct);

    private async Task<Outcome> TryAsync(string key, IReadOnlyDictionary<string, int> choices, CancellationToken ct)
    {
        if (await FindAsync(key, ct) is not { } asked)
        {
            return LinkOver;
        }
        if (asked.Link.Answered)
        {
            return Outcome.Ok;
        }
        var made = FeedbackResponse.Make(asked.Workshop.Id, FeedbackQuestion.At(asked.Link.Moment), choices, "");
        if (made.Refused)
        {
            return made.Refusal;
        }
        asked.Link.Answered = true;
        await SaveFeedback.AddAsync(db, Answered, asked.Workshop, [made.Value], ct);
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}
