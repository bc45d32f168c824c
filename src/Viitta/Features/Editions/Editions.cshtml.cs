using Microsoft.AspNetCore.Mvc;
using Viitta.Features.Layout;

namespace Viitta.Features.Editions;

/// <summary>What the network has published, newest first.</summary>
public sealed class EditionsModel(ReadEdition read) : ViittaPage
{
    [FromRoute]
    public string Network { get; init; } = "";

    public EditionList List { get; private set; } = null!;

    public int Next => List.Editions.Select(e => e.Head.Number).DefaultIfEmpty().Max() + 1;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var list = await read.ListAsync(Actor, Network, ct);
        List = list.Value!;
        return !list.Refused;
    }
}
