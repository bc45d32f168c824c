namespace Viitta.Features.Workshops;

/// <summary>
/// That the tables are simulated: a facilitator practises alone. Kept as one value, replaced and never changed. How far the
/// tables are follows from it and from the clock, so nothing has to be remembered when the program is killed.
/// </summary>
/// <param name="Language">Of <see cref="Common.Languages"/>: what the simulated tables write in.</param>
/// <param name="Pace">How many times as fast as people the tables work, one of <see cref="Paces"/>.</param>
/// <param name="PacedAt">UTC: since when this fast.</param>
/// <param name="Before">How far the tables had come in the part that ran then.</param>
public sealed record Rehearsal(string Language, int Pace, DateTime PacedAt, TimeSpan Before)
{
    /// <summary>As in a real room; a part in some minutes; a part in a minute.</summary>
    public static readonly IReadOnlyList<int> Paces = [1, 5, 20];

    public const int FirstPace = 5;

    /// <summary>What was out before the pace was last changed counts from its own beginning.</summary>
    internal TimeSpan PassedSince(DateTime began, DateTime now) =>
        PacedAt > began ? Before + ((now - PacedAt) * Pace) : (now - began) * Pace;
}
