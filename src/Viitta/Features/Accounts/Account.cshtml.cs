using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;

namespace Viitta.Features.Accounts;

/// <summary>My own account: ways out, and keys for programs that act for me.</summary>
public sealed class AccountModel(ViittaDb db, MakeApiToken make, RevokeApiToken revoke) : ViittaPage
{
    public List<ApiToken> Tokens { get; private set; } = [];

    /// <summary>The key just made, shown this once.</summary>
    [TempData]
    public string? NewKey { get; set; }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Tokens = await db.ApiTokens.AsNoTracking().Of(Actor)
            .Where(t => t.RevokedAt == null).OrderByDescending(t => t.CreatedAt).ToListAsync(ct);
        return true;
    }

    public async Task<IActionResult> OnPostTokenAsync(string? name, int days, CancellationToken ct)
    {
        var made = await make.RunAsync(Actor, name, days, ct);
        NewKey = made.Value;
        return await AfterAsync(made, _ => "/account#key");
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid token, CancellationToken ct) =>
        await AfterAsync(await revoke.RunAsync(Actor, token, ct), "/account#tokens");
}
