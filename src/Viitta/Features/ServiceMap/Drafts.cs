using System.Text.Json.Serialization;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>What a coordinator writes about a contact. <see cref="Details"/> have been read and are valid.</summary>
public sealed record ContactDraft(
    LocalText Function, ContactDetails Details, Visibility Visibility, LocalText Note, LocalText Warning);

/// <summary>What a coordinator writes about a service. An empty condition takes everybody.</summary>
public sealed record ServiceDraft
{
    private const int LongestName = 150;
    private const int LongestText = 600;
    private const int OldestAge = 120;

    public static readonly IReadOnlyList<string> AllGenders = ["women", "men", "other"];

    public static readonly Refusal NeedMissing = new("servicemap.need-missing", 400) { Field = "needs" };
    public static readonly Refusal AgeWrong = new("servicemap.age-wrong", 400) { Field = "minAge" };

    public required LocalText Name { get; init; }

    public LocalText Description { get; init; } = LocalText.Empty;

    public required IReadOnlyList<string> Needs { get; init; }

    [JsonRequired]
    public IReadOnlyList<string> Area { get; init; } = [];

    [JsonRequired]
    public int? MinAge { get; init; }

    [JsonRequired]
    public int? MaxAge { get; init; }

    [JsonRequired]
    public IReadOnlyList<string> Genders { get; init; } = [];

    [JsonRequired]
    public IReadOnlyList<string> ResidenceSituations { get; init; } = [];

    public IReadOnlyList<string> Themes { get; init; } = [];

    [JsonRequired]
    public bool ConsentNeeded { get; init; }

    /// <summary>The place must stay secret also where its needs do not say so.</summary>
    [JsonRequired]
    public bool FrontGate { get; init; }

    public LocalText Cost { get; init; } = LocalText.Empty;

    public LocalText Payer { get; init; } = LocalText.Empty;

    public bool IsFrontGate(Catalogue catalogue) => FrontGate || catalogue.IsSecret(Needs);

    /// <summary>The first thing that is wrong, or null.</summary>
    public Refusal? Problem(Catalogue catalogue) =>
        Name.Problem(LongestName, "name") ?? Description.Problem(LongestText, "description")
        ?? Cost.Problem(LongestName, "cost") ?? Payer.Problem(LongestName, "payer")
        ?? (FreeText.Clean(Name).IsEmpty ? Keeping.NameMissing : null)
        ?? (Needs.Count == 0 ? NeedMissing : null)
        ?? Unknown("needs", Needs, catalogue.Needs.Select(n => n.Id))
        ?? Unknown("area", Area, catalogue.Municipalities.Select(m => m.Code))
        ?? Unknown("genders", Genders, AllGenders)
        ?? Unknown("residence", ResidenceSituations, catalogue.ResidenceSituations.Select(r => r.Id))
        ?? Unknown("themes", Themes, catalogue.Themes.Select(t => t.Id))
        ?? (MinAge is < 0 or > OldestAge || MaxAge is < 0 or > OldestAge || MinAge > MaxAge ? AgeWrong : null);

    private static Refusal? Unknown(string field, IEnumerable<string> chosen, IEnumerable<string> known) =>
        chosen.Except(known, StringComparer.Ordinal).Any() ? Refusals.NotAChoice.For(field) : null;
}
