using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>Where a table's phones write what to keep, what to change and what stayed unclear.</summary>
[OpenTo(Audience.Everyone)]
public sealed class HotWashModel(ReadHotWash read, WriteHotWash write, RemoveHotWash remove) : ViittaPage
{
    private const string Address = "/table/hot-wash";

    public TableState State { get; private set; } = null!;

    public ILookup<HotWashKind, HotWashNote> Notes { get; private set; } = Array.Empty<HotWashNote>().ToLookup(n => n.Kind);

    /// <summary>What was sent when nobody may write here any more, shown again so that it is not lost; the page then has no forms.</summary>
    public IEnumerable<string> Unsaved => !State.MayWrite && Errors.Count > 0
        ? Enum.GetValues<HotWashKind>().Select(kind => Typed($"{Texts.Slug(kind)}-text") ?? "").Where(text => text.Length > 0)
        : [];

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await read.RunAsync(Actor, ct) is not { } found)
        {
            return false;
        }
        (State, Notes) = (found.Table, found.Notes.ToLookup(n => n.Kind));
        return true;
    }

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        !await LoadAsync(ct) ? LocalRedirect("/join")
        : State.Workshop.IsClosed || State.Workshop.HotWash == HotWashState.NotYet ? LocalRedirect("/table")
        : Page();

    /// <summary>Of the line that is written next: sent twice it is one. One that came back with an error keeps its own.</summary>
    public Guid IdFor(HotWashKind kind) => Guid.TryParse(Typed($"{Texts.Slug(kind)}-id"), out var id) ? id : Guid.CreateVersion7();

    public async Task<IActionResult> OnPostWriteAsync(HotWashKind kind, CancellationToken ct)
    {
        var form = Texts.Slug(kind);
        var id = Guid.TryParse(Typed($"{form}-id"), out var sent) ? sent : Guid.Empty;
        var written = await write.RunAsync(Actor, new HotWashDraft(id, kind, Typed($"{form}-text") ?? "", Typed($"{form}-fictional") == "true"), ct);
        return written.Refusal is { Field: "text" } refusal
            ? await RefuseAsync(refusal.For($"{form}-text"))
            : PhoneOutbox.AddressOnly(this, await AfterAsync(written, $"{Address}#{form}"));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid noteId, CancellationToken ct) =>
        PhoneOutbox.AddressOnly(this, await AfterAsync(await remove.RunAsync(Actor, noteId, ct), Address));
}
