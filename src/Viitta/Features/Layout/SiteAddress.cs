namespace Viitta.Features.Layout;

/// <summary>
/// Whole addresses for links that leave the site: mails, QR codes, exports. The installation's own address is
/// <c>VIITTA_PUBLIC_URL</c> ("https://viitta.example"); without it the address that the browser used.
/// </summary>
/// <remarks>A browser may say any host it likes, so nothing is mailed by a server that does not know its own address.</remarks>
public sealed class SiteAddress(IConfiguration configuration, IHttpContextAccessor http)
{
    public const string Setting = "VIITTA_PUBLIC_URL";

    /// <param name="path">Local, beginning with a slash.</param>
    public string Of(string path) => Root + path;

    private string Root => configuration[Setting] is { Length: > 0 } own ? own.TrimEnd('/')
        : http.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}{request.PathBase}"
        : "";
}
