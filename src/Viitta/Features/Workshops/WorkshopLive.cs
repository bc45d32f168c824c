using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>
/// The live channel of a workshop, /live/workshops?workshop={id}, for the recorder with &amp;record={key}. It only ever
/// says "look again", or "look now" to a few; what there is to see each browser reads over HTTP, in its own language and with its
/// own rights (docs/decisions/0003-live-by-nudge.md). Call it after the save.
/// </summary>
public sealed class WorkshopLive(IHubContext<WorkshopHub> hub, TableLooks looks)
{
    /// <summary>The message's name. It carries nothing.</summary>
    public const string LookAgain = "look-again";

    /// <summary>The same to the few phones of one table, which need not spread their readings as a room does.</summary>
    public const string LookNow = "look-now";

    /// <summary>Something that the whole room sees: a part, an inject, the clock, reveal, end.</summary>
    public Task ChangedAsync(Guid workshopId)
    {
        looks.Changed(workshopId);
        return hub.Clients.Group(WorkshopHub.Room(workshopId)).SendAsync(LookAgain);
    }

    /// <summary>Something at one table: its phones and those who follow all tables look again, the other tables need not.</summary>
    public Task TableChangedAsync(Guid workshopId, Guid tableId)
    {
        looks.Changed(tableId);
        return Task.WhenAll(
            hub.Clients.Group(WorkshopHub.Table(tableId)).SendAsync(LookNow),
            hub.Clients.Group(WorkshopHub.Followers(workshopId)).SendAsync(LookAgain));
    }
}

/// <summary>Has no methods to call: browsers listen. A caller who may not read the workshop is sent away.</summary>
public sealed class WorkshopHub(ViittaDb db) : Hub
{
    public const string Address = "/live/workshops";

    internal static string Room(Guid workshopId) => $"room {workshopId}";

    /// <summary>The facilitator's console, the recorder, the projector and members of the network: not the tables.</summary>
    internal static string Followers(Guid workshopId) => $"followers {workshopId}";

    internal static string Table(Guid tableId) => $"table {tableId}";

    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext()!;
        var actor = Actor.Of(http);
        if (!Guid.TryParse(http.Request.Query["workshop"], out var id)
            || await db.Workshops.WithRehearsals().Of(actor).Where(w => w.Id == id).Select(w => w.NetworkId).FirstOrDefaultAsync() is not { } networkId)
        {
            Context.Abort();
            return;
        }
        await Groups.AddToGroupAsync(Context.ConnectionId, Room(id));
        if (actor.Belongs(networkId) || actor.RecordsId == id)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, Followers(id));
        }
        if (actor.WorkshopId == id && actor.TableId is { } tableId)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, Table(tableId));
        }
        // What changed between reading the page and listening.
        await Clients.Caller.SendAsync(WorkshopLive.LookAgain);
    }
}
