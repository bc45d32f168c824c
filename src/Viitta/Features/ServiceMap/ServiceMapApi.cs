using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

public sealed record OrganizationBody(LocalText? Name, string? Sector, int Version = 0);

public sealed record OrganizationAnswer(Guid Id, string? NetworkId, LocalText Name, string Sector, bool IsCandidate, int Version);

public sealed record ServiceAnswer(Guid Id, Guid OrganizationId, string? NetworkId, ServiceDraft Service, int Version);

public sealed record ServiceBody(ServiceDraft Service, int Version);

/// <param name="Hours">The same rows as the form's: days "1-5", opens "08:00", closes "16:00".</param>
public sealed record ContactBody(
    LocalText? Function, string? Phone, string? Email, string? Web, IReadOnlyList<string>? Languages, bool Interpreter,
    HoursInput? Hours, Visibility Visibility, LocalText? Note = null, LocalText? Warning = null, int Version = 0)
{
    public ContactInput Input() => new(Phone, Email, Web, Languages ?? [], Interpreter, Hours ?? HoursInput.NotSaid);

    public ContactDraft Draft(ContactDetails details) =>
        new(Function ?? LocalText.Empty, details, Visibility, Note ?? LocalText.Empty, Warning ?? LocalText.Empty);
}

public sealed record ContactAnswer(
    Guid Id, Guid ServiceId, string? NetworkId, ContactBody Contact, DateTime? VerifiedAt, Freshness Freshness)
{
    public static ContactAnswer Of(ContactPoint c, DateTime now) => new(
        c.Id, c.ServiceId, c.NetworkId,
        new ContactBody(c.Function, c.Phone, c.Email, c.Web, c.Languages, c.Interpreter, HoursInput.Of(c.Schedule), c.Visibility,
            c.Note, c.Warning, c.Version),
        c.LastVerification?.At, c.FreshnessAt(now));
}

/// <param name="Version">Of the contact that was read to whoever confirmed it.</param>
public sealed record VerificationBody(VerificationMethod? Method, string? Role, int Version);

