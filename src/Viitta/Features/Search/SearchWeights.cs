namespace Viitta.Features.Search;

/// <summary>
/// How much each way of matching counts. Tuned by random search on the odd half of content/search/queries.yaml
/// that are not marked as unseen (bench/RESULTS.md has both halves); the word lists do more than these numbers.
/// </summary>
/// <param name="Others">Share of what fits second best.</param>
/// <param name="Part">Share of the stem of a compound's part beside that of a whole word.</param>
/// <param name="Called">Added for a service that is called rather than written to.</param>
/// <param name="ForAll">Added for a service that takes every adult.</param>
public sealed record SearchWeights(
    float Name, float Organization, float Need, float Details, float Meaning, float Who, float NameLetters, float Letters, float Near, float Others,
    float Part, float Called, float ForAll)
{
    /// <summary>For the very number or host that was typed: nothing else comes before it.</summary>
    public const float NumberOrHost = 1000;

    public static readonly SearchWeights Tuned = new(3f, 0.2f, 1.5f, 3.5f, 5.8f, 1.2f, 1.7f, 2.6f, 0.5f, 0.5f, 0.36f, 4f, 0.4f);
}
