using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>Whom to call: what works round the clock first, then who leads each step and how they are reached at <see cref="At"/>.</summary>
public sealed record CallAnswer
{
    public required CallQuestion Question { get; init; }

    /// <summary>UTC; the minute that open and closed are about.</summary>
    public required DateTime At { get; init; }

    /// <summary>The region of the municipality; null when it is in no network.</summary>
    public string? NetworkId { get; init; }

    public LocalText NetworkName { get; init; } = LocalText.Empty;

    public bool IsPractice { get; init; }

    /// <summary>Null when the region has published none: then there are the national services only.</summary>
    public EditionHead? Edition { get; init; }

    /// <summary>How much the reader gets to see.</summary>
    public Visibility Level { get; init; }

    /// <summary>Reached at every minute, without 112.</summary>
    public required IReadOnlyList<CallContact> Always { get; init; }

    /// <summary>Empty when the region has not agreed on this theme.</summary>
    public IReadOnlyList<CallStep> Steps { get; init; } = [];

    /// <summary>What suits the question, when there are no steps to go by: of a need those that answer, then those that lead a step.</summary>
    public IReadOnlyList<CallContact> Services { get; init; } = [];
}

/// <param name="IsToday">One of the steps that are taken at once.</param>
/// <param name="Otherwise">If the leader does not answer: the substitute, or another who does.</param>
public sealed record CallStep(
    string StepId,
    LocalText Text,
    bool IsToday,
    IReadOnlyList<CallParty> Leaders,
    IReadOnlyList<CallParty> Others,
    CallContact? Otherwise);

/// <param name="Contacts">Best first. Empty when the organisation has none that suits and that the reader may see.</param>
public sealed record CallParty(
    LocalText Organization,
    Role Role,
    InformationLabel? InformationLabel,
    LocalText Handover,
    IReadOnlyList<CallContact> Contacts)
{
    /// <summary>What its part depends on and the question does not say.</summary>
    public Situation When { get; init; } = Situation.Any;
}

/// <param name="Dialable">False in the practice region.</param>
/// <param name="Speaks">Of the language asked for: true, false when only with an interpreter or not at all; null when none was asked for.</param>
public sealed record CallContact(
    Guid Id,
    LocalText Organization,
    LocalText Service,
    LocalText Function,
    string Phone,
    bool Dialable,
    string Email,
    string Web,
    IReadOnlyList<string> Languages,
    bool Interpreter,
    bool? Speaks,
    Visibility Visibility,
    OpenState State,
    Schedule Schedule,
    Freshness Freshness,
    DateTime? VerifiedAt,
    LocalText VerifiedBy,
    LocalText Note,
    LocalText Warning,
    LocalText Cost,
    LocalText Payer,
    int? MinAge,
    int? MaxAge,
    IReadOnlyList<string> Genders,
    IReadOnlyList<string> ResidenceSituations,
    bool ConsentNeeded)
{
    /// <summary>Where it is met, when that may be told.</summary>
    public VisitingPlace? Place { get; init; }

    /// <summary>Steps that the service leads; asked for a need, where no steps stand around it.</summary>
    public IReadOnlyList<LedStep> Leads { get; init; } = [];

    public bool IsForSomeOnly => MinAge is not null || MaxAge is not null || ConsentNeeded || Genders.Count + ResidenceSituations.Count > 0;
}
