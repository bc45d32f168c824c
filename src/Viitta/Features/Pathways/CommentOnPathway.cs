using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>What a comment link leads to.</summary>
/// <param name="Names">By id: the organisations that a member of the network may know of, and the one that was asked.</param>
public sealed record AskedComment(
    CommentRequest Request, Pathway Pathway, Network Network, IReadOnlyDictionary<Guid, LocalText> Names)
{
    public LocalText Organization => Names[Request.OrganizationId];

    public bool IsOwn(Responsibility part) => part.OrganizationId == Request.OrganizationId || part.SubstituteId == Request.OrganizationId;
}

/// <summary>Reads what a comment link is about. Null when it was never made, or the round is over.</summary>
public sealed class FindComment(ViittaDb db, TimeProvider time)
{
    public async Task<AskedComment?> RunAsync(string key, CancellationToken ct)
    {
        var hash = Secrets.Hash(key);
        if (await db.CommentRequests.FirstOrDefaultAsync(r => r.KeyHash == hash, ct) is not { } request
            || await db.Pathways.WithSteps().AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.PathwayId, ct) is not { } pathway
            || !pathway.TakesComments(Clock.LocalDate(time.Now())))
        {
            return null;
        }
        // Whoever was asked reads as a member does: an organisation that is kept to authorities is not named.
        var reader = new Actor { Networks = new Dictionary<string, NetworkRole> { [pathway.NetworkId] = NetworkRole.Member } };
        var ids = pathway.OrganizationIds().ToList();
        var names = await db.Organizations.AsNoTracking().Of(reader).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        names[request.OrganizationId] = await db.Organizations.Where(o => o.Id == request.OrganizationId).Select(o => o.Name).FirstAsync(ct);
        return new AskedComment(
            request, pathway, await db.Networks.AsNoTracking().FirstAsync(n => n.Id == pathway.NetworkId, ct), names);
    }
}

/// <summary>What an organisation sends.</summary>
/// <param name="Version">Of the request, as the page showed it.</param>
/// <param name="Steps">Step id → words; empty ones are none.</param>
/// <param name="Seen">Step id → the version of the step that was read; as it is now where it does not say.</param>
/// <param name="Overruled">The warning was looked at: it is nobody's data.</param>
public sealed record CommentInput(int Version, Stance? Stance, string Text, IReadOnlyDictionary<string, string> Steps, IReadOnlyDictionary<string, int> Seen, bool Overruled = false);

/// <summary>Takes an organisation's comments, as often as it changes them while the round lasts. Who has the link speaks for it.</summary>
public sealed class CommentOnPathway(ViittaDb db, FindComment find, TimeProvider time)
{
    public static readonly TraceKind Commented = new("pathways.commented");

    public async Task<Outcome> RunAsync(string key, CommentInput input, CancellationToken ct)
    {
        if (await find.RunAsync(key, ct) is not { } asked)
        {
            return CommentRequest.Over;
        }
        if (input.Steps.Keys.Concat(input.Seen.Keys).Except(asked.Pathway.Steps.Select(s => s.StepId)).Any())
        {
            return Refusals.NotAChoice.For("steps");
        }
        var text = FreeText.Clean(input.Text);
        var steps = asked.Pathway.Ordered.Select(s => s.StepId)
            .Select(id => (Id: id, Text: FreeText.Clean(input.Steps.GetValueOrDefault(id) ?? "")))
            .Where(s => s.Text.Length > 0).ToDictionary(s => s.Id, s => s.Text);
        var problem = steps.Select(s => Problem(s.Value)?.For($"step-{s.Key}")).FirstOrDefault(p => p is not null) ?? Problem(text)?.For("text");
        if (problem is not null)
        {
            return problem;
        }
        if (input.Stance is not { } stance)
        {
            return CommentRequest.StanceMissing;
        }
        if (asked.Request.AnsweredAt is not null && asked.Request.Version != input.Version) // a reminder changes it too
        {
            return Refusals.ChangedMeanwhile;
        }
        var seen = asked.Pathway.Steps.ToDictionary(s => s.StepId, s => Math.Min(input.Seen.GetValueOrDefault(s.StepId, s.Version), s.Version));
        asked.Request.Answer(new CommentWords(stance, text, steps), seen, time.Now());
        db.Record(Commented, asked.Request.Id, asked.Pathway.NetworkId, new Actor { OrganizationId = asked.Request.OrganizationId }, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;

        Refusal? Problem(string said) => Keeping.Problem(said, CommentRequest.TextLength, input.Overruled);
    }
}
