using Viitta.Common;

namespace Viitta.Features.Pathways;

/// <summary>Free text on its way into a pathway.</summary>
internal static class Written
{
    /// <summary>Something here looks like a person's data. The coordinator may say that it is not.</summary>
    public static readonly Refusal Suspicious = new("pathways.suspicious", 400);

    public static Refusal? Check(string text, int most, bool overruled) =>
        text.Length > most ? Refusals.TooLong.With(most)
        : !overruled && IdentifierGuard.Suspicions(text).Count > 0 ? Suspicious
        : null;

    // PostgreSQL stores no NUL.
    public static string Clean(string text) => text.Replace("\0", "").ReplaceLineEndings("\n").Trim();
}
