using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

// What the coordinator does to a row of a draft. The rules are in PathwayStep, the common way in PathwayChange.

/// <summary>Writes the network's wording of a step in one language.</summary>
public sealed class SayStep(PathwayChange change)
{
    public static readonly TraceKind Said = new("pathways.step-worded");

    /// <param name="overruled">The coordinator has looked at the warning and says that it is nobody's data.</param>
    public Task<Outcome> RunAsync(
        Actor actor, Guid id, string stepId, int version, string language, string text, bool overruled, CancellationToken ct) =>
        change.RunAsync(actor, id, stepId, version, Said, (_, step) =>
        {
            var cleaned = FreeText.Clean(text);
            var refusal = Keeping.Problem(cleaned, PathwayStep.TextLength, overruled);
            step.Text = refusal is null ? step.Text.With(language, cleaned) : step.Text;
            return Task.FromResult(new Outcome(refusal?.For("text")));
        }, ct);
}

/// <summary>Marks that the coordinator has gone through a step, or takes the mark away.</summary>
public sealed class DecideStep(PathwayChange change)
{
    public static readonly TraceKind Decided = new("pathways.step-decided");

    public Task<Outcome> RunAsync(Actor actor, Guid id, string stepId, int version, bool decided, CancellationToken ct) =>
        change.RunAsync(actor, id, stepId, version, Decided, (_, step) =>
        {
            step.Decided = decided;
            return Task.FromResult(Outcome.Ok);
        }, ct);
}

/// <summary>Takes an organisation's part in a step away. It can be put back for thirty days.</summary>
public sealed class RemoveResponsibility(PathwayChange change, TimeProvider time)
{
    public static readonly TraceKind Removed = new("pathways.responsibility-removed");

    public Task<Outcome> RunAsync(Actor actor, Guid id, string stepId, int version, Guid responsibilityId, CancellationToken ct) =>
        change.RunAsync(actor, id, stepId, version, Removed, (_, step) =>
        {
            step.Remove(responsibilityId, time.Now());
            return Task.FromResult(Outcome.Ok);
        }, ct);
}

/// <summary>Puts back an organisation's part in a step that was taken away.</summary>
public sealed class PutResponsibilityBack(PathwayChange change, TimeProvider time)
{
    public static readonly TraceKind PutBack = new("pathways.responsibility-put-back");

    public Task<Outcome> RunAsync(Actor actor, Guid id, string stepId, int version, Guid responsibilityId, CancellationToken ct) =>
        change.RunAsync(actor, id, stepId, version, PutBack, (_, step) => Task.FromResult(step.PutBack(responsibilityId, time.Now())), ct);
}

/// <summary>What a form or the API says about an organisation's part in a step.</summary>
/// <param name="Id">Made with the form, so that sending it twice adds one. The id of an existing one changes it.</param>
/// <param name="OrganizationId">Null for a new organisation. An existing responsibility keeps its organisation.</param>
/// <param name="NewName">A candidate for the map, with its sector.</param>
/// <param name="Handover">In <paramref name="Language"/>; the other languages stay as they are.</param>
public sealed record ResponsibilityInput(
    Guid Id, Guid? OrganizationId, string NewName, string SectorId, ResponsibilityTerms Terms, string Handover, string Language, bool Overruled);

/// <summary>Adds an organisation's part in a step, or changes it.</summary>
public sealed class PutResponsibility(ViittaDb db, PathwayChange change, AddCandidate candidates, Catalogue catalogue)
{
    public static readonly TraceKind Put = new("pathways.responsibility-put");

    public static readonly Refusal WhoMissing = new("pathways.who-missing", 400) { Field = "who" };

    public Task<Outcome> RunAsync(Actor actor, Guid id, string stepId, int version, ResponsibilityInput input, CancellationToken ct) =>
        change.RunAsync(actor, id, stepId, version, Put, async (pathway, step) =>
        {
            var handover = FreeText.Clean(input.Handover);
            if (Keeping.Problem(handover, ResponsibilityTerms.HandoverLength, input.Overruled) is { } refusal)
            {
                return refusal.For("handover");
            }
            var existing = step.Responsibilities.Find(r => r.Id == input.Id);
            var who = existing?.OrganizationId ?? await WhoAsync(actor, pathway.NetworkId, input, ct);
            if (who.Refused)
            {
                return who.Refusal.Field is null ? who.Refusal.For("name") : who.Refusal;
            }
            if (input.Terms.When.Answers.Select(a => a.Key).Except(catalogue.PointsAt(step, existing).Select(p => p.Id)).Any())
            {
                return Refusals.NotAChoice.For("when");
            }
            if (await CheckAsync(pathway.NetworkId, who.Value, input.Terms, ct) is { } no)
            {
                return no;
            }
            var written = (existing?.Handover ?? LocalText.Empty).With(input.Language, handover);
            return step.Put(input.Id, who.Value, input.Terms with { Handover = written, Provenance = existing?.Provenance }) is { Refusal: { } twice } ? twice.For("role") : Outcome.Ok;
        }, ct);

    private async Task<Outcome<Guid>> WhoAsync(Actor actor, string networkId, ResponsibilityInput input, CancellationToken ct)
    {
        if (input.OrganizationId is { } id)
        {
            return await db.Organizations.For(networkId).AnyAsync(o => o.Id == id, ct) ? id : Refusals.NotAChoice.For("who");
        }
        if (string.IsNullOrWhiteSpace(input.NewName))
        {
            return WhoMissing;
        }
        var candidate = await candidates.FindOrAddAsync(actor, networkId, input.NewName, input.SectorId, ct);
        return candidate.Refused ? candidate.Refusal : candidate.Value.Id;
    }

    private async Task<Refusal?> CheckAsync(string networkId, Guid organizationId, ResponsibilityTerms terms, CancellationToken ct)
    {
        if (terms.ServiceId is { } service && !await db.Services.For(networkId).AnyAsync(s => s.Id == service && s.OrganizationId == organizationId, ct))
        {
            return Refusals.NotAChoice.For("service");
        }
        return terms.SubstituteId is { } substitute
            && (substitute == organizationId || !await db.Organizations.For(networkId).AnyAsync(o => o.Id == substitute, ct))
            ? Refusals.NotAChoice.For("substitute")
            : null;
    }
}
