using System.Collections.Concurrent;
using System.Globalization;
using CsvHelper;

namespace Viitta.Common;

/// <summary>An entry of a content list: <c>- id: police</c>, <c>name: { fi, sv, en }</c>.</summary>
public class Term
{
    public string Id { get; init; } = "";

    public LocalText Name { get; init; } = LocalText.Empty;

    public LocalText Meaning { get; init; } = LocalText.Empty;

    public LocalText Description { get; init; } = LocalText.Empty;

    /// <summary>A letter where the list has one: J, O, K, T.</summary>
    public string Code { get; init; } = "";
}

/// <summary>An entry of needs.yaml.</summary>
public sealed class Need : Term
{
    /// <summary>Where it is met must stay secret: no service that answers it may say where it is.</summary>
    public bool SecretPlace { get; init; }
}

/// <param name="Code">Three signs: "140"; the practice region's are T01 ….</param>
/// <param name="CountyCode">Two signs: "13"; the practice region's is T1.</param>
/// <param name="LanguageStatus">fi, sv, fi+sv or sv+fi, the majority first.</param>
public sealed record Municipality(string Code, string CountyCode, LocalText Name, string LanguageStatus);

/// <param name="Short">The region's name without "wellbeing services county".</param>
/// <param name="Mark">Eight signs at most, for a small tile.</param>
/// <param name="Row">From 1, in the tile map of Finland; 0 stands beside the map (the practice region).</param>
public sealed record County(string Code, LocalText Name, LocalText Short, LocalText Mark, int Row, int Column);

