using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Coverage;

/// <summary>How a case moves on along one pathway of a network, for one person in one municipality.</summary>
/// <param name="Asked">With what was found for what the address left out.</param>
/// <param name="Pathways">To choose from: those in force and the drafts, by theme.</param>
public sealed record NetworkProgression(
    NetworkCoverage Coverage, ProgressionAsked Asked, IReadOnlyList<Pathway> Pathways, PathwayChain Chain, Municipality Municipality,
    Progression Progression)
{
    /// <summary>Of the organisations that the pathway names, by id.</summary>
    public IReadOnlyDictionary<Guid, LocalText> Names { get; init; } = new Dictionary<Guid, LocalText>();

    /// <summary>The one case that begins when it was asked.</summary>
    public IReadOnlyList<CaseLine> Case { get; } = CaseLine.Of(Chain, Progression.From(Asked.Start).ToDictionary(t => t.Step.Id));

    /// <summary>The figures of a step; null when no case gets to it.</summary>
    public StartFigures? FiguresOf(ChainStep step) => Progression.Steps.FirstOrDefault(s => s.Step.Id == step.Step.Id)?.Figures;

    /// <summary>When any of those who may take a step up is reached, over the year.</summary>
    public Reach ReachOf(ChainStep step) => Coverage.Map.Reach(Question(step), Coverage.Span);

    /// <summary>Why nobody took a step up sooner, the longest first; none when somebody answered at once.</summary>
    public IReadOnlyList<GapReason> ReasonsFor(CaseLine line) =>
        line.Wait.Minutes == 0 ? [] : Coverage.Map.Reach(Question(line.Step), Progression.Horizon).ReasonsFor(line.Wait);

    /// <summary>Those who may take a step up and have no service on the map that serves the municipality.</summary>
    public IEnumerable<ChainLeader> Elsewhere(ChainStep step) =>
        step.Leaders.Where(l => !Coverage.Map.Services.Any(s => s.Answers(Progression.Question.Reach(step.ToAsk(), l.Services))));

    private ReachQuestion Question(ChainStep step) =>
        Progression.Question.Reach(step.ToAsk(), [.. step.Leaders.SelectMany(l => l.Services)]);
}

/// <summary>Joins what the network has agreed with when those who lead are reached.</summary>
public sealed class ReadProgression(ReadCoverage read, ViittaDb db, Catalogue catalogue)
{
    public static readonly Refusal NoPathway = new("coverage.no-pathway", 404);
    public static readonly Refusal NoArea = new("coverage.no-area", 404);

    /// <param name="errors">Takes what was asked and is not there; that then counts as not asked.</param>
    public async Task<Outcome<NetworkProgression>> RunAsync(
        Actor actor, string networkId, ProgressionAsked asked, List<Refusal> errors, CancellationToken ct)
    {
        var outcome = await read.RunAsync(actor, networkId, asked.Person.Year, ct);
        if (outcome.Refused)
        {
            return outcome.Refusal;
        }
        var pathways = await PathwaysAsync(actor, networkId, ct);
        if (pathways.Count == 0 || outcome.Value.Municipalities.Count == 0)
        {
            return pathways.Count == 0 ? NoPathway : NoArea;
        }
        var chosen = pathways.FirstOrDefault(p => asked.Pathway == $"{p.Id}" || asked.Pathway == p.ThemeId);
        if (chosen is null && asked.Pathway.Length > 0)
        {
            errors.Add(Refusals.NotAChoice.For("pathway"));
        }
        var named = chosen ?? pathways[0];
        return Of(outcome.Value, asked, pathways, named, asked.Person.Municipality) with { Names = await NamesAsync(named, ct) };
    }

    /// <summary>Without the names of organisations.</summary>
    /// <param name="municipality">Code; one that the network has not is its first.</param>
    public NetworkProgression Of(
        NetworkCoverage coverage, ProgressionAsked asked, IReadOnlyList<Pathway> pathways, Pathway pathway, string municipality, Substitute? tried = null)
    {
        var place = coverage.Municipalities.FirstOrDefault(m => m.Code == municipality, coverage.Municipalities[0]);
        var person = asked.Person with { Municipality = place.Code, Theme = pathway.ThemeId };
        var services = coverage.Contacts.Values.Select(c => (c.Organization.Id, Service: c.Service.Id)).Distinct().ToLookup(c => c.Id, c => c.Service);
        var chain = new PathwayChain(pathway, catalogue.Steps, services, person.Situation, tried);
        return new(
            coverage, asked with { Person = person, Pathway = $"{pathway.Id}" }, pathways, chain, place,
            coverage.Map.Progress(chain.Question(person), coverage.Span));
    }

    /// <summary>The same with somebody who stands in at a step.</summary>
    public NetworkProgression With(NetworkProgression view, Substitute tried) =>
        Of(view.Coverage, view.Asked, view.Pathways, view.Chain.Pathway, view.Municipality.Code, tried);

    /// <summary>By theme; the one in force before a draft of the same theme, the newest draft before older ones.</summary>
    public async Task<IReadOnlyList<Pathway>> PathwaysAsync(Actor actor, string networkId, CancellationToken ct)
    {
        var pathways = await db.Pathways.AsNoTracking().Of(actor).WithSteps()
            .Where(p => p.NetworkId == networkId && (p.State == PathwayState.Adopted || p.State == PathwayState.Draft)).ToListAsync(ct);
        var themes = catalogue.Themes.Select(t => t.Id).ToList();
        return [.. pathways.OrderBy(p => themes.IndexOf(p.ThemeId)).ThenBy(p => p.State == PathwayState.Draft).ThenByDescending(p => p.Id)];
    }

    private async Task<Dictionary<Guid, LocalText>> NamesAsync(Pathway pathway, CancellationToken ct)
    {
        var ids = pathway.OrganizationIds().ToList();
        return await db.Organizations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
    }
}
