using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

/// <summary>How a contact is reached, whole: what is to be empty is sent as empty or null.</summary>
/// <param name="Hours">
/// The same rows as the form's: days "1-5", opens "08:00", closes "16:00", in a season from "2027-06-01" until "2027-08-31".
/// Exceptions: from "2026-12-23" until "2027-01-06" is closed; one day with opens and closes is open besides.
/// </param>
/// <param name="Place">Where it is met, in degrees (WGS 84). Null where the place must stay secret, or nobody has said it.</param>
public record DetailsBody(string? Phone, string? Email, string? Web, IReadOnlyList<string> Languages, bool Interpreter, HoursInput Hours, VisitingPlace? Place)
{
    internal ContactInput Input() => new(Phone, Email, Web, Languages, Interpreter, Hours with
    {
        Rows = [.. Hours.Rows.OfType<SlotInput>()],
        Exceptions = [.. Hours.Exceptions.OfType<ExceptionInput>()],
    })
    {
        Address = Place?.Address ?? LocalText.Empty,
        Coordinates = string.Create(CultureInfo.InvariantCulture, $"{Place?.Latitude}, {Place?.Longitude}").Trim(',', ' '),
    };

    public static DetailsBody Of(ContactDetails d) => new(d.Phone, d.Email, d.Web, d.Languages, d.Interpreter, HoursInput.Of(d.Schedule), d.Place);
}

public sealed record ContactBody(
    LocalText Function, string? Phone, string? Email, string? Web, IReadOnlyList<string> Languages, bool Interpreter,
    HoursInput Hours, VisitingPlace? Place, Visibility Visibility, LocalText? Note, LocalText? Warning, int Version = 0)
    : DetailsBody(Phone, Email, Web, Languages, Interpreter, Hours, Place)
{
    internal ContactDraft Draft(ContactDetails details) => new(Function, details, Visibility, Note ?? LocalText.Empty, Warning ?? LocalText.Empty);
}

/// <param name="Need">Id of the need that the contact is for.</param>
public sealed record FirstContactBody(string Need, ContactBody Contact);

public sealed record ContactAnswer(
    Guid Id, Guid ServiceId, string? NetworkId, ContactBody Contact, DateTime? VerifiedAt, Freshness Freshness, DateOnly? NextCheck)
{
    public static ContactAnswer Of(ContactPoint c, DateTime now) => new(
        c.Id, c.ServiceId, c.NetworkId,
        new ContactBody(c.Function, c.Phone, c.Email, c.Web, c.Languages, c.Interpreter, HoursInput.Of(c.Schedule), c.Place, c.Visibility,
            c.Note, c.Warning, c.Version),
        c.LastVerification?.At, c.FreshnessAt(now), c.NextCheck);
}

/// <param name="Version">Of the contact that was read to whoever confirmed it.</param>
public sealed record VerificationBody(VerificationMethod Method, string Role, int Version);

/// <param name="Details">As the owner wants them; null when the contact is not theirs.</param>
public sealed record ProposalAnswer(Guid Id, ProposalKind Kind, DateTime At, DetailsBody? Details, int BasedOn, string Message)
{
    public static ProposalAnswer Of(ContactProposal p) =>
        new(p.Id, p.Kind, p.At, p.Details is { } details ? DetailsBody.Of(details) : null, p.BasedOn, p.Message);
}

/// <param name="Version">Of the contact that the proposal was compared with.</param>
public sealed record ProposalDecision(bool Accept, int Version);

