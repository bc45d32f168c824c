using Microsoft.AspNetCore.Http.HttpResults;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Feedback;

/// <param name="Language">Of the mails: fi, sv or en.</param>
public sealed record LeaveAddressRequest(string Address, string Language);

/// <param name="Key">Erases the address, until the first mail brings another. It is told once.</param>
public sealed record LeftAddress(string Key);

/// <param name="Questions">Question key → the values of its scale, in order; 0 and 1 are no and yes.</param>
public sealed record LaterQuestions(DateOnly Date, LocalText Network, LocalText Title, bool Answered, IReadOnlyDictionary<string, IEnumerable<int>> Questions)
{
    public static LaterQuestions Of(AskedLater asked) => new(
        asked.Workshop.Date, asked.Network.Name, asked.Title, asked.Link.Answered, FeedbackQuestion.At(asked.Link.Moment).ToDictionary(q => q.Key, q => q.Scale));
}

public sealed record LaterRequest(Dictionary<string, int> Choices);

/// <summary>Asked again months later. The mailed key in the address is all that is asked for.</summary>
internal static class LaterApi
{
    public static void MapLater(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("feedback");
        api.MapPost("/{id:guid}/later", async (Guid id, LeaveAddressRequest request, Actor actor, HttpContext http, LeaveAddress leave, CancellationToken ct) =>
                (await leave.RunAsync(actor, id, request.Address, request.Language, ClientAddress.Of(http.Connection.RemoteIpAddress), ct)).Mapped(key => new LeftAddress(key)))
            .WithMetadata(new OpenToAttribute(Audience.Participants))
            .WithName("LeaveAddress").WithSummary("Leave an address to be asked again in 3 and 12 months; it is joined to no answer. Bearer: the participant's key.");
        var open = api.MapGroup("").WithMetadata(new OpenToAttribute(Audience.Everyone));
        open.MapGet("/later/{key}", async (string key, AnswerLater answer, CancellationToken ct) =>
                (await answer.FindAsync(key, ct) is { } asked ? asked : (Outcome<AskedLater>)AnswerLater.LinkOver).Mapped(LaterQuestions.Of))
            .WithName("ReadLater").WithSummary("What the link in a mail asks, months after a workshop.");
        open.MapPost("/later/{key}", async (string key, LaterRequest request, AnswerLater answer, CancellationToken ct) =>
                (await answer.RunAsync(key, request.Choices, ct)).Answer())
            .WithName("AnswerLater").WithSummary("The link's one answer, kept apart from the address.");
        open.MapDelete("/mails/{key}", async (string key, EraseAddress erase, CancellationToken ct) => (await erase.RunAsync(key, ct)).Answer())
            .WithName("EraseAddress").WithSummary("No more mails: the address is erased at once.");
    }
}
