using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Accounts;

/// <summary>Opening the link does nothing yet: mail scanners open links too. The button uses it.</summary>
[OpenTo(Audience.Everyone)]
public sealed class UseLinkModel(UseSignInLink useLink) : ViittaPage
{
    public async Task<IActionResult> OnPostAsync(string key, CancellationToken ct) =>
        await AfterAsync(await useLink.RunAsync(HttpContext, key, ct), "/networks");
}
