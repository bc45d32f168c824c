using System.Text.Json;
using Viitta.Data;

namespace Viitta.Features.Feedback;

/// <summary>What may be shown of a workshop's feedback. The only thing that pages and the API read.</summary>
[Untraced("Follows from the responses; giving feedback leaves the trace.")]
public sealed class FeedbackResults : IVersioned
{
    public required Guid WorkshopId { get; init; }

    public PublishedFeedback Published { get; set; } = new();

    public int Version { get; set; }
}

/// <summary>
/// The small-group rule (docs/decisions/0004-small-groups.md): numbers from 5 answers, words from 10, and two published
/// states of a question never differ by fewer, so that nobody's answer can be had by subtraction.
/// </summary>
public sealed record PublishedFeedback
{
    public const int NumbersFrom = 5;
    public const int WordsFrom = 10;

    /// <summary>Question key → how many chose each value of its scale, in order. A question that may not be shown is absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Numbers { get; init; } =
        new Dictionary<string, IReadOnlyList<int>>();

    /// <summary>Free texts in an order that means nothing.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>
    /// The next state: a question moves on when at least <see cref="NumbersFrom"/> answers have come since the state
    /// that is out, the words when <see cref="WordsFrom"/> texts have; else the old state stays.
    /// </summary>
    public PublishedFeedback Next(IReadOnlyCollection<FeedbackResponse> responses)
    {
        var numbers = new Dictionary<string, IReadOnlyList<int>>(Numbers, StringComparer.Ordinal);
        foreach (var question in FeedbackQuestion.All)
        {
            var chosen = responses.Where(r => r.Choices.ContainsKey(question.Key)).CountBy(r => r.Choices[question.Key]).ToDictionary();
            var shown = numbers.GetValueOrDefault(question.Key)?.Sum() ?? 0;
            if (chosen.Values.Sum() - shown >= NumbersFrom)
            {
                numbers[question.Key] = [.. question.Scale.Select(v => chosen.GetValueOrDefault(v))];
            }
        }
        var texts = responses.Where(r => r.Unclear.Length > 0).OrderBy(r => r.Id).Select(r => r.Unclear).ToList();
        return new() { Numbers = numbers, Words = texts.Count - Words.Count >= WordsFrom ? texts : Words };
    }

    internal static string ToJson<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    internal static T FromJson<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
}
