using Viitta.Common;

namespace Viitta.Features.Pathways;

/// <summary>Free text on its way into a pathway.</summary>
internal static class Written
{
    public static Refusal? Check(string text, int most, bool overruled) =>
        text.Length > most ? Refusals.TooLong.With(most)
        : !overruled && IdentifierGuard.Suspicions(text).Count > 0 ? Refusals.Suspicious
        : null;
}
