using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

public sealed record HotWashStateRequest(HotWashState State);

/// <param name="Overruled">The table has looked at the warning and says that it is no real person's data.</param>
public sealed record HotWashRequest(HotWashKind Kind, string Text, bool Overruled = false);

public sealed record HotWashLine(Guid Id, HotWashKind Kind, string Text);

/// <summary>The hot wash for programs: the facilitator's switch and the table's lines.</summary>
internal static class HotWashApi
{
    public static void MapHotWash(this WebApplication app)
    {
        var api = app.MapApi("workshops");
        api.MapPost("{id:guid}/hot-wash", async (Guid id, HotWashStateRequest body, Actor actor, SetHotWash set, CancellationToken ct) =>
                (await set.RunAsync(actor, id, body.State, ct)).Answer())
            .WithName("SetHotWash").WithSummary("Opens what to keep, change and find out on the phones, or shows it on the screen.");
        var table = api.MapGroup("").WithMetadata(new OpenToAttribute(Audience.Participants));
        table.MapGet("/table/hot-wash", async (Actor actor, ReadHotWash read, CancellationToken ct) =>
                Api.Found((await read.RunAsync(actor, ct))?.Notes).Mapped(notes => notes.Select(n => new HotWashLine(n.Id, n.Kind, n.Text))))
            .WithName("GetHotWash").WithSummary("The own table's lines on what to keep, change and find out.");
        table.MapPut("/table/hot-wash/{id:guid}", async (Guid id, HotWashRequest body, Actor actor, WriteHotWash write, CancellationToken ct) =>
                (await write.RunAsync(actor, new HotWashDraft(id, body.Kind, body.Text, body.Overruled), ct)).Answer())
            .WithName("WriteHotWash").WithSummary("Writes a line. The same id twice is the same line.");
        table.MapDelete("/table/hot-wash/{id:guid}", async (Guid id, Actor actor, RemoveHotWash remove, CancellationToken ct) =>
                (await remove.RunAsync(actor, id, ct)).Answer())
            .WithName("RemoveHotWash").WithSummary("Takes a line of the own table away.");
    }
}
