using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>
/// A line brings all phones of its table to look at the same moment, and most of them read the same: it is made once and
/// given to each after its seat was checked. Every change is another version, and none is given for longer than a second.
/// </summary>
public sealed class TableLooks : IOutputCachePolicy
{
    /// <summary>For what changes without a nudge, and for the clock, which may lag by so much.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private static readonly object SameForAll = new();

    /// <summary>How often each workshop and each table has changed since the program started.</summary>
    private readonly ConcurrentDictionary<Guid, int> _versions = new();

    /// <summary>After the save and before the nudge.</summary>
    public void Changed(Guid workshopOrTableId) => _versions.AddOrUpdate(workshopOrTableId, 1, (_, version) => version + 1);

    /// <summary>The page says that every writer at the table reads the same of this part.</summary>
    public static void Share(HttpContext http) => http.Items[SameForAll] = true;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var (request, actor) = (context.HttpContext.Request, Actor.Of(context.HttpContext));
        if (Look.Is(request) && request.Path == "/table" && request.Query.Keys.All(k => k == "part") && actor is { WorkshopId: { } workshop, TableId: { } table })
        {
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
            context.ResponseExpirationTimeSpan = Kept;
            var rules = context.CacheVaryByRules;
            (rules.QueryKeys, rules.HeaderNames) = ("part", "Accept-Encoding");
            rules.VaryByValues["table"] = string.Create(CultureInfo.InvariantCulture, $"{table} {Version(table)} {Version(workshop)}");
            rules.VaryByValues["reader"] = $"{Languages.Current} {actor.Observes}";
            context.HttpContext.RequestAborted = CancellationToken.None; // the phone may be gone: the others wait for what it asked
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        context.AllowCacheStorage = http.Items.ContainsKey(SameForAll)
            && http.Response is { StatusCode: StatusCodes.Status200OK, Headers.SetCookie.Count: 0 };
        return ValueTask.CompletedTask;
    }

    private int Version(Guid id) => _versions.GetValueOrDefault(id);
}
