using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>A recorder's link as the console shows it.</summary>
/// <param name="Version">Of the link on the page: renewing it twice by a double click renews it once.</param>
public sealed record RecorderLink(string Key, int Version)
{
    public string Path => $"/record/{Key}";
}

/// <summary>Reads recorders' links, and seals and opens their keys.</summary>
public sealed class RecordKeys(ViittaDb db, IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Viitta.RecordLink");

    /// <summary>Of a new key.</summary>
    public (string KeyHash, string SealedKey) New() => Secrets.NewSealedKey(_seal);

    /// <summary>Null when none was made.</summary>
    public async Task<RecorderLink?> OfAsync(Guid workshopId, CancellationToken ct) =>
        await db.RecordLinks.AsNoTracking().FirstOrDefaultAsync(l => l.WorkshopId == workshopId, ct) is { } link
            ? new RecorderLink(_seal.Unprotect(link.SealedKey), link.Version)
            : null;

    /// <summary>
    /// Who writes with that key, or null: renewed and never made look alike. The recorder alone: what is written through
    /// the link is never traced to a user of the same browser.
    /// </summary>
    public async Task<Actor?> RecorderAsync(string key, CancellationToken ct)
    {
        var hash = Secrets.Hash(key);
        return await db.RecordLinks.Where(l => l.KeyHash == hash).Select(l => (Guid?)l.WorkshopId).FirstOrDefaultAsync(ct) is { } id
            ? new Actor { RecordsId = id }
            : null;
    }
}

/// <summary>
/// The recorder's page listens to its workshop with the key of its link. Pages and the API have the key in the address and
/// read it themselves; here it opens the live channel and nothing else.
/// </summary>
public sealed class RecorderSource(RecordKeys keys) : IActorSource
{
    public async Task<Actor> AddAsync(HttpContext http, Actor actor) =>
        http.Request.Path.StartsWithSegments(WorkshopHub.Address) && http.Request.Query["record"].ToString() is { Length: > 0 } key
            && await keys.RecorderAsync(key, http.RequestAborted) is { } recorder
            ? actor with { RecordsId = recorder.RecordsId }
            : actor;
}
