using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Accounts;

/// <summary>A mail address in, a one-time link by mail. No password to forget, to reuse or to steal.</summary>
[OpenTo(Audience.Everyone)]
public sealed class SignInModel(AskForSignInLink ask) : ViittaPage
{
    /// <summary>Where to go on to; only a local path is followed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The link has been asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    private string? LocalBack => Url.IsLocalUrl(Back) ? Back : null;

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        Actor.IsUser ? LocalRedirect(LocalBack ?? "/networks") : await base.OnGetAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? mail, CancellationToken ct) =>
        await AfterAsync(await ask.RunAsync(HttpContext.Connection.RemoteIpAddress, mail, LocalBack, ct), "/sign-in?sent=true");
}
