using System.Text;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Scenarios;

/// <summary>The scenarios of a network: its own, drafts too, and the shipped ones to copy.</summary>
public sealed class LibraryModel(
    ReadLibrary read, CopyScenario copy, ImportScenario import, StartDraft start, ArchiveScenario archive, Catalogue catalogue) : ViittaPage
{
    public static readonly Refusal NoFile = new("scenarios.file.none", 400) { Field = "file" };
    public static readonly Refusal TooLarge = new("scenarios.file.too-large", 400) { Field = "file" };
    public static readonly Refusal Unreadable = new("scenarios.file.unreadable", 400) { Field = "file" };

    private const int LargestFile = 1_000_000;

    [FromRoute]
    public string Network { get; init; } = "";

    public Library Library { get; private set; } = null!;

    public bool Writes => Actor.Coordinates(Network);

    /// <summary>What is wrong in the file that was sent.</summary>
    public IReadOnlyList<FileProblem> Problems { get; private set; } = [];

    public Term ThemeOf(ScenarioText text) => catalogue.Theme(text.ThemeId);

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Network, ct);
        Library = outcome.Value!;
        return !outcome.Refused;
    }

    public async Task<IActionResult> OnPostCopyAsync(Guid versionId, Guid newId, CancellationToken ct) =>
        await AfterAsync(await copy.RunAsync(Actor, Network, versionId, newId, ct), id => $"/scenarios/{id}/draft");

    public async Task<IActionResult> OnPostDraftAsync(Guid id, CancellationToken ct) =>
        await AfterAsync(await start.RunAsync(Actor, id, ct), $"/scenarios/{id}/draft");

    public async Task<IActionResult> OnPostArchiveAsync(Guid id, CancellationToken ct) =>
        await AfterAsync(await archive.RunAsync(Actor, id, archive: true, ct), $"/networks/{Network}/scenarios");

    public async Task<IActionResult> OnPostBringBackAsync(Guid id, CancellationToken ct) =>
        await AfterAsync(await archive.RunAsync(Actor, id, archive: false, ct), $"/networks/{Network}/scenarios");

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, Guid newId, CancellationToken ct)
    {
        if (!Writes)
        {
            return NotFound();
        }
        if (file is null || file.Length is 0 or > LargestFile)
        {
            return await RefuseAsync(file is null || file.Length == 0 ? NoFile : TooLarge);
        }
        using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var text = await reader.ReadToEndAsync(ct);
        if (IdentifierGuard.HasIdentityCode(text))
        {
            return await RefuseAsync(IdentifierGuard.IdentityCode.For("file"));
        }
        var found = ScenarioReader.ReadOne(text, catalogue);
        if (found.Text is null)
        {
            Problems = found.Problems;
            return await RefuseAsync(Unreadable);
        }
        var outcome = await import.RunAsync(Actor, Network, found.Text, newId == Guid.Empty ? Guid.CreateVersion7() : newId, ct);
        return outcome.Refusal is { } refusal ? await RefuseAsync(refusal.For("file")) : LocalRedirect($"/scenarios/{outcome.Value}/draft");
    }
}
