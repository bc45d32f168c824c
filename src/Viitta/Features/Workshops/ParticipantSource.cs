using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>
/// The participant of a page (cookie), or of the API (the same key as bearer; the cookie counts for nothing there).
/// A key opens its table until the participant leaves; when the workshop is over, for reading one more day.
/// </summary>
public sealed class ParticipantSource(ViittaDb db, TimeProvider time) : IActorSource
{
    /// <summary>How long a table can be read after its workshop was closed; then the key and the pseudonym are erased.</summary>
    public static readonly TimeSpan ReadableAfterClose = TimeSpan.FromHours(24);

    public async Task<Actor> AddAsync(HttpContext http, Actor actor)
    {
        var key = http.Request.Path.StartsWithSegments(Api.Root) ? (actor.IsUser ? null : Api.BearerKey(http.Request)) : SeatCookie.Read(http.Request);
        if (key is null)
        {
            return actor;
        }
        await db.HoldConnectionAsync(http.RequestAborted);
        var (hash, closedAfter) = (Secrets.Hash(key), time.Now() - ReadableAfterClose);
        var seat = await db.Participants.WithRehearsals().AsNoTracking()
            .Where(p => p.KeyHash == hash && p.LeftAt == null)
            .Where(p => db.Set<Workshop>().Any(w => w.Id == p.WorkshopId && (w.ClosedAt == null || w.ClosedAt > closedAfter)))
            .Select(p => new { p.Id, p.WorkshopId, p.TableId, p.Observes })
            .FirstOrDefaultAsync(http.RequestAborted);
        return seat is null
            ? actor
            : actor with { ParticipantId = seat.Id, WorkshopId = seat.WorkshopId, TableId = seat.TableId, Observes = seat.Observes };
    }
}

/// <summary>
/// The cookie that keeps a phone's seat: a random key, for as long as the browser is open, never readable by script.
/// It is made when the join page is opened, so that pressing the button twice is still one seat.
/// </summary>
public static class SeatCookie
{
    public const string Name = "viitta-seat";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: 43 } key ? key : null;

    /// <summary>Puts a fresh key in the browser, in place of one that opens nothing.</summary>
    public static string Renew(HttpContext http)
    {
        var key = Secrets.NewKey();
        http.Response.Cookies.Append(Name, key, Options(http));
        return key;
    }

    public static void Delete(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}
