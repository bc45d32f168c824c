using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>
/// "Exit this page", for a reader who may be watched: forgets this browser, and shows the weather. With script the page is
/// blanked at once and its place in the history taken, and the back button shows none of the pages before it
/// (<c>exit.js</c>). Their addresses stay in the history.
/// </summary>
internal static class Exit
{
    public const string Path = "/exit";

    /// <summary>Cookie of a browser that has lately left, set by the page itself.</summary>
    private const string Left = "left";

    private const string Weather = "https://www.ilmatieteenlaitos.fi/";

    /// <summary>The page may be one that the back button led to: then nothing is to be drawn before the script has looked.</summary>
    public static bool HasLeft(HttpContext http) => http.Request.Cookies.ContainsKey(Left);

    public static IResult Leave(HttpContext http)
    {
        // Another site's link must not sign anybody out.
        if (http.Request.Headers["Sec-Fetch-Site"] != "cross-site")
        {
            foreach (var name in http.Request.Cookies.Keys.Where(name => name != Left))
            {
                http.Response.Cookies.Delete(name);
            }
            // What this browser keeps: a region's map, words of a table that were not sent.
            http.Response.Headers["Clear-Site-Data"] = "\"storage\"";
        }
        return TypedResults.Redirect(Weather);
    }
}
