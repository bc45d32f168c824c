using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>"I called and it is right": the coordinator says how it was confirmed, and by what role.</summary>
public sealed class VerifyContact(ViittaDb db, TimeProvider time)
{
    private const int LongestRole = 120;

    public static readonly TraceKind Verified = new("service-map.contact-verified");

    public static readonly Refusal RoleMissing = new("servicemap.role-missing", 400) { Field = "role" };
    public static readonly Refusal MethodMissing = new("servicemap.method-missing", 400) { Field = "method" };

    /// <summary>How a coordinator can have made sure; the owner's link is the owner's alone.</summary>
    public static readonly IReadOnlyList<VerificationMethod> Methods =
        [VerificationMethod.Called, VerificationMethod.MailConfirmed, VerificationMethod.Visited];

    /// <param name="version">The version that was on the page: what one has not read one cannot confirm.</param>
    /// <param name="role">Who confirmed: a role, never a name.</param>
    public async Task<Outcome> RunAsync(
        Actor actor, Guid id, int version, VerificationMethod? method, string? role, CancellationToken ct)
    {
        var contact = await db.ContactPoints.Of(actor).Include(c => c.Verifications)
            .FirstOrDefaultAsync(c => c.Id == id && c.RemovedAt == null, ct);
        if (contact is null)
        {
            return Refusals.NotFound;
        }
        if (!actor.Keeps(contact.NetworkId))
        {
            return Keeping.NotKeeper;
        }
        if (method is not { } how || !Methods.Contains(how))
        {
            return MethodMissing;
        }
        role = FreeText.Clean(role);
        if ((role.Length == 0 ? RoleMissing : Keeping.Problem(role, LongestRole)?.For("role")) is { } problem)
        {
            return problem;
        }
        if (contact.Version != version)
        {
            // The first of two clicks has verified already and with that made the form old.
            return contact.LastVerification is { } last && last.Method == how && last.At.AddMinutes(1) > time.Now()
                ? Outcome.Ok : Refusals.ChangedMeanwhile;
        }
        contact.Verify(LocalText.Same(role), how, time.Now());
        db.Record(Verified, id, contact.NetworkId, actor, time.Now());
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}
