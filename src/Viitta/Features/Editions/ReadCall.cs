using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>The answer on paper, which is handed on: public numbers only, unless a member asks for the others.</summary>
/// <param name="Edition">An older edition of the region; null for the newest.</param>
public sealed record CallSheet(int? Edition = null, bool ForMembers = false);

/// <summary>Whom do I call: answered from the newest edition of the municipality's region, or from the national services.</summary>
public sealed class ReadCall(ViittaDb db, EditionShelf shelf, ComposeEdition compose, Catalogue catalogue, TimeProvider time)
{
    /// <param name="sheet">For paper, when it is.</param>
    public async Task<Outcome<CallAnswer>> RunAsync(
        Actor actor, CallQuestion question, CancellationToken ct, CallSheet? sheet = null)
    {
        var (network, edition) = await FindAsync(question.Municipality, sheet?.Edition, ct);
        if (sheet?.Edition is not null && edition is null)
        {
            return Refusals.NotFound;
        }
        var level = network is null || edition is null || sheet is { ForMembers: false } ? Visibility.Clear
            : actor.ReadsUpTo(network.Id);
        var document = edition is null
            ? await shelf.NationalAsync(db, compose, ct)
            : await shelf.OpenAsync(db, edition.Id, level, question.Municipality, ct);
        var now = time.Now();
        var at = question.At ?? now;
        var answering = new CallAnswering(document with { IsPractice = network?.IsPractice ?? false }, question, at, now, onPaper: sheet is not null);
        var steps = answering.Steps(IsToday);
        return new CallAnswer
        {
            Question = question,
            At = at,
            NetworkId = network?.Id,
            NetworkName = edition is null ? network?.Name ?? LocalText.Empty : document.NetworkName,
            IsPractice = network?.IsPractice ?? false,
            Edition = edition,
            Level = level,
            Always = answering.Always(steps),
            Steps = steps,
            Services = steps.Count == 0 ? answering.Services() : [],
        };
    }

    /// <summary>A municipality may be in several regions: one that has published goes first, a real one before the practice.</summary>
    private async Task<(Network? Network, EditionHead? Edition)> FindAsync(string municipality, int? number, CancellationToken ct)
    {
        var networks = (await db.Networks.AsNoTracking().OrderBy(n => n.IsPractice).ThenBy(n => n.Id).ToListAsync(ct))
            .Where(n => n.Area.Contains(municipality)).ToList();
        var ids = networks.Select(n => n.Id).ToList();
        var heads = await db.Editions.Where(e => ids.Contains(e.NetworkId) && (number == null || e.Number == number)).Heads().ToListAsync(ct);
        var network = networks.Find(n => heads.Exists(h => h.NetworkId == n.Id)) ?? networks.FirstOrDefault();
        return (network, heads.Find(h => h.NetworkId == network?.Id));
    }

    private bool IsToday(string stepId) => catalogue.Step(stepId).Phase == "today";
}

/// <summary>The municipalities to choose from, by the region whose edition answers for them.</summary>
/// <param name="Edition">Number of its newest edition; null when there is none.</param>
public sealed record CallRegionChoice(string? NetworkId, LocalText Name, bool IsPractice, int? Edition, IReadOnlyList<Municipality> Municipalities);

public sealed class ListCallRegions(ViittaDb db, Catalogue catalogue)
{
    /// <summary>Regions with an edition, then all other municipalities together (name empty), then the practice region.</summary>
    public async Task<IReadOnlyList<CallRegionChoice>> RunAsync(CancellationToken ct)
    {
        var networks = await db.Networks.AsNoTracking().OrderBy(n => n.Id).ToListAsync(ct);
        var newest = await db.Editions.GroupBy(e => e.NetworkId).Select(g => new { g.Key, Number = g.Max(e => e.Number) })
            .ToDictionaryAsync(g => g.Key, g => g.Number, ct);
        var own = networks.Where(n => n.IsPractice || newest.ContainsKey(n.Id))
            .Select(n => new CallRegionChoice(
                n.Id, n.Name, n.IsPractice, newest.TryGetValue(n.Id, out var number) ? number : null, Named(n.Area.Contains))).ToList();
        var rest = own.SelectMany(o => o.Municipalities).Select(m => m.Code).ToHashSet();
        return
        [
            .. own.Where(o => !o.IsPractice),
            new CallRegionChoice(null, LocalText.Empty, false, null, Named(code => !rest.Contains(code))),
            .. own.Where(o => o.IsPractice),
        ];
    }

    private IReadOnlyList<Municipality> Named(Func<string, bool> belongs) => [.. catalogue.MunicipalitiesByName.Where(m => belongs(m.Code))];
}
