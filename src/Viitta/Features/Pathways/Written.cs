using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>Free text on its way into a pathway, and from there into an edition: what it may not say on the map it may not say here.</summary>
internal static class Written
{
    public static Refusal? Check(string text, int most, bool overruled) =>
        Keeping.Problem(text, most) is { } problem ? problem
        : !overruled && IdentifierGuard.Suspicions(text).Count > 0 ? Refusals.Suspicious
        : null;
}
