using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Networks;

namespace Viitta.Features.Scenarios;

/// <summary>The whole of a case for the facilitator, notes and turns included. Printed as it is.</summary>
public sealed class CaseModel(ScenarioTexts scenarios, Catalogue catalogue, PracticeRegion practice, ViittaDb db) : ViittaPage
{
    [FromRoute]
    public string Key { get; init; } = "";

    /// <summary>One way to tell the case; empty shows all.</summary>
    [FromQuery(Name = "variant")]
    public string? VariantId { get; init; }

    /// <summary>A version that a workshop ran; the newest when it is not said.</summary>
    [FromQuery(Name = "of")]
    public Guid? VersionId { get; init; }

    /// <summary>The newest version's number, where that is another.</summary>
    public int? Newer { get; private set; }

    public ScenarioChoice Scenario { get; private set; } = null!;

    public ScenarioText Text => Scenario.Text;

    public Term Theme => catalogue.Theme(Text.ThemeId);

    /// <summary>Where this actor may prepare a workshop; the practice region only for those who have no other, as it has its rehearsals.</summary>
    public IReadOnlyList<Network> Networks { get; private set; } = [];

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var found = await scenarios.FindAsync(Actor, Key, VersionId, ct);
        if (found is null || (VariantId is { Length: > 0 } && !found.Text.Variants.Any(v => v.Id == VariantId)))
        {
            return false;
        }
        Scenario = found;
        Newer = VersionId is not null && await scenarios.FindAsync(Actor, Key, null, ct) is { } newest && newest.Version > found.Version ? newest.Version : null;
        Archived = await db.Scenarios.AnyAsync(s => s.Id == found.Id && s.ArchivedAt != null, ct);
        var networks = await db.Networks.Of(Actor).AsNoTracking().ToListAsync(ct);
        var own = networks.Where(n => Actor.Coordinates(n.Id) && (found.NetworkId is null || found.NetworkId == n.Id)).ToLookup(n => n.IsPractice);
        Networks = [.. (own.Contains(false) ? own[false] : own[true]).OrderBy(n => n.Name.ToString(), StringComparer.CurrentCulture)];
        MayRehearse = !Archived && own[true].Any(n => n.Id == practice.NetworkId);
        return true;
    }

    /// <summary>The form for a new workshop in that network with this case chosen.</summary>
    public string PrepareIn(Network network) =>
        $"/networks/{network.Id}/workshops/new?scenario={Uri.EscapeDataString(VariantId is { Length: > 0 } ? $"{Key}/{VariantId}" : Key)}";

    /// <summary>Alone, with simulated tables.</summary>
    public bool MayRehearse { get; private set; }

    public string RehearseAddress => $"/rehearsals/new?scenario={Uri.EscapeDataString(VariantId is { Length: > 0 } ? $"{Key}/{VariantId}" : Key)}";

    /// <summary>Put away by its network: to be read, not to be prepared from.</summary>
    public bool Archived { get; private set; }

    public bool IsPublished => Request.Query.ContainsKey("published");

    public string FileAddress => $"/scenarios/{Key}/scenario.md{(VersionId is { } of ? $"?of={of}" : "")}";

    /// <summary>The same page in another way to tell the case.</summary>
    public string Told(string variant) =>
        $"/scenarios/{Key}{Microsoft.AspNetCore.Http.QueryString.Create([KeyValuePair.Create<string, string?>("variant", variant.Length > 0 ? variant : null), KeyValuePair.Create("of", VersionId?.ToString())])}";

    public Step Step(string id) => catalogue.Step(id);

    /// <summary>What the tables get beside the common text, by the variant's name.</summary>
    public IEnumerable<(Variant Variant, LocalText Text)> Own(Part part) =>
        from variant in Text.Variants
        where string.IsNullOrEmpty(VariantId) || variant.Id == VariantId
        where part.ReleasedByVariant.ContainsKey(variant.Id)
        select (variant, part.ReleasedByVariant[variant.Id]);
}
