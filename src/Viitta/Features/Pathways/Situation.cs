using System.Text.Json;
using System.Text.Json.Serialization;
using Viitta.Common;

namespace Viitta.Features.Pathways;

/// <summary>
/// What is known of a case: yes or no to some of the decision points (content/decision-points.yaml). A point that is not
/// answered is open. Nothing in it tells whose case it is.
/// </summary>
[JsonConverter(typeof(SituationJson))]
public sealed record Situation
{
    public const int TextLength = 400;

    /// <summary>The point that asks whether it is evening, night or weekend.</summary>
    public const string Night = "night";

    public static readonly Situation Any = new("");

    private Situation(string text) => Text = text;

    /// <summary>"minor=yes;danger=no" by id, so that two that say the same are equal.</summary>
    private string Text { get; }

    public bool IsAny => Text.Length == 0;

    /// <summary>Point → yes or no, by id.</summary>
    public IEnumerable<KeyValuePair<string, bool>> Answers => Text.Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(a => a.Split('=')).Select(a => KeyValuePair.Create(a[0], a[1] == "yes"));

    /// <summary>Null while the point is open.</summary>
    public bool? this[string point] => Answers.Where(a => a.Key == point).Select(a => (bool?)a.Value).FirstOrDefault();

    public static Situation Of(IEnumerable<KeyValuePair<string, bool>> answers) =>
        new(string.Join(';', answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={(a.Value ? "yes" : "no")}")));

    /// <summary>What the facts that services ask of a person say of the points.</summary>
    /// <param name="minor">Null when the age is not known; consent likewise.</param>
    /// <param name="residence">Id of content/residence-situations.yaml; one that is not known leaves its points open.</param>
    public static Situation OfPerson(bool? minor, string? residence, bool? consent)
    {
        (bool? Resident, bool? Asylum, bool? Legal) stays = residence switch
        {
            "municipality" => (true, false, null),
            "asylum-seeker" => (false, true, null),
            "no-municipality-legal" => (false, false, true),
            "no-right" => (false, false, false),
            _ => (null, null, null),
        };
        return Any.With("minor", minor).With("consent", consent)
            .With("residence", stays.Resident).With("asylum", stays.Asylum).With("legal-stay", stays.Legal);
    }

    /// <summary>As it stands in an address: ?minor=yes&amp;danger=no. Other fields are none of its business.</summary>
    /// <param name="errors">Takes an answer that is neither yes nor no; the point is then open.</param>
    public static Situation From(IQueryCollection query, Catalogue catalogue, List<Refusal> errors)
    {
        var asked = catalogue.DecisionPoints.Select(p => (p.Id, Answer: query[p.Id].ToString())).Where(a => a.Answer.Length > 0).ToLookup(a => a.Answer is "yes" or "no");
        errors.AddRange(asked[false].Select(a => Refusals.NotAChoice.For(a.Id)));
        return Of(asked[true].Select(a => KeyValuePair.Create(a.Id, a.Answer == "yes")));
    }

    /// <summary>As the end of an address; empty for any.</summary>
    public string Query() => QueryString.Create(Answers.Select(a => KeyValuePair.Create(a.Key, (string?)(a.Value ? "yes" : "no")))).ToString();

    /// <summary>All situations that these points tell apart: 2 to the power of their number.</summary>
    public static IEnumerable<Situation> Over(IEnumerable<string> points) => points.Aggregate(
        (IEnumerable<Situation>)[Any], (found, point) => found.SelectMany(s => new[] { s.With(point, true), s.With(point, false) }));

    public Situation With(string point, bool? answer) =>
        Of(Answers.Where(a => a.Key != point).Concat(answer is { } said ? [KeyValuePair.Create(point, said)] : []));

    /// <summary>What both say alike: the narrowest situation that holds wherever one of them does.</summary>
    public Situation Both(Situation other) => Of(Answers.Where(a => other[a.Key] == a.Value));

    /// <summary>Nothing that is known speaks against it.</summary>
    public bool MayBe(Situation known) => Answers.All(a => known[a.Key] is not { } said || said == a.Value);

    /// <summary>What of it is still open when that much is known.</summary>
    public Situation Open(Situation known) => Of(Answers.Where(a => known[a.Key] is null));

    public override string ToString() => Text;
}

/// <summary>{ "minor": true, "danger": false }. What is said of a point twice counts as it was said last.</summary>
internal sealed class SituationJson : JsonConverter<Situation>
{
    public override Situation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Situation.Of(JsonSerializer.Deserialize<Dictionary<string, bool>>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, Situation value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Answers.ToDictionary(), options);
}

public static class SituationWords
{
    extension(Catalogue catalogue)
    {
        /// <summary>"under 18, nobody is in danger now", in the order of asking; empty for any situation.</summary>
        public string Words(Situation situation) => string.Join(", ",
            from point in catalogue.DecisionPoints
            let answer = situation[point.Id]
            where answer is not null
            select point.When(answer.Value).ToString());

        /// <summary>"Child welfare (only when: under 18)"; the name alone in any situation.</summary>
        public string Named(LocalText name, Situation when, Texts texts) =>
            when.IsAny ? name.ToString() : $"{name} ({texts["pathways.when", catalogue.Words(when)]})";

        /// <summary>"gap: no one leads", and in which situation when not in all; only of one without one leader.</summary>
        public string Words(LedSituation led, Texts texts)
        {
            var what = texts[led.Leadership == Leadership.None ? "pathways.no-leader" : "pathways.several-leaders"];
            return led.When.IsAny ? what : $"{what} ({catalogue.Words(led.When)})";
        }

        /// <summary>The points that a part in the step may depend on: those of the step, and those that it depends on already.</summary>
        public IEnumerable<DecisionPoint> PointsAt(PathwayStep step, Responsibility? responsibility) =>
            catalogue.DecisionPoints.Where(p => p.Steps.Contains(step.StepId) || responsibility?.When[p.Id] is not null);

        /// <summary>Where the pathway parts, in the order of asking.</summary>
        public IReadOnlyList<DecisionPoint> PointsOf(Pathway pathway)
        {
            var used = pathway.Steps.SelectMany(s => s.Responsibilities).SelectMany(r => r.When.Answers).Select(a => a.Key).ToHashSet();
            return [.. catalogue.DecisionPoints.Where(p => used.Contains(p.Id))];
        }
    }
}
