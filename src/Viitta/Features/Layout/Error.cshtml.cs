using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>Says what happened, what is kept and what to do, for every status that ends without a page of its own.</summary>
[OpenTo(Audience.Everyone)]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    private static readonly HashSet<int> Told = [400, 404, 409, 429, 500];

    public string Kind { get; private set; } = "500";

    /// <summary>The local path that was asked for.</summary>
    public string Path { get; private set; } = "/";

    public bool MaySignIn { get; private set; }

    public void OnGet(int status) => Tell(status);

    public void OnPost(int status) => Tell(status);

    private void Tell(int status)
    {
        var code = Told.Contains(status) ? status : status < 500 ? 404 : 500;
        Kind = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        Path = asked is null ? "/" : asked.OriginalPath + asked.OriginalQueryString;
        MaySignIn = status == StatusCodes.Status404NotFound && !Actor.Of(HttpContext).IsUser;
    }
}
