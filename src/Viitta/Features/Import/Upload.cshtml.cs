using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>The beginning: a file is chosen, or the template fetched. What is sent stays in memory until it has been read.</summary>
[RequestSizeLimit(ImportOptions.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = ImportOptions.LargestForm, MemoryBufferThreshold = ImportOptions.LargestForm)]
public sealed class UploadModel(ViittaDb db, UploadImport upload, IOptions<ImportOptions> limits) : ViittaPage
{
    private const int EarlierShown = 10;

    [BindProperty(SupportsGet = true)]
    public string Network { get; set; } = "";

    public Network Shown { get; private set; } = null!;

    public ImportOptions Limits => limits.Value;

    public IReadOnlyList<ServiceImport> Earlier { get; private set; } = [];

    public bool Discarded => Errors.Count == 0 && Request.Query["done"] == "discarded";

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Shown = (await db.KeptAsync(Actor, Network, ct))!;
        if (Shown is null)
        {
            return false;
        }
        Earlier = await db.Imports.Of(Actor).Where(i => i.NetworkId == Network).OrderByDescending(i => i.UploadedAt).Take(EarlierShown).AsNoTracking().ToListAsync(ct);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct)
    {
        if (await db.KeptAsync(Actor, Network, ct) is null)
        {
            return NotFound();
        }
        if (file is null)
        {
            return await RefuseAsync(SheetFile.Missing);
        }
        if (file.Length > Limits.LargestFile)
        {
            return await RefuseAsync(SheetFile.TooLarge.With(Limits.Megabytes));
        }
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, ct);
        var outcome = await upload.RunAsync(Actor, Network, file.FileName, content.ToArray(), ct, Request.Form.Row);
        return await AfterAsync(outcome, import => $"/networks/{Network}/import/{import.Id}/columns");
    }
}
