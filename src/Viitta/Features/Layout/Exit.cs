using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>
/// "Exit this page", for a reader who may be watched: forgets this browser, and shows the weather. With script the page is
/// blanked at once and its place in the history taken (<c>exit.js</c>). What was opened before it stays in the history.
/// </summary>
internal static class Exit
{
    public const string Path = "/exit";

    private const string Weather = "https://www.ilmatieteenlaitos.fi/";

    public static IResult Leave(HttpContext http)
    {
        // Another site's link must not sign anybody out.
        if (http.Request.Headers["Sec-Fetch-Site"] != "cross-site")
        {
            foreach (var name in http.Request.Cookies.Keys)
            {
                http.Response.Cookies.Delete(name);
            }
            // What this browser keeps: a region's map, words of a table that were not sent.
            http.Response.Headers["Clear-Site-Data"] = "\"storage\"";
        }
        return TypedResults.Redirect(Weather);
    }
}
