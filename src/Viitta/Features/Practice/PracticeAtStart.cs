using Microsoft.EntityFrameworkCore;
using NodaTime;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

namespace Viitta.Features.Practice;

/// <summary>
/// Fills the practice network at the first start, so that the whole circle can be seen before there is anything of one's
/// own: a service map, a workshop that is over, what was agreed of it, and a published edition.
/// </summary>
/// <remarks>
/// Three saves, each all or nothing. A start that was killed between them goes on at the next one: the map adds what its
/// keys lack, the workshop is known by its id. What people do in the practice network afterwards stays.
/// </remarks>
public sealed class PracticeAtStart(
    ViittaDb db, Catalogue catalogue, IConfiguration configuration, LoadServiceMap loadMap, PlantWorkshop plantWorkshop,
    PlantPathways plantPathways, PublishEdition publish, PracticeRegion region, TimeProvider time) : IAtStart
{
    /// <summary>The practice network of content/areas/networks.yaml.</summary>
    public const string NetworkId = "tuulivaara";

    public static readonly TraceKind Planted = new("practice.planted");

    public int Order => 90;

    public async Task RunAsync(CancellationToken ct)
    {
        if (string.Equals(configuration["VIITTA_PRACTICE"], "false", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }
        if (!await db.Editions.AnyAsync(e => e.NetworkId == NetworkId, ct))
        {
            await FillAsync(ct);
        }
        region.Open(NetworkId);
    }

    private async Task FillAsync(CancellationToken ct)
    {
        if (!await db.Workshops.AnyAsync(w => w.Id == PlantWorkshop.Id, ct))
        {
            await PlantAsync(ct);
        }
        if ((await publish.RunAsync(Actor.Program, NetworkId, new PublishRequest(Confirmed: true), ct)).Refusal is { } refusal)
        {
            throw new InvalidDataException($"The practice region cannot be published: {refusal.Code}");
        }
    }

    private async Task PlantAsync(CancellationToken ct)
    {
        await loadMap.RunAsync(PathOf("service-map.yaml"), NetworkId, ct);
        var map = await PracticeMap.ReadAsync(db, ct);
        var now = time.Now();
        var workshop = Read<WorkshopFile>("workshop.yaml");
        var theme = await plantWorkshop.RunAsync(workshop, map, now, ct);
        plantPathways.Run(Read<List<PathwayFile>>("pathways.yaml"), map, PlantWorkshop.Id, theme, workshop, now);
        db.Record(Planted, NetworkId, NetworkId, Actor.Program, now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The last Wednesday that is at least so many days ago: networks meet on weekdays, whenever this is planted.</summary>
    internal static LocalDate Wednesday(int daysAgo, DateTime now) =>
        Clock.Local(now).Date.PlusDays(1 - daysAgo).Previous(IsoDayOfWeek.Wednesday);

    private string PathOf(string file) => Path.Combine(catalogue.Folder, "practice", file);

    private T Read<T>(string file) => Yaml.Read<T>(PathOf(file));
}