internal static class ContactsApi
{
    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/{network}/contacts", async (string network, string? need, string? text, Actor actor, ReadMap map, TimeProvider time, CancellationToken ct) =>
                (await map.RunAsync(actor, network, need, text, ct))
                    .Mapped(view => view.Found.SelectMany(g => g).SelectMany(o => o.Contacts).Select(c => ContactAnswer.Of(c, time.Now()))))
            .WithName("ListContacts").WithSummary("Contacts on the network's map, with how old their confirmation is.");
        api.MapGet("/contacts/{id:guid}", async (Guid id, Actor actor, ViittaDb db, TimeProvider time, CancellationToken ct) =>
                Api.Found(await db.ContactPoints.Of(actor).Include(c => c.Verifications).AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.RemovedAt == null, ct))
                    .Mapped(contact => ContactAnswer.Of(contact, time.Now())))
            .WithName("GetContact").WithSummary("One contact.");
        api.MapPost("/services/{id:guid}/contacts", AddContactAsync)
            .WithName("AddContact").WithSummary("Adds a contact to a service; it starts unverified.");
        api.MapPost("/organizations/{id:guid}/contacts", AddFirstContactAsync)
            .WithName("AddFirstContact").WithSummary("Adds a contact for a need to an organisation, with a service when it has none for it.");
        api.MapPut("/contacts/{id:guid}", EditContactAsync)
            .WithName("EditContact").WithSummary("Changes a contact; new details make it unverified. Version is the one that was read.");
        api.MapPost("/contacts/{id:guid}/verifications", async (Guid id, VerificationBody body, Actor actor, VerifyContact verify, CancellationToken ct) =>
                (await verify.RunAsync(actor, id, body.Version, body.Method, body.Role, ct)).Answer())
            .WithName("VerifyContact").WithSummary("Says that a contact was confirmed, how and by what role.");
        api.MapDelete("/contacts/{id:guid}/reports", async (Guid id, Actor actor, SayContactWorks works, CancellationToken ct) =>
                (await works.RunAsync(actor, id, ct)).Answer())
            .WithName("SayContactWorks").WithSummary("Says that a contact works although readers reported it; no verification.");
        api.MapPost("/contacts/{id:guid}/confirmations", async (Guid id, Actor actor, SendConfirmation send, CancellationToken ct) =>
                (await send.RunAsync(actor, id, ct)).Answer())
            .WithName("SendConfirmation").WithSummary("Mails the owner \"is this still right?\".");
        api.MapGet("/contacts/{id:guid}/proposals", ProposalsAsync)
            .WithName("ListProposals").WithSummary("What the contact's owner answered and the coordinator has not decided on.");
        api.MapPost("/proposals/{id:guid}/decision", async (Guid id, ProposalDecision body, Actor actor, DecideProposal decide, CancellationToken ct) =>
                (await decide.RunAsync(actor, id, body.Version, body.Accept, ct)).Answer())
            .WithName("DecideProposal").WithSummary("Takes over what the owner proposed, or leaves the contact as it is.");
    }

    private static async Task<Results<Ok<ContactAnswer>, ProblemHttpResult>> AddContactAsync(
        Guid id, ContactBody body, Actor actor, ViittaDb db, Catalogue catalogue, AddContact add, TimeProvider time, CancellationToken ct)
    {
        var network = await db.Services.Of(actor).Where(s => s.Id == id).Select(s => s.NetworkId).FirstOrDefaultAsync(ct);
        var reading = ContactReading.Of(body.Input(), catalogue, await db.IsPracticeAsync(network, ct));
        return reading.Details is { } details
            ? (await add.RunAsync(actor, id, body.Draft(details), ct)).Mapped(contact => ContactAnswer.Of(contact, time.Now()))
            : Api.Problem(reading.Errors[0]);
    }

    private static async Task<Results<Ok<ContactAnswer>, ProblemHttpResult>> AddFirstContactAsync(
        Guid id, FirstContactBody body, Actor actor, ViittaDb db, Catalogue catalogue, AddFirstContact add, TimeProvider time, CancellationToken ct)
    {
        var network = await db.Organizations.Of(actor).Where(o => o.Id == id).Select(o => o.NetworkId).FirstOrDefaultAsync(ct);
        var reading = ContactReading.Of(body.Contact.Input(), catalogue, await db.IsPracticeAsync(network, ct));
        return reading.Details is { } details
            ? (await add.RunAsync(actor, id, body.Need, body.Contact.Draft(details), ct)).Mapped(contact => ContactAnswer.Of(contact, time.Now()))
            : Api.Problem(reading.Errors[0]);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EditContactAsync(
        Guid id, ContactBody body, Actor actor, ViittaDb db, Catalogue catalogue, EditContact edit, CancellationToken ct)
    {
        var network = await db.ContactPoints.Of(actor).Where(c => c.Id == id).Select(c => c.NetworkId).FirstOrDefaultAsync(ct);
        var reading = ContactReading.Of(body.Input(), catalogue, await db.IsPracticeAsync(network, ct));
        return reading.Details is { } details
            ? (await edit.RunAsync(actor, id, body.Version, body.Draft(details), ct)).Answer()
            : Api.Problem(reading.Errors[0]);
    }

    private static async Task<Results<Ok<IEnumerable<ProposalAnswer>>, ProblemHttpResult>> ProposalsAsync(
        Guid id, Actor actor, ViittaDb db, CancellationToken ct)
    {
        var contact = await db.ContactPoints.Of(actor).AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct);
        if (contact is null || !actor.Keeps(contact.NetworkId))
        {
            return Api.Problem(contact is null ? Refusals.NotFound : Keeping.NotKeeper);
        }
        var open = await db.ContactProposals.Of(actor, db).AsNoTracking()
            .Where(p => p.ContactPointId == id && p.State == ProposalState.Open).OrderBy(p => p.At).ToListAsync(ct);
        return TypedResults.Ok(open.Select(ProposalAnswer.Of));
    }
}
