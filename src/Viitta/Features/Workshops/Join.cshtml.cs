using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>For those who cannot scan the QR: the spoken code.</summary>
[OpenTo(Audience.Everyone)]
public sealed class JoinModel(EnterCode enterCode) : ViittaPage
{
    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken ct)
    {
        var found = await enterCode.RunAsync(code, JoinLimiter.ClientOf(HttpContext), ct);
        if (found.Refusal == EnterCode.TooManyCodes)
        {
            Response.Headers.RetryAfter = "60";
        }
        return await AfterAsync(found, key => $"/join/{key}");
    }
}
