using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>
/// Makes a draft of a typical picture, for a network that has held no workshop on the theme yet: each sector becomes the
/// organisation that the coordinator chose for it, and all of it an assumption. One such draft a theme: asked again, it is the
/// one that is there.
/// </summary>
public sealed class StartFromTypical(ViittaDb db, TypicalPictures pictures, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Started = new("pathways.started-from-typical");

    public static readonly Refusal NobodyChosen = new("pathways.typical.nobody", 400);

    /// <param name="newId">Made with the form, so that sending it twice makes one draft.</param>
    /// <param name="chosen">Sector → organisation of the network; a sector that is left out stays out.</param>
    public async Task<Outcome<Guid>> RunAsync(
        Actor actor, string networkId, string themeId, Guid newId, IReadOnlyDictionary<string, Guid> chosen, CancellationToken ct)
    {
        if (pictures.Of(themeId) is not { } picture || !await db.Networks.Of(actor).AnyAsync(n => n.Id == networkId, ct))
        {
            return Refusals.NotFound;
        }
        if (!actor.Coordinates(networkId))
        {
            return Pathway.NotCoordinator;
        }
        if (await DraftAsync(networkId, themeId, ct) is { } there)
        {
            return there;
        }
        if (!picture.Sectors.Any(chosen.ContainsKey))
        {
            return NobodyChosen;
        }
        var known = await db.Organizations.For(networkId).Select(o => o.Id).ToListAsync(ct);
        if (chosen.FirstOrDefault(c => !known.Contains(c.Value)) is { Key: { } wrong })
        {
            return Refusals.NotAChoice.For(wrong);
        }
        var draft = new Pathway { Id = newId, NetworkId = networkId, ThemeId = themeId, CreatedAt = time.Now() };
        draft.Steps.AddRange(catalogue.Steps.Select(s => Step(s.Id, picture, chosen)));
        db.Pathways.Add(draft);
        db.Record(Started, draft.Id, networkId, actor, time.Now());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two presses at the same moment: the key lets one draft through.
            db.ChangeTracker.Clear();
            if (await DraftAsync(networkId, themeId, ct) is { } other)
            {
                return other;
            }
            throw;
        }
        return draft.Id;
    }

    private static PathwayStep Step(string stepId, TypicalPicture picture, IReadOnlyDictionary<string, Guid> chosen)
    {
        var step = new PathwayStep { StepId = stepId };
        if (picture.Steps.Find(s => s.Step == stepId) is { } typical)
        {
            foreach (var part in typical.Parts.Where(p => chosen.ContainsKey(p.Sector)))
            {
                var (organization, when) = (chosen[part.Sector], Situation.Of(part.When));
                if (step.Responsibilities.Find(r => r.OrganizationId == organization && r.Role == part.Role) is { } same)
                {
                    same.When = same.When.Both(when); // one organisation for two sectors: it acts wherever one of them does
                    continue;
                }
                step.Put(Guid.CreateVersion7(), organization, new()
                {
                    Role = part.Role,
                    When = when,
                    InformationLabel = part.Label ?? typical.Label,
                    Basis = Basis.Assumption,
                    Confidence = Confidence.Assumed,
                });
            }
        }
        return step;
    }

    private Task<Guid?> DraftAsync(string networkId, string themeId, CancellationToken ct) => db.Pathways
        .Where(p => p.NetworkId == networkId && p.ThemeId == themeId && p.State == PathwayState.Draft && p.WorkshopId == null)
        .OrderBy(p => p.Id).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
}
