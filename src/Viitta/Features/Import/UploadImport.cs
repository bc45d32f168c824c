using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>
/// Takes a sheet in. It is read at once and its cells are kept, without those that hold a personal identity code; the file
/// itself is not. A file that is refused leaves nothing behind.
/// </summary>
public sealed class UploadImport(ViittaDb db, IOptions<ImportOptions> limits, TimeProvider time)
{
    private const int LongestFileName = 200;

    /// <summary>One file is unfolded at a time, however many are sent.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    /// <param name="id">Made with the form, so that sending it twice makes one import.</param>
    public async Task<Outcome<ServiceImport>> RunAsync(Actor actor, string networkId, string fileName, byte[] file, CancellationToken ct, Guid? id = null)
    {
        if (!await db.Networks.Of(actor).AnyAsync(n => n.Id == networkId, ct) || !actor.Keeps(networkId))
        {
            return Refusals.NotFound;
        }
        if (await db.Imports.Of(actor).FirstOrDefaultAsync(i => i.Id == id, ct) is { } made)
        {
            return made;
        }
        if (IdentifierGuard.HasIdentityCode(fileName))
        {
            return IdentifierGuard.IdentityCode.For("file");
        }
        var read = await ReadAsync(file, fileName, ct);
        if (read.Refused)
        {
            return read.Refusal;
        }
        var sheet = read.Value;
        var name = FreeText.Clean(Path.GetFileName(fileName.Replace('\\', '/')));
        var import = new ServiceImport
        {
            Id = id ?? Guid.CreateVersion7(),
            NetworkId = networkId,
            FileName = name.Length > LongestFileName ? name[^LongestFileName..] : name,
            Format = sheet.Format,
            SheetName = sheet.Name.Length > 100 ? sheet.Name[..100] : sheet.Name,
            Headers = [.. sheet.Headers],
            Rows = sheet.Rows.Count,
            UploadedAt = time.Now(),
        };
        db.Imports.Add(import);
        db.ImportParts.Add(ImportPart.Of(import.Id, ImportPart.SheetName, 0, sheet));
        try
        {
            await db.SaveChangesAsync(ct);
            return import;
        }
        catch (DbUpdateException)
        {
            // The same form arrived twice at the same moment; or the id is somebody else's.
            db.ChangeTracker.Clear();
            return await db.Imports.Of(actor).FirstOrDefaultAsync(i => i.Id == import.Id, ct) is { } twin ? twin : Refusals.ChangedMeanwhile;
        }
    }

    private async Task<Outcome<Sheet>> ReadAsync(byte[] file, string fileName, CancellationToken ct)
    {
        await Turn.WaitAsync(ct);
        try
        {
            return await Task.Run(() => SheetFile.Read(file, fileName, limits.Value), ct);
        }
        finally
        {
            Turn.Release();
        }
    }
}
