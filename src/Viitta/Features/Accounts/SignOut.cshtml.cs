using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Accounts;

/// <summary>Ends this browser's session; with the other button, all of the person's sessions.</summary>
[OpenTo(Audience.Everyone)]
public sealed class SignOutModel(SignOutEverywhere everywhere) : ViittaPage
{
    public override Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        Task.FromResult<IActionResult>(Actor.IsUser ? LocalRedirect("/account") : Page());

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync();
        return LocalRedirect("/sign-out");
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken ct)
    {
        if (Actor.IsUser)
        {
            await everywhere.RunAsync(Actor, ct);
        }
        return await OnPostAsync();
    }
}
