using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>
/// Where the QR leads: sector and table in one form. The table buttons send it, so that it takes two taps. A browser
/// with a seat goes straight to its table; "?change=1" shows the form again.
/// </summary>
[OpenTo(Audience.Everyone)]
public sealed class TakeSeatModel(ViittaDb db, JoinWorkshop join, LeaveTable leave, JoinLimiter limiter, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public string Key { get; set; } = "";

    public Workshop Workshop { get; private set; } = null!;

    /// <summary>The seat in this workshop, when there is one.</summary>
    public Participant? Me { get; private set; }

    public bool SeatedElsewhere => Actor.IsParticipant && Actor.WorkshopId != Workshop.Id;

    public IReadOnlyList<Term> Sectors => catalogue.Sectors;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var workshop = await db.Set<Workshop>().WithRehearsals().AsNoTracking().Include(w => w.Tables).FirstOrDefaultAsync(w => w.JoinKey == Key, ct);
        if (workshop is null)
        {
            return false;
        }
        Workshop = workshop;
        Me = await db.Participants.AsNoTracking().FirstOrDefaultAsync(p => p.Id == Actor.ParticipantId && p.WorkshopId == workshop.Id, ct);
        return true;
    }

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }
        if (Me is not null && (!Request.Query.ContainsKey("change") || Workshop.IsClosed))
        {
            return LocalRedirect("/table");
        }
        if (!Actor.IsParticipant)
        {
            await FreshKeyAsync(ct);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? sector, int? table, bool observes, CancellationToken ct)
    {
        var key = SeatCookie.Read(Request) ?? SeatCookie.Renew(HttpContext);
        var seat = await join.RunAsync(Key, key, sector, table, observes, ct);
        if (!seat.Refused)
        {
            limiter.Meets(HttpContext, Key);
        }
        return await AfterAsync(seat, _ => "/table");
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken ct)
    {
        var outcome = await leave.RunAsync(Actor, ct);
        SeatCookie.Delete(HttpContext);
        return await AfterAsync(outcome, $"/join/{Uri.EscapeDataString(Key)}");
    }

    /// <summary>A key that was never used may stay; one that opens nothing any more is replaced.</summary>
    private async Task FreshKeyAsync(CancellationToken ct)
    {
        var hash = SeatCookie.Read(Request) is { } key ? Secrets.Hash(key) : null;
        if (hash is null || await db.Participants.AnyAsync(p => p.KeyHash == hash, ct))
        {
            SeatCookie.Renew(HttpContext);
        }
    }
}