/// <summary>What ships as data in content/, read once at start. An installation may edit the files and restart.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, IReadOnlyList<Term>> _enumTerms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<Municipality>> _byName = new(StringComparer.Ordinal);

    public required string Folder { get; init; }

    public required IReadOnlyList<Municipality> Municipalities { get; init; }

    public required IReadOnlyList<County> Counties { get; init; }

    public required IReadOnlyList<Term> Sectors { get; init; }

    public required IReadOnlyList<Need> Needs { get; init; }

    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>In the order of asking.</summary>
    public required IReadOnlyList<DecisionPoint> DecisionPoints { get; init; }

    public required IReadOnlyList<Term> Themes { get; init; }

    public required IReadOnlyList<Term> ResidenceSituations { get; init; }

    public required IReadOnlyList<Term> ServiceLanguages { get; init; }

    /// <summary>In the order of their names in the reader's language.</summary>
    public IReadOnlyList<Municipality> MunicipalitiesByName => _byName.GetOrAdd(Languages.Current, language =>
        [.. Municipalities.OrderBy(m => m.Name.ToString(), StringComparer.Create(Languages.Culture(language), ignoreCase: true))]);

    public Municipality? Municipality(string code) => Municipalities.FirstOrDefault(m => m.Code == code);

    /// <summary>The languages of a town, its majority's first: in which its network's people get their mail.</summary>
    public IReadOnlyList<string> LanguagesOf(string? townId) =>
        [.. (Municipality(townId ?? "")?.LanguageStatus ?? Languages.Finnish).Split('+').Where(Languages.IsKnown)];

    public Step Step(string id) => Steps.First(s => s.Id == id);

    /// <summary>Whether one of these needs is met where nobody may be told: see <see cref="Need.SecretPlace"/>.</summary>
    public bool IsSecret(IEnumerable<string> needs) => needs.Any(id => Needs.Any(n => n.SecretPlace && n.Id == id));

    public Term Sector(string id) => Sectors.First(s => s.Id == id);

    public Term Theme(string id) => Themes.First(s => s.Id == id);

    /// <summary>The entry of a closed vocabulary (roles.yaml, information-labels.yaml …) for its enum member.</summary>
    public Term Of(Enum member) => _enumTerms[member.GetType().Name].First(t => t.Id == Texts.Slug(member));

    public IReadOnlyList<Term> All<TEnum>()
        where TEnum : struct, Enum => _enumTerms[typeof(TEnum).Name];

    /// <exception cref="InvalidDataException">A file is missing or says something that cannot be read; the message names it.</exception>
    public static Catalogue Read(string folder)
    {
        var practice = Yaml.Read<PracticeArea>(Path.Combine(folder, "areas", "practice.yaml"));
        var catalogue = new Catalogue
        {
            Folder = folder,
            Counties =
            [
                .. Csv(folder, "counties", r => new County(
                    r.GetString("code"), Name(r), Name(r, "short_"), Name(r, "mark_"), Number(r, "row"), Number(r, "column"))),
                new County(practice.County.Code, practice.County.Name, practice.Short, practice.Short, 0, 0),
            ],
            Municipalities =
            [
                .. Csv(folder, "municipalities", r => new Municipality(
                    r.GetString("code"), r.GetString("county"), NameWithoutEnglish(r), r.GetString("language"))),
                .. practice.Municipalities.Select(m => new Municipality(m.Code, m.County, m.Name, m.Language)),
            ],
            Sectors = List<Term>(folder, "sectors"),
            Needs = List<Need>(folder, "needs"),
            Steps = List<Step>(folder, "steps"),
            DecisionPoints = List<DecisionPoint>(folder, "decision-points"),
            Themes = List<Term>(folder, "themes"),
            ResidenceSituations = List<Term>(folder, "residence-situations"),
            ServiceLanguages = List<Term>(folder, "languages"),
        };
        catalogue.AddTerms<Role>("roles");
        catalogue.AddTerms<InformationLabel>("information-labels");
        catalogue.AddTerms<GapKind>("gap-kinds");
        catalogue.AddTerms<Cover>("covers");
        catalogue.AddTerms<Confidence>("confidences");
        catalogue.AddTerms<Basis>("bases");
        catalogue.CheckPaces();
        catalogue.CheckDecisionPoints();
        return catalogue;
    }

    private void CheckDecisionPoints()
    {
        foreach (var point in DecisionPoints)
        {
            if (point.Steps.Count == 0 || point.Steps.Except(Steps.Select(s => s.Id)).Any())
            {
                throw new InvalidDataException($"content/decision-points.yaml: {point.Id} must name steps of steps.yaml, and names \"{string.Join(", ", point.Steps)}\".");
            }
        }
    }

    /// <summary>A step that comes only after those above it can follow itself in no circle.</summary>
    private void CheckPaces()
    {
        foreach (var (index, step) in Steps.Index())
        {
            if (step.Pace.After.Except(Steps.Take(index).Select(s => s.Id)).ToList() is { Count: > 0 } below)
            {
                throw new InvalidDataException($"content/steps.yaml: {step.Id} comes after {string.Join(", ", below)}, which must stand above it.");
            }
            if (step.Pace.HandoverHours < 0 || step.Pace.TakesHours < 0 || step.Pace.DeadlineDays < 0)
            {
                throw new InvalidDataException($"content/steps.yaml: the pace of {step.Id} has a time below zero.");
            }
        }
    }

    private void AddTerms<TEnum>(string file)
        where TEnum : struct, Enum
    {
        var terms = List<Term>(Folder, file);
        var missing = Enum.GetValues<TEnum>().Select(m => Texts.Slug(m)).Except(terms.Select(t => t.Id)).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidDataException($"content/{file}.yaml lacks {string.Join(", ", missing)}.");
        }
        _enumTerms[typeof(TEnum).Name] = terms;
    }

    private static List<T> List<T>(string folder, string name) => Yaml.Read<List<T>>(Path.Combine(folder, $"{name}.yaml"));

    private static List<T> Csv<T>(string folder, string name, Func<CsvReader, T> read)
    {
        var options = new CsvReaderOptions { Separator = ';', CommentPrefix = '#' };
        using var csv = CsvReader.FromFile(Path.Combine(folder, "areas", $"{name}.csv"), options);
        var rows = new List<T>();
        while (csv.Read())
        {
            rows.Add(read(csv));
        }
        return rows;
    }

    private static LocalText Name(CsvReader row, string prefix = "") =>
        new(row.GetString(prefix + "fi"), row.GetString(prefix + "sv"), row.GetString(prefix + "en"));

    private static LocalText NameWithoutEnglish(CsvReader row) =>
        new(row.GetString("fi"), row.GetString("sv"), row.GetString("fi"));

    private static int Number(CsvReader row, string field) => int.Parse(row.GetString(field), CultureInfo.InvariantCulture);

    private sealed class PracticeArea
    {
        public Term County { get; init; } = new();

        public LocalText Short { get; init; } = LocalText.Empty;

        public List<PracticeMunicipality> Municipalities { get; init; } = [];
    }

    private sealed class PracticeMunicipality
    {
        public string Code { get; init; } = "";

        public string County { get; init; } = "";

        public LocalText Name { get; init; } = LocalText.Empty;

        public string Language { get; init; } = "";
    }
}
