using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Accounts;

/// <summary>Makes a key for the actor's own API client. The key is returned once and never again.</summary>
public sealed class MakeApiToken(ViittaDb db, TimeProvider time)
{
    /// <summary>Days that a token may live; every token ends some day.</summary>
    public static readonly IReadOnlyList<int> Lifetimes = [30, 90, 365];

    public static readonly TraceKind TokenMade = new("accounts.token-made");

    public static readonly Refusal NameTaken = new("accounts.token-name-taken", 409) { Field = "name" };

    public async Task<Outcome<string>> RunAsync(Actor actor, string? name, int days, CancellationToken ct)
    {
        var (called, now) = (FreeText.Clean(name), time.Now());
        if (called.Length is 0 or > 100)
        {
            return (called.Length == 0 ? Refusals.Required : Refusals.TooLong.With(100)).For("name");
        }
        if (!Lifetimes.Contains(days))
        {
            return Refusals.NotAChoice.For("days");
        }
        if (await db.ApiTokens.Of(actor).AnyAsync(t => t.Name == called && t.RevokedAt == null && t.ExpiresAt > now, ct))
        {
            return NameTaken;
        }
        // The prefix lets secret scanners know a key that has strayed into a repository.
        var key = $"viitta_{Secrets.NewKey()}";
        var token = new ApiToken
        {
            UserId = actor.UserId!.Value,
            Name = called,
            KeyHash = Secrets.Hash(key),
            CreatedAt = now,
            ExpiresAt = now.AddDays(days),
        };
        db.ApiTokens.Add(token);
        db.Record(TokenMade, token.Id, null, actor, now);
        await db.SaveChangesAsync(ct);
        return key;
    }
}

/// <summary>Ends a token at once.</summary>
public sealed class RevokeApiToken(ViittaDb db, TimeProvider time)
{
    public static readonly TraceKind TokenRevoked = new("accounts.token-revoked");

    public async Task<Outcome> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (await db.ApiTokens.Of(actor).FirstOrDefaultAsync(t => t.Id == id, ct) is not { } token)
        {
            return Refusals.NotFound;
        }
        if (token.RevokedAt is null)
        {
            token.RevokedAt = time.Now();
            db.Record(TokenRevoked, token.Id, null, actor, time.Now());
            await db.SaveChangesAsync(ct);
        }
        return Outcome.Ok;
    }
}