/// <summary>The service map for programs: <c>/api/v1/service-map</c>. The same use cases as the pages.</summary>
internal static class ServiceMapApi
{
    public static void MapServiceMapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("service-map");
        api.MapGet("/{network}/organizations", OrganizationsAsync).WithName("ListOrganizations").WithSummary("Organisations that the network can choose from");
        api.MapPost("/{network}/organizations", AddOrganizationAsync).WithName("AddOrganization").WithSummary("Adds an organisation to the network's map");
        api.MapPut("/organizations/{id:guid}", EditOrganizationAsync).WithName("EditOrganization").WithSummary("Changes an organisation's name and sector");
        api.MapGet("/{network}/services", ServicesAsync).WithName("ListServices").WithSummary("Services that the network can choose from");
        api.MapPost("/organizations/{id:guid}/services", AddServiceAsync).WithName("AddService").WithSummary("Adds a service to an organisation");
        api.MapPut("/services/{id:guid}", EditServiceAsync).WithName("EditService").WithSummary("Changes a service");
        api.MapGet("/{network}/contacts", ContactsAsync).WithName("ListContacts").WithSummary("Contacts on the network's map, with how old their confirmation is");
        api.MapGet("/contacts/{id:guid}", ContactAsync).WithName("GetContact").WithSummary("One contact");
        api.MapPost("/services/{id:guid}/contacts", AddContactAsync).WithName("AddContact").WithSummary("Adds a contact to a service; it starts unverified");
        api.MapPut("/contacts/{id:guid}", EditContactAsync).WithName("EditContact").WithSummary("Changes a contact; new details make it unverified");
        api.MapPost("/contacts/{id:guid}/verifications", VerifyAsync).WithName("VerifyContact").WithSummary("Says that a contact was confirmed, how and by what role");
        api.MapPost("/contacts/{id:guid}/confirmations", AskAsync).WithName("SendConfirmation").WithSummary("Mails the owner \"is this still right?\"");
    }

    private static async Task<IResult> OrganizationsAsync(string network, HttpContext http, ReadMap map, CancellationToken ct) =>
        Mapped(await map.RunAsync(ActorMiddleware.ActorOf(http), network, null, null, ct), view => view.All.Select(o => Told(o.Organization)));

    private static async Task<IResult> AddOrganizationAsync(
        string network, OrganizationBody body, HttpContext http, AddOrganization add, CancellationToken ct) =>
        Mapped(await add.RunAsync(ActorMiddleware.ActorOf(http), network, body.Name ?? LocalText.Empty, body.Sector, ct), Told);

    private static async Task<IResult> EditOrganizationAsync(
        Guid id, OrganizationBody body, HttpContext http, EditOrganization edit, CancellationToken ct) =>
        (await edit.RunAsync(ActorMiddleware.ActorOf(http), id, body.Version, body.Name ?? LocalText.Empty, body.Sector, ct)).Answer();

    private static async Task<IResult> ServicesAsync(string network, HttpContext http, ReadMap map, CancellationToken ct) =>
        Mapped(await map.RunAsync(ActorMiddleware.ActorOf(http), network, null, null, ct),
            view => view.All.SelectMany(o => o.Services).Select(s => Told(s.Service)));

    private static async Task<IResult> AddServiceAsync(
        Guid id, ServiceDraft body, HttpContext http, AddService add, CancellationToken ct) =>
        Mapped(await add.RunAsync(ActorMiddleware.ActorOf(http), id, body, ct), Told);

    private static async Task<IResult> EditServiceAsync(
        Guid id, ServiceBody body, HttpContext http, EditService edit, CancellationToken ct) =>
        (await edit.RunAsync(ActorMiddleware.ActorOf(http), id, body.Version, body.Service, ct)).Answer();

    private static async Task<IResult> ContactsAsync(
        string network, string? need, string? text, HttpContext http, ReadMap map, TimeProvider time, CancellationToken ct) =>
        Mapped(await map.RunAsync(ActorMiddleware.ActorOf(http), network, need, text, ct),
            view => view.Found.SelectMany(g => g).SelectMany(o => o.Contacts).Select(c => ContactAnswer.Of(c, time.Now())));

    private static async Task<IResult> ContactAsync(Guid id, HttpContext http, ViittaDb db, TimeProvider time, CancellationToken ct) =>
        await db.ContactPoints.Of(ActorMiddleware.ActorOf(http)).Include(c => c.Verifications).AsNoTracking()
            .FirstOrDefaultAsync(c => c.Id == id && c.RemovedAt == null, ct) is { } contact
            ? Results.Ok(ContactAnswer.Of(contact, time.Now()))
            : Api.Problem(Refusals.NotFound);

    private static async Task<IResult> AddContactAsync(
        Guid id, ContactBody body, HttpContext http, ViittaDb db, Catalogue catalogue, AddContact add, TimeProvider time, CancellationToken ct)
    {
        var actor = ActorMiddleware.ActorOf(http);
        var network = await db.Services.Of(actor).Where(s => s.Id == id).Select(s => s.NetworkId).FirstOrDefaultAsync(ct);
        var reading = ContactReading.Of(body.Input(), catalogue, await db.IsPracticeAsync(network, ct));
        return reading.Details is { } details
            ? Mapped(await add.RunAsync(actor, id, body.Draft(details), ct), contact => ContactAnswer.Of(contact, time.Now()))
            : Api.Problem(reading.Errors[0]);
    }

    private static async Task<IResult> EditContactAsync(
        Guid id, ContactBody body, HttpContext http, ViittaDb db, Catalogue catalogue, EditContact edit, CancellationToken ct)
    {
        var actor = ActorMiddleware.ActorOf(http);
        var network = await db.ContactPoints.Of(actor).Where(c => c.Id == id).Select(c => c.NetworkId).FirstOrDefaultAsync(ct);
        var reading = ContactReading.Of(body.Input(), catalogue, await db.IsPracticeAsync(network, ct));
        return reading.Details is { } details
            ? (await edit.RunAsync(actor, id, body.Version, body.Draft(details), ct)).Answer()
            : Api.Problem(reading.Errors[0]);
    }

    private static async Task<IResult> VerifyAsync(
        Guid id, VerificationBody body, HttpContext http, VerifyContact verify, CancellationToken ct) =>
        (await verify.RunAsync(ActorMiddleware.ActorOf(http), id, body.Version, body.Method, body.Role, ct)).Answer();

    private static async Task<IResult> AskAsync(Guid id, HttpContext http, SendConfirmation send, CancellationToken ct) =>
        (await send.RunAsync(ActorMiddleware.ActorOf(http), id, ct)).Answer();

    private static IResult Mapped<T, TAnswer>(Outcome<T> outcome, Func<T, TAnswer> told) =>
        outcome.Refused ? Api.Problem(outcome.Refusal) : Results.Ok(told(outcome.Value));

    private static OrganizationAnswer Told(Organization o) => new(o.Id, o.NetworkId, o.Name, o.SectorId, o.IsCandidate, o.Version);

    private static ServiceAnswer Told(Service s) => new(s.Id, s.OrganizationId, s.NetworkId, new ServiceDraft
    {
        Name = s.Name,
        Description = s.Description,
        Needs = s.Needs,
        Area = s.Area,
        MinAge = s.MinAge,
        MaxAge = s.MaxAge,
        Genders = s.Genders,
        ResidenceSituations = s.ResidenceSituations,
        Themes = s.Themes,
        ConsentNeeded = s.ConsentNeeded,
        Cost = s.Cost,
    }, s.Version);
}
