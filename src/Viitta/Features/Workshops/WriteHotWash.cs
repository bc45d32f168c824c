using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <param name="Id">Made with the form: the same id twice is the same note.</param>
/// <param name="Fictional">The table says that what looks like a real person's details is not.</param>
public sealed record HotWashDraft(Guid Id, HotWashKind Kind, string Text, bool Fictional = false);

/// <summary>Writes a table's line in the hot wash, while it is open.</summary>
public sealed class WriteHotWash(ViittaDb db, TableAccess tables, WorkshopLive live, TimeProvider time)
{
    public static readonly TraceKind Written = new("workshops.hot-wash-written");

    public async Task<Outcome> RunAsync(Actor actor, HotWashDraft draft, CancellationToken ct)
    {
        var opened = await tables.OpenAsync(actor, ct);
        if (opened.Refused)
        {
            return opened.Refusal;
        }
        var (table, text) = (opened.Value, FreeText.Clean(draft.Text));
        if (Check(table.Workshop, draft with { Text = text }) is { } refusal)
        {
            return refusal;
        }
        if (await db.Set<HotWashNote>().AnyAsync(n => n.Id == draft.Id, ct))
        {
            return Outcome.Ok; // sent twice
        }
        db.HotWashNotes.Add(new HotWashNote
        {
            Id = draft.Id,
            WorkshopId = table.Workshop.Id,
            TableId = table.Participant.TableId,
            Kind = draft.Kind,
            Text = text,
            SavedAt = time.Now(),
        });
        db.Record(Written, draft.Id, table.Workshop.NetworkId, table.Actor, time.Now());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear(); // sent twice at the same moment
            return await db.Set<HotWashNote>().AnyAsync(n => n.Id == draft.Id, ct) ? Outcome.Ok : Refusals.ChangedMeanwhile;
        }
        await live.TableChangedAsync(table.Workshop.Id, table.Participant.TableId);
        return Outcome.Ok;
    }

    private static Refusal? Check(Workshop workshop, HotWashDraft draft) => workshop.HotWash == HotWashState.NotYet ? Workshop.HotWashClosed
        : draft.Id == Guid.Empty || !Enum.IsDefined(draft.Kind) ? Refusals.NotAChoice
        : draft.Text.Length == 0 ? Refusals.Required.For("text")
        : draft.Text.Length > HotWashNote.TextLength ? Refusals.TooLong.With(HotWashNote.TextLength).For("text")
        : !draft.Fictional && IdentifierGuard.Suspicions(draft.Text).Count > 0 ? Refusals.Suspicious.For("text")
        : null;
}

/// <summary>Takes one of the own table's lines away.</summary>
public sealed class RemoveHotWash(ViittaDb db, TableAccess tables, WorkshopLive live, TimeProvider time)
{
    public static readonly TraceKind Removed = new("workshops.hot-wash-removed");

    public async Task<Outcome> RunAsync(Actor actor, Guid noteId, CancellationToken ct)
    {
        var opened = await tables.OpenAsync(actor, ct);
        if (opened.Refused)
        {
            return opened.Refusal;
        }
        var table = opened.Value;
        if (await db.Set<HotWashNote>().FirstOrDefaultAsync(n => n.Id == noteId && n.TableId == table.Participant.TableId, ct) is not { } note)
        {
            return Refusals.NotFound;
        }
        db.HotWashNotes.Remove(note);
        db.Record(Removed, noteId, table.Workshop.NetworkId, table.Actor, time.Now());
        await db.SaveChangesAsync(ct);
        await live.TableChangedAsync(table.Workshop.Id, table.Participant.TableId);
        return Outcome.Ok;
    }
}

/// <summary>The own table's lines, in the order written.</summary>
public sealed class ReadHotWash(ViittaDb db, ReadTable read)
{
    /// <summary>Null for everybody who has no seat.</summary>
    public async Task<(TableState Table, IReadOnlyList<HotWashNote> Notes)?> RunAsync(Actor actor, CancellationToken ct) =>
        await read.RunAsync(actor, ct) is { } state
            ? (state, await db.Set<HotWashNote>().AsNoTracking().Where(n => n.TableId == state.Me.TableId).OrderBy(n => n.SavedAt).ToListAsync(ct))
            : null;
}
