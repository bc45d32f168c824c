using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <param name="Version">For renewing it.</param>
public sealed record RecorderAnswer(string Address, int Version)
{
    internal static RecorderAnswer Of(RecorderLink link, SiteAddress site) => new(site.Of(link.Path), link.Version);
}

/// <param name="Part">The current part; 0 before the first.</param>
public sealed record RecordAnswer(Guid WorkshopId, LocalText Title, int Part, int Parts, IEnumerable<FindingAnswer> Findings);

/// <summary>The plenary record for programs: the facilitator's link, and the recorder's side behind it.</summary>
internal static class RecordApi
{
    public static void MapRecord(this WebApplication app)
    {
        var api = app.MapApi("workshops");
        api.MapPost("{id:guid}/recorder", async (Guid id, Actor actor, MakeRecordLink make, SiteAddress site, CancellationToken ct) =>
                (await make.RunAsync(actor, id, ct)).Mapped(link => RecorderAnswer.Of(link, site)))
            .WithName("MakeRecordLink").WithSummary("Makes the link by which a recorder keeps the plenary record; repeated, it tells the one that is there.");
        api.MapPost("{id:guid}/recorder/renew", async (Guid id, int version, Actor actor, RenewRecordLink renew, SiteAddress site, CancellationToken ct) =>
                (await renew.RunAsync(actor, id, version, ct)).Mapped(link => RecorderAnswer.Of(link, site)))
            .WithName("RenewRecordLink").WithSummary("Makes a new link for the recorder; the one of that version opens no more.");
        var open = app.MapApi("record").WithMetadata(new OpenToAttribute(Audience.Everyone));
        open.MapGet("/{key}", async (string key, RecordKeys keys, ReadFindings read, CancellationToken ct) =>
                (await FindAsync(key, keys, read, ct)).Mapped(view => new RecordAnswer(
                    view.Workshop.Id, view.Scenario.Title, view.Workshop.CurrentPart, view.Scenario.Parts.Count,
                    view.Released.Select(f => FindingAnswer.Of(f, view)))))
            .WithName("ReadRecord").WithSummary("What the recorder's link shows: each step that is out, what the tables say and the room's wording.");
        open.MapPut("/{key}/{step}", async (string key, string step, PlenaryRequest body, RecordKeys keys, WordPlenary word, CancellationToken ct) =>
                (await WordAsync(key, new PlenaryDraft(step, body.Text, body.Version, body.TakeOver, body.Overruled), keys, word, ct)).Answer())
            .WithName("WordRecord").WithSummary("Words a step for the whole room with the recorder's key; repeated, it changes nothing.");
    }

    private static async Task<Outcome<WorkshopFindings>> FindAsync(string key, RecordKeys keys, ReadFindings read, CancellationToken ct) =>
        await keys.RecorderAsync(key, ct) is { RecordsId: { } id } recorder && await read.RunAsync(recorder, id, ct) is { Refused: false } found
            ? found
            : RecordLink.Over;

    private static async Task<Outcome> WordAsync(string key, PlenaryDraft draft, RecordKeys keys, WordPlenary word, CancellationToken ct)
    {
        if (await keys.RecorderAsync(key, ct) is not { RecordsId: { } id } recorder)
        {
            return RecordLink.Over;
        }
        var outcome = await word.RunAsync(recorder, id, draft, ct);
        return outcome.Refusal == Refusals.NotFound ? RecordLink.Over : outcome;
    }
}
