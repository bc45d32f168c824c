using System.Text.Json;
using System.Text.Json.Serialization;
using Viitta.Common;
using Viitta.Features.Pathways;
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

    /// <summary>Words rather than numbers, which a new member in an enum would shift. The first editions have numbers.</summary>
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static EditionDocument Read(string json) => JsonSerializer.Deserialize<EditionDocument>(json, Stored)!;

    public IEnumerable<EditionContact> Contacts() => Organizations.SelectMany(o => o.Services).SelectMany(s => s.Contacts);

    public string Write() => JsonSerializer.Serialize(this, Stored);

    /// <summary>
    /// What a reader of that level gets: contacts up to it; and how a case is handed over only from GREEN up, since the
    /// public page is also read by those whom a case is to be kept from.
    /// </summary>
    public EditionDocument SeenAt(Visibility level) => With(c => c.Visibility <= level) with
    {
        Pathways = level >= Visibility.Green ? Pathways : [.. Pathways.Select(p => p.WithoutHandovers())],
    };

    /// <summary>The steps that the service is called for first, as the agreed pathways have it.</summary>
    public IEnumerable<LedStep> StepsLedBy(EditionOrganization organization, EditionService service) =>
        from pathway in Pathways
        where service.Themes.Count == 0 || service.Themes.Contains(pathway.ThemeId)
        from step in pathway.Steps
        where step.Responsibilities.Any(r => r.Role == Role.Leads && r.OrganizationId == organization.Id
            && (r.ServiceId is null || r.ServiceId == service.Id))
        select new LedStep(pathway.ThemeId, step.StepId);

    /// <summary>
    /// With those contacts only. A service that had others alone is not named, for its name would tell of them, nor an
    /// organisation that has no service left, unless a pathway names it.
    /// </summary>
    public EditionDocument With(Func<EditionContact, bool> seen)
    {
        var named = Named();
        return this with
        {
            Organizations =
            [
                .. from organization in Organizations
                   let services = organization.Services.Where(s => s.Contacts.Count == 0 || s.Contacts.Any(seen)).ToList()
                   where services.Count > 0 || organization.Services.Count == 0 || named.Contains(organization.Id)
                   select organization with { Services = [.. services.Select(s => s with { Contacts = [.. s.Contacts.Where(seen)] })] },
            ],
        };
    }

    /// <summary>Without saying where those contacts are.</summary>
    public EditionDocument WithoutPlaces(IReadOnlySet<Guid> contacts) => contacts.Count == 0 ? this : this with
    {
        Organizations =
        [
            .. Organizations.Select(o => o with
            {
                Services = [.. o.Services.Select(s => s with { Contacts = [.. s.Contacts.Select(c => contacts.Contains(c.Id) ? c with { Place = null } : c)] })],
            }),
        ],
    };

    /// <summary>Contacts that it says the place of and that are not among those that still have one.</summary>
    public IReadOnlySet<Guid> PlacesBut(IReadOnlySet<Guid> placed) =>
        Contacts().Where(c => c.Place is not null && !placed.Contains(c.Id)).Select(c => c.Id).ToHashSet();

    /// <summary>With the services that take people from that municipality.</summary>
    public EditionDocument In(string municipality)
    {
        var named = Named();
        return this with
        {
            Organizations =
            [
                .. from organization in Organizations
                   let services = organization.Services.Where(s => s.Takes(municipality)).ToList()
                   where services.Count > 0 || named.Contains(organization.Id)
                   select services.Count == organization.Services.Count ? organization : organization with { Services = services },
            ],
        };
    }

    /// <summary>The organisations that a pathway names.</summary>
    private HashSet<Guid> Named() => Pathways.SelectMany(p => p.Steps).SelectMany(s => s.Responsibilities)
        .SelectMany(r => new[] { r.OrganizationId, r.SubstituteId ?? r.OrganizationId }).ToHashSet();
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

public sealed record LedStep(string ThemeId, string StepId);

public sealed record EditionStep(string StepId, LocalText Text, IReadOnlyList<EditionResponsibility> Responsibilities);

public sealed record EditionResponsibility(
    Guid OrganizationId,
    Guid? ServiceId,
    Role Role,
    InformationLabel? InformationLabel,
    Cover Hours,
    LocalText Handover,
    Guid? SubstituteId)
{
    /// <summary>Its part in this situation only; the first editions know none.</summary>
    public Situation When { get; init; } = Situation.Any;
}

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
    /// <summary>Who pays; the first editions do not say.</summary>
    public LocalText Payer { get; init; } = LocalText.Empty;

    public bool Takes(string municipality) => Area.Count == 0 || Area.Contains(municipality);

    /// <summary>Takes this case (coverage.md, suitable). What is not asked excludes nothing.</summary>
    public bool Suits(CallQuestion question) =>
        (question.Municipality.Length == 0 || Takes(question.Municipality))
        && (question.Need.Length == 0 || Needs.Contains(question.Need))
        && (Themes.Count == 0 || question.Theme.Length == 0 || Themes.Contains(question.Theme))
        && (question.Age is not { } age || ((MinAge ?? age) <= age && age <= (MaxAge ?? age)))
        && (question.Residence is not { } residence || ResidenceSituations.Count == 0 || ResidenceSituations.Contains(residence));
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
    VerificationMethod? VerifiedHow)
{
    /// <summary>Where it is met; the first editions do not say, and no front gate does.</summary>
    public VisitingPlace? Place { get; init; }
}
