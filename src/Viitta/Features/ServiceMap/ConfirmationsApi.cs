using Microsoft.AspNetCore.Http.HttpResults;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

/// <summary>What the link in a confirmation mail asks about.</summary>
/// <param name="Version">Sent back with the answer: it is about what was shown.</param>
/// <param name="AnsweredAt">Null while an answer is waited for.</param>
public sealed record ConfirmationAnswer(LocalText Organization, LocalText Function, DetailsBody Details, int Version, DateTime? AnsweredAt)
{
    public static ConfirmationAnswer Of(Confirmation found) => new(
        found.Organization.Name, found.Contact.Function, DetailsBody.Of(found.Contact.Details), found.Contact.Version, found.Link.AnsweredAt);
}

/// <param name="Details">For a change: all of them, as they should read.</param>
/// <param name="Message">Words to the coordinator.</param>
public sealed record OwnerRequest(OwnerSays Says, int Version, DetailsBody? Details = null, string Message = "");

/// <summary>The owner's answer for programs. The mailed key in the address is all that is asked for.</summary>
internal static class ConfirmationsApi
{
    public static void MapConfirmations(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("confirmations").WithMetadata(new OpenToAttribute(Audience.Everyone));
        api.MapGet("/{key}", async (string key, FindConfirmation find, CancellationToken ct) => Found(await find.RunAsync(key, ct)).Mapped(ConfirmationAnswer.Of))
            .WithName("ReadConfirmation").WithSummary("The contact that a confirmation mail's link is about.");
        api.MapPost("/{key}", AnswerAsync)
            .WithName("AnswerConfirmation").WithSummary("The owner's one answer: still right, to be changed, or not theirs.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        string key, OwnerRequest body, FindConfirmation find, AnswerConfirmation answer, Catalogue catalogue, CancellationToken ct)
    {
        var found = Found(await find.RunAsync(key, ct));
        if (found.Refused)
        {
            return Api.Problem(found.Refusal);
        }
        if (body.Says != OwnerSays.Change)
        {
            return (await answer.RunAsync(key, body.Version, new OwnerAnswer(body.Says), ct)).Answer();
        }
        if (body.Details is null)
        {
            return Api.Problem(Refusals.Required.For("details"));
        }
        var reading = ContactReading.Of(body.Details.Input(), catalogue, found.Value.Practice);
        return reading.Details is { } details
            ? (await answer.RunAsync(key, body.Version, new OwnerAnswer(body.Says, details, body.Message), ct)).Answer()
            : Api.Problem(reading.Errors[0]);
    }

    private static Outcome<Confirmation> Found(Confirmation? found) => found is null ? AnswerConfirmation.LinkOver : found;
}
