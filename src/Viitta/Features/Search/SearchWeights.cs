namespace Viitta.Features.Search;

/// <summary>
/// How much each way of matching counts. Tuned by random search on the odd half of content/search/queries.yaml
/// (bench/RESULTS.md has both halves); the word lists do more than these numbers.
/// </summary>
/// <param name="Others">Share of what fits second best.</param>
public sealed record SearchWeights(
    float Name, float Organization, float Need, float Details, float Meaning, float Who, float NameLetters, float Letters, float Near, float Others)
{
    public static readonly SearchWeights Tuned = new(0.85f, 0.9f, 2f, 2.5f, 4.2f, 0.9f, 1.2f, 1.8f, 0.5f, 0.8f);
}
