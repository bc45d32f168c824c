namespace Viitta.Common;

/// <summary>What people type, on its way in.</summary>
public static class FreeText
{
    /// <summary>Without blanks around, lines ended alike, and without NUL, which PostgreSQL stores nowhere.</summary>
    public static string Clean(string? text) => (text ?? "").Replace("\0", "").ReplaceLineEndings("\n").Trim();

    /// <summary>The same in every language.</summary>
    public static LocalText Clean(LocalText text) => new(Clean(text.Fi), Clean(text.Sv), Clean(text.En));
}
