using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>An organisation to ask.</summary>
/// <param name="Address">Where the link is mailed; empty when the coordinator passes it on by hand.</param>
public sealed record AskedOrganization(Guid OrganizationId, string Address);

/// <summary>Seals and opens the key of a comment link.</summary>
public sealed class CommentKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Viitta.CommentRequest");

    /// <summary>Of a new key.</summary>
    public (string KeyHash, string SealedKey) New() => Secrets.NewSealedKey(_seal);

    public string KeyOf(CommentRequest request) => _seal.Unprotect(request.SealedKey);
}

/// <summary>
/// Puts a draft to the organisations that it names: a link for each, mailed where there is an address. Asked again, it
/// reminds those who have not answered and moves the last day. The practice region mails nobody: it names real
/// organisations too.
/// </summary>
public sealed class AskForComments(ViittaDb db, CommentMail mail, CommentKeys keys, TimeProvider time)
{
    public static readonly TraceKind Asked = new("pathways.comments-asked");

    public static readonly Refusal NobodyAsked = new("pathways.nobody-asked", 400) { Field = "asked" };
    public static readonly Refusal NotNamed = new("pathways.not-named", 400) { Field = "asked" };

    /// <param name="by">The last day for an answer.</param>
    public async Task<Outcome> RunAsync(Actor actor, Guid id, DateOnly? by, IReadOnlyList<AskedOrganization> asked, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await db.Pathways.Of(actor).WithSteps().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } pathway)
            {
                return Refusals.NotFound;
            }
            var requests = await db.CommentRequests.Where(r => r.PathwayId == id).ToDictionaryAsync(r => r.OrganizationId, ct);
            var now = time.Now();
            if ((pathway.CheckEditable(actor) ?? Problem(pathway, by, asked, requests.Count)) is { } no)
            {
                return no;
            }
            if (pathway.AskUntil(by!.Value, Clock.LocalDate(now)) is { Refused: true } refused)
            {
                return refused;
            }
            var practice = await db.IsPracticeAsync(pathway.NetworkId, ct);
            foreach (var organization in asked)
            {
                await AskAsync(pathway, practice ? organization with { Address = "" } : organization, requests, now, ct);
            }
            if (!db.ChangeTracker.HasChanges())
            {
                return Outcome.Ok; // the same form once more
            }
            db.Record(Asked, id, pathway.NetworkId, actor, now);
            try
            {
                await db.SaveChangesAsync(ct);
                return Outcome.Ok;
            }
            catch (DbUpdateException) when (attempt == 1 && !ct.IsCancellationRequested)
            {
                db.ChangeTracker.Clear(); // pressed twice at once: now each request is found
            }
        }
    }

    private static Refusal? Problem(Pathway pathway, DateOnly? by, IReadOnlyList<AskedOrganization> asked, int requests)
    {
        var named = pathway.OrganizationIds().ToHashSet();
        return by is null ? Pathway.AnswersByDay.With(Pathway.LongestRound)
            : asked.Count == 0 && requests == 0 ? NobodyAsked
            : asked.Any(a => !named.Contains(a.OrganizationId)) ? NotNamed
            : asked.FirstOrDefault(a => a.Address.Trim().Length > 0 && AskForSignInLink.MailAddressOf(a.Address) is null) is { } wrong
                ? AskForSignInLink.NotAnAddress.For($"address-{wrong.OrganizationId:N}")
            : null;
    }

    private async Task AskAsync(
        Pathway pathway, AskedOrganization asked, Dictionary<Guid, CommentRequest> requests, DateTime now, CancellationToken ct)
    {
        if (!requests.TryGetValue(asked.OrganizationId, out var request))
        {
            var (keyHash, sealedKey) = keys.New();
            request = new CommentRequest
            {
                PathwayId = pathway.Id,
                OrganizationId = asked.OrganizationId,
                KeyHash = keyHash,
                SealedKey = sealedKey,
                AskedAt = now,
            };
            requests.Add(asked.OrganizationId, request);
            db.CommentRequests.Add(request);
        }
        if (AskForSignInLink.MailAddressOf(asked.Address) is { } address && request.Mail(now))
        {
            await mail.QueueAsync(pathway, asked.OrganizationId, address, keys.KeyOf(request), now, ct);
        }
    }
}
