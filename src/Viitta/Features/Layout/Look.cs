namespace Viitta.Features.Layout;

/// <summary>A page that stands open is read again by live.js, which takes the regions that may have changed.</summary>
public static class Look
{
    public static bool Is(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Headers.ContainsKey("Viitta-Look");
}
