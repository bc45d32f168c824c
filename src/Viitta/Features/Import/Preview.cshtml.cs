using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>One import in whatever state it is: under way, its preview, applied, taken back.</summary>
public sealed class PreviewModel(ReadImport read, ApplyImport apply, PlanAgain again, UndoImport undo, DiscardImport discard, ImportWork work) : ViittaPage
{
    /// <summary>So long a page waits for the work before it comes with a bar instead.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public static readonly IReadOnlyList<RowKind> Kinds = [RowKind.Added, RowKind.Changed, RowKind.Doubtful, RowKind.Refused, RowKind.Unchanged];

    [BindProperty(SupportsGet = true)]
    public string Network { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ImportView View { get; private set; } = null!;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var kind = Kinds.Where(k => Texts.Slug(k) == Request.Query["show"]).Select(k => (RowKind?)k).FirstOrDefault();
        var page = int.TryParse(Request.Query["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var view = await read.RunAsync(Actor, Network, Id, kind, page, ct);
        View = view.Value!;
        return !view.Refused && Actor.Keeps(Network);
    }

    public async Task<IActionResult> OnPostApplyAsync(int[] shown, int[] take, string? only, CancellationToken ct) => only is null
        ? await DoneAsync(await apply.RunAsync(Actor, Id, shown, take, apply: true, ct))
        : await AfterAsync(await apply.RunAsync(Actor, Id, shown, take, apply: false, ct), $"{Address}?show={Request.Query["show"]}&at={Request.Query["at"]}");

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken ct) => await DoneAsync(await again.RunAsync(Actor, Id, ct));

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken ct) => await DoneAsync(await undo.RunAsync(Actor, Id, ct));

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken ct) =>
        await AfterAsync(await discard.RunAsync(Actor, Id, ct), $"/networks/{Network}/import?done=discarded");

    private string Address => $"/networks/{Network}/import/{Id}";

    private async Task<IActionResult> DoneAsync(Outcome outcome)
    {
        if (!outcome.Refused)
        {
            await work.SettleAsync(Id, Moment, HttpContext.RequestAborted);
        }
        return await AfterAsync(outcome, Address);
    }
}
