using System.Text.Json;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>What an edition says, frozen. Names are copied in, so that later renames do not change what was published.</summary>
public sealed record EditionDocument
{
    public required LocalText NetworkName { get; init; }

    /// <summary>Invented: its numbers are never to be dialled.</summary>
    public required bool IsPractice { get; init; }

    public required IReadOnlyList<EditionPathway> Pathways { get; init; }

    public required IReadOnlyList<EditionOrganization> Organizations { get; init; }

    public static EditionDocument Read(string json) =>
        JsonSerializer.Deserialize<EditionDocument>(json, JsonSerializerOptions.Web)!;

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>
    /// What a reader of that level gets: contacts up to it; and how a case is handed over only from GREEN up, since the
    /// public page is also read by those whom a case is to be kept from.
    /// </summary>
    public EditionDocument SeenAt(Visibility level) => this with
    {
        Pathways = level >= Visibility.Green ? Pathways : [.. Pathways.Select(p => p.WithoutHandovers())],
        Organizations = [.. Organizations.Select(o => o with { Services = [.. o.Services.Select(s => s.SeenAt(level))] })],
    };
}

/// <param name="Number">The pathway's version.</param>
public sealed record EditionPathway(string ThemeId, int Number, DateOnly AdoptedOn, IReadOnlyList<EditionStep> Steps)
{
    public EditionPathway WithoutHandovers() => this with
    {
        Steps =
        [
            .. Steps.Select(step => step with
            {
                Responsibilities = [.. step.Responsibilities.Select(r => r with { Handover = LocalText.Empty })],
            }),
        ],
    };
}

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
    IReadOnlyList<EditionContact> Contacts)
{
    /// <summary>Takes this case (coverage.md, suitable). What is not asked excludes nothing.</summary>
    public bool Suits(CallQuestion question) =>
        (Area.Count == 0 || Area.Contains(question.Municipality))
        && (Themes.Count == 0 || Themes.Contains(question.Theme))
        && (question.Age is not { } age || ((MinAge ?? age) <= age && age <= (MaxAge ?? age)))
        && (question.Residence is not { } residence || ResidenceSituations.Count == 0 || ResidenceSituations.Contains(residence));

    public EditionService SeenAt(Visibility level) =>
        this with { Contacts = [.. Contacts.Where(c => c.Visibility <= level)] };
}

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
    LocalText Note,
    LocalText Warning,
    DateTime? VerifiedAt,
    LocalText VerifiedBy,
    VerificationMethod? VerifiedHow);
