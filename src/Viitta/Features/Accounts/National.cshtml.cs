using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Accounts;

/// <summary>The national coordinators: who they are, one more, one fewer. Others do not find the page.</summary>
public sealed class NationalModel(ReadNationals read, MakeNational make, UnmakeNational unmake) : ViittaPage
{
    public IReadOnlyList<(Guid Id, string Mail)> People { get; private set; } = [];

    /// <summary>The way in for the one just made, shown this once where no mail goes out.</summary>
    [TempData]
    public string? NewLink { get; set; }

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var found = await read.RunAsync(Actor, ct);
        People = found.Value ?? [];
        return !found.Refused;
    }

    public async Task<IActionResult> OnPostMakeAsync(string? mail, CancellationToken ct)
    {
        var made = await make.RunAsync(Actor, mail, ct);
        NewLink = made.Value;
        return await AfterAsync(made, _ => "/national");
    }

    public async Task<IActionResult> OnPostUnmakeAsync(Guid person, CancellationToken ct) =>
        await AfterAsync(await unmake.RunAsync(Actor, person, ct), person == Actor.UserId ? "/networks" : "/national");
}
