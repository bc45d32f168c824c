using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Accounts;

/// <summary>Who is in the network: invite, change a role, send a new way in, take out.</summary>
public sealed class PeopleModel(
    ReadPeople read, InvitePerson invite, ChangePerson change, RemovePerson remove, SendNewLink sendLink) : ViittaPage
{
    [FromRoute]
    public string Network { get; init; } = "";

    public NetworkPeople Found { get; private set; } = null!;

    private string Here => $"/networks/{Network}/people";

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var found = await read.RunAsync(Actor, Network, ct);
        Found = found.Value!;
        return !found.Refused;
    }

    public async Task<IActionResult> OnPostInviteAsync(string? mail, NetworkRole? role, bool authority, CancellationToken ct) =>
        await AfterAsync(await invite.RunAsync(Actor, Network, mail, role, authority, ct), Here);

    public async Task<IActionResult> OnPostChangeAsync(Guid person, NetworkRole? newRole, bool isAuthority, CancellationToken ct) =>
        await AfterAsync(await change.RunAsync(Actor, Network, person, newRole, isAuthority, ct), AfterLosing(person, newRole));

    public async Task<IActionResult> OnPostRemoveAsync(Guid person, CancellationToken ct) =>
        await AfterAsync(await remove.RunAsync(Actor, Network, person, ct), AfterLosing(person, null));

    public async Task<IActionResult> OnPostLinkAsync(Guid person, CancellationToken ct) =>
        await AfterAsync(await sendLink.RunAsync(Actor, Network, person, ct), $"/networks/{Network}/outbox");

    /// <summary>Those who gave up their own role cannot come back to this page.</summary>
    private string AfterLosing(Guid person, NetworkRole? role) =>
        person == Actor.UserId && !Actor.IsNational && role != NetworkRole.Coordinator ? "/networks" : Here;
}
