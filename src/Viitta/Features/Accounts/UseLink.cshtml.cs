using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Accounts;

/// <summary>Opening the link does nothing yet: mail scanners open links too. The button uses it.</summary>
[OpenTo(Audience.Everyone)]
public sealed class UseLinkModel(UseSignInLink useLink) : ViittaPage
{
    /// <summary>Where to go on to; only a local path is followed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public string NewLink => Url.IsLocalUrl(Back) ? $"/sign-in?back={Uri.EscapeDataString(Back)}" : "/sign-in";

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken ct) =>
        await AfterAsync(await useLink.RunAsync(HttpContext, key, ct), Url.IsLocalUrl(Back) ? Back : "/networks");
}
