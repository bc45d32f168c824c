using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Workshops;

/// <summary>Finds a workshop by its spoken code. Lower case, spaces and hyphens are forgiven; guessing is not.</summary>
public sealed class EnterCode(ViittaDb db, JoinLimiter limiter)
{
    public static readonly Refusal UnknownCode = new("workshops.code-unknown", 400) { Field = "code" };

    public static readonly Refusal TooManyCodes = new("workshops.too-many-codes", 429) { Field = "code" };

    /// <returns>The join key.</returns>
    public async Task<Outcome<string>> RunAsync(string? typed, JoinClient client, CancellationToken ct)
    {
        var code = Normal(typed);
        if (code.Length == 0)
        {
            return Refusals.Required.For("code");
        }
        var key = await db.Set<Workshop>().WithRehearsals().Where(w => w.Code == code).Select(w => w.JoinKey).FirstOrDefaultAsync(ct);
        return !limiter.MayHear(client, key) ? TooManyCodes : key is null ? UnknownCode : key;
    }

    /// <summary>"kx7 4pm", "KX7-4PM" and "ＫＸ７４ＰＭ" are "KX74PM".</summary>
    internal static string Normal(string? typed) => string.Concat((typed ?? "").Normalize(System.Text.NormalizationForm.FormKC)
        .Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>Gives a phone a seat at a table: a pseudonym, and the key that the browser already holds.</summary>
public sealed class JoinWorkshop(ViittaDb db, Pseudonyms pseudonyms, Catalogue catalogue, WorkshopLive live, TimeProvider time)
{
    public static readonly TraceKind Joined = new("workshops.joined");

    public static readonly Refusal JoinsOver = new("workshops.joins-over", 410);

    /// <summary>One workshop per browser: the other one is left first.</summary>
    public static readonly Refusal SeatElsewhere = new("workshops.seat-elsewhere");

    public static readonly Refusal ChooseSector = new("workshops.choose-sector", 400) { Field = "sector" };

    public static readonly Refusal ChooseTable = new("workshops.choose-table", 400) { Field = "table" };

    /// <summary>The same key again is the same seat: a second press, or the QR opened once more to change table, or to answer after all.</summary>
    /// <param name="observes">Only follows: see <see cref="Participant.Observes"/>.</param>
    /// <returns>The participant's id.</returns>
    public async Task<Outcome<Guid>> RunAsync(string joinKey, string seatKey, string? sectorId, int? tableNumber, bool observes, CancellationToken ct)
    {
        var workshop = await db.Set<Workshop>().WithRehearsals().AsNoTracking().Include(w => w.Tables).FirstOrDefaultAsync(w => w.JoinKey == joinKey, ct);
        if (workshop is null)
        {
            return Refusals.NotFound;
        }
        if (workshop.State == WorkshopState.Closed)
        {
            return JoinsOver;
        }
        if (!catalogue.Sectors.Any(s => s.Id == sectorId))
        {
            return ChooseSector;
        }
        var table = workshop.Tables.Find(t => t.Number == tableNumber);
        if (table is null)
        {
            return ChooseTable;
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SeatAsync(workshop, table, sectorId!, observes, Secrets.Hash(seatKey), ct);
            }
            catch (DbUpdateException) when (attempt < 20)
            {
                // Another phone drew the same pseudonym, or the same phone pressed twice: look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Outcome<Guid>> SeatAsync(Workshop workshop, Table table, string sectorId, bool observes, string keyHash, CancellationToken ct)
    {
        var participant = await db.Participants.FirstOrDefaultAsync(p => p.KeyHash == keyHash, ct);
        if (participant is not null && (participant.WorkshopId != workshop.Id || participant.LeftAt is not null))
        {
            return SeatElsewhere;
        }
        if (participant is not null && (participant.TableId, participant.SectorId, participant.Observes) == (table.Id, sectorId, observes))
        {
            return participant.Id;
        }
        if (participant is null)
        {
            var taken = await db.Participants.Where(p => p.WorkshopId == workshop.Id && p.PseudonymNumber != null)
                .Select(p => p.PseudonymNumber!.Value).ToHashSetAsync(ct);
            participant = new Participant
            {
                WorkshopId = workshop.Id,
                TableId = table.Id,
                SectorId = sectorId,
                PseudonymNumber = pseudonyms.Draw(taken),
                KeyHash = keyHash,
            };
            db.Participants.Add(participant);
        }
        (participant.TableId, participant.SectorId, participant.Observes) = (table.Id, sectorId, observes);
        db.Record(Joined, workshop.Id, workshop.NetworkId, new Actor { ParticipantId = participant.Id }, time.Now());
        await db.SaveChangesAsync(ct);
        await live.TableChangedAsync(workshop.Id, table.Id);
        return participant.Id;
    }
}

/// <summary>Gives the seat up. The table's words stay; the key opens nothing any more.</summary>
public sealed class LeaveTable(ViittaDb db, WorkshopLive live, TimeProvider time)
{
    public static readonly TraceKind Left = new("workshops.left");

    public async Task<Outcome> RunAsync(Actor actor, CancellationToken ct)
    {
        var participant = await db.Participants.FirstOrDefaultAsync(p => p.Id == actor.ParticipantId, ct);
        if (participant is null || participant.LeftAt is not null)
        {
            return Outcome.Ok;
        }
        var now = time.Now();
        participant.LeftAt = now;
        var networkId = await db.Set<Workshop>().WithRehearsals().Where(w => w.Id == participant.WorkshopId).Select(w => w.NetworkId).FirstAsync(ct);
        db.Record(Left, participant.WorkshopId, networkId, new Actor { ParticipantId = participant.Id }, now);
        await db.SaveChangesAsync(ct);
        await live.TableChangedAsync(participant.WorkshopId, participant.TableId);
        return Outcome.Ok;
    }
}
