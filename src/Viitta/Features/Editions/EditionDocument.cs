using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>What an edition says, frozen. Names are copied in, so that later renames do not change what was published.</summary>
public sealed record EditionDocument
{
    public required IReadOnlyList<EditionPathway> Pathways { get; init; }

    public required IReadOnlyList<EditionOrganization> Organizations { get; init; }
}

/// <param name="Number">The pathway's version.</param>
public sealed record EditionPathway(string ThemeId, int Number, DateOnly AdoptedOn, IReadOnlyList<EditionStep> Steps);

public sealed record EditionStep(string StepId, LocalText Text, IReadOnlyList<EditionResponsibility> Responsibilities);

public sealed record EditionResponsibility(
    Guid OrganizationId,
    Guid? ServiceId,
    Role Role,
    InformationLabel? InformationLabel,
    Cover Hours,
    LocalText Handover,
    Guid? SubstituteId);

/// <param name="National">Serves the whole country.</param>
public sealed record EditionOrganization(
    Guid Id, LocalText Name, string SectorId, bool National, IReadOnlyList<EditionService> Services);

public sealed record EditionService(
    Guid Id,
    LocalText Name,
    LocalText Description,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> Area,
    int? MinAge,
    int? MaxAge,
    IReadOnlyList<string> Genders,
    IReadOnlyList<string> ResidenceSituations,
    IReadOnlyList<string> Themes,
    bool ConsentNeeded,
    LocalText Cost,
    IReadOnlyList<EditionContact> Contacts);

/// <param name="VerifiedAt">UTC; null means never verified.</param>
public sealed record EditionContact(
    Guid Id,
    LocalText Function,
    string Phone,
    string Email,
    string Web,
    IReadOnlyList<string> Languages,
    bool Interpreter,
    Visibility Visibility,
    Schedule Schedule,
    LocalText Warning,
    DateTime? VerifiedAt,
    LocalText VerifiedBy,
    VerificationMethod? VerifiedHow);
