using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Networks;

/// <summary>
/// Adds the networks of content/areas/networks.yaml that the database does not have yet. Their area starts as the
/// counties named there; from then on it is the network's own.
/// </summary>
public sealed class NetworksAtStart(ViittaDb db, Catalogue catalogue, TimeProvider time) : IAtStart
{
    public static readonly TraceKind NetworkAdded = new("networks.added");

    public int Order => 10;

    public async Task RunAsync(CancellationToken ct)
    {
        var shipped = Yaml.Read<List<ShippedNetwork>>(Path.Combine(catalogue.Folder, "areas", "networks.yaml"));
        var known = await db.Networks.Select(n => n.Id).ToListAsync(ct);
        if (shipped.SelectMany(n => n.Counties).Except(catalogue.Counties.Select(c => c.Code)).ToList() is { Count: > 0 } unknown)
        {
            throw new InvalidDataException($"content/areas/networks.yaml names counties that do not exist: {string.Join(", ", unknown)}.");
        }
        foreach (var network in shipped.Where(n => !known.Contains(n.Id)))
        {
            db.Networks.Add(new Network
            {
                Id = network.Id,
                Name = network.Name,
                TownId = network.Town,
                Note = network.Note,
                IsPractice = network.Practice,
                Area = [.. catalogue.Municipalities.Where(m => network.Counties.Contains(m.CountyCode)).Select(m => m.Code)],
            });
            db.Record(NetworkAdded, network.Id, network.Id, Actor.Program, time.Now());
        }
        await db.SaveChangesAsync(ct);
    }

    private sealed class ShippedNetwork
    {
        public string Id { get; init; } = "";

        public LocalText Name { get; init; } = LocalText.Empty;

        public string Town { get; init; } = "";

        public List<string> Counties { get; init; } = [];

        public LocalText Note { get; init; } = LocalText.Empty;

        public bool Practice { get; init; }
    }
}
