using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Accounts;

/// <param name="Mail">Gets an invitation with the way in.</param>
public sealed record InviteRequest(string Mail, NetworkRole Role, bool IsAuthority = false);

public sealed record PersonRequest(NetworkRole Role, bool IsAuthority);

/// <summary>A network's people for programs: <c>/api/v1/networks/{network}/people</c>.</summary>
internal static class PeopleApi
{
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("networks");
        api.MapGet("/{network}/people", async (string network, Actor actor, ReadPeople read, CancellationToken ct) =>
                (await read.RunAsync(actor, network, ct)).Mapped(found => found.People))
            .WithName("ListPeople").WithSummary("Who is in the network, for its coordinators.");
        api.MapPost("/{network}/people", async (string network, InviteRequest body, Actor actor, InvitePerson invite, CancellationToken ct) =>
                (await invite.RunAsync(actor, network, body.Mail, body.Role, body.IsAuthority, ct)).Answer())
            .WithName("InvitePerson").WithSummary("Takes a person into the network and mails the way in.");
        api.MapPut("/{network}/people/{id:guid}", async (string network, Guid id, PersonRequest body, Actor actor, ChangePerson change, CancellationToken ct) =>
                (await change.RunAsync(actor, network, id, body.Role, body.IsAuthority, ct)).Answer())
            .WithName("ChangePerson").WithSummary("Another role in the network, and whether the person works for an authority.");
        api.MapDelete("/{network}/people/{id:guid}", async (string network, Guid id, Actor actor, RemovePerson remove, CancellationToken ct) =>
                (await remove.RunAsync(actor, network, id, ct)).Answer())
            .WithName("RemovePerson").WithSummary("Takes a person out of the network.");
        api.MapPost("/{network}/people/{id:guid}/link", async (string network, Guid id, Actor actor, SendNewLink send, CancellationToken ct) =>
                (await send.RunAsync(actor, network, id, ct)).Answer())
            .WithName("SendNewLink").WithSummary("Mails a fresh way in.");
    }
}
