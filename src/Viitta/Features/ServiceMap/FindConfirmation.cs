using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>What the link in a confirmation mail leads to.</summary>
public sealed record Confirmation(ConfirmationLink Link, ContactPoint Contact, Organization Organization, bool Practice)
{
    /// <summary>Where it is must stay secret: its owner is not asked for it either.</summary>
    public required bool FrontGate { get; init; }
}

/// <summary>
/// Reads what a confirmation link is about. Null when it was never made, has expired unanswered, its contact is off the
/// map or is reached at another address now. Once answered it still opens, to say so.
/// </summary>
public sealed class FindConfirmation(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public async Task<Confirmation?> RunAsync(string key, CancellationToken ct)
    {
        var hash = Secrets.Hash(key);
        var link = await db.ConfirmationLinks.FirstOrDefaultAsync(l => l.KeyHash == hash, ct);
        if (link is null || (link.AnsweredAt is null && link.ExpiresAt <= time.Now()))
        {
            return null;
        }
        var contact = await db.ContactPoints.Include(c => c.Verifications)
            .FirstOrDefaultAsync(c => c.Id == link.ContactPointId && c.RemovedAt == null, ct);
        var found = await (from s in db.Set<Service>()
                           join o in db.Set<Organization>() on s.OrganizationId equals o.Id
                           where contact != null && s.Id == contact.ServiceId && s.RemovedAt == null && o.RemovedAt == null
                           select new { Service = s, Organization = o }).FirstOrDefaultAsync(ct);
        return contact is null || found is null
            || (link.AnsweredAt is null && link.AddressHash != ConfirmationLink.HashOf(contact.Email))
            ? null
            : new Confirmation(link, contact, found.Organization, await db.IsPracticeAsync(contact.NetworkId, ct)) { FrontGate = found.Service.IsFrontGate(catalogue) };
    }
}
