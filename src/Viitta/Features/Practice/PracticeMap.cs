using Microsoft.EntityFrameworkCore;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Practice;

/// <summary>The practice network's and the national organisations and services, by the keys that content knows them by.</summary>
public sealed class PracticeMap(IReadOnlyDictionary<string, Guid> organizations, IReadOnlyDictionary<string, Guid> services)
{
    public static async Task<PracticeMap> ReadAsync(ViittaDb db, CancellationToken ct) => new(
        await db.Organizations.Where(o => o.Key != null).ToDictionaryAsync(o => o.Key!, o => o.Id, ct),
        await db.Services.Where(s => s.Key != null).ToDictionaryAsync(s => s.Key!, s => s.Id, ct));

    /// <exception cref="InvalidDataException">Not on the map; the message names the key.</exception>
    public Guid Organization(string key) => Find(organizations, key);

    /// <exception cref="InvalidDataException">Not on the map; the message names the key.</exception>
    public Guid Service(string key) => Find(services, key);

    private static Guid Find(IReadOnlyDictionary<string, Guid> known, string key) => known.TryGetValue(key, out var id)
        ? id
        : throw new InvalidDataException($"content/practice: {key} is neither in service-map.yaml nor in national-services.yaml.");
}
