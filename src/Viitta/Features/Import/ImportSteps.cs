using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>The way of all that a coordinator does with an import: load, ask its rule, save, set the work going.</summary>
public sealed class ImportStep(ViittaDb db, ImportWork work)
{
    public async Task<Outcome> RunAsync(Actor actor, Guid id, Func<ServiceImport, Outcome> rule, CancellationToken ct)
    {
        if (await db.Imports.Of(actor).FirstOrDefaultAsync(i => i.Id == id, ct) is not { } import || !actor.Keeps(import.NetworkId))
        {
            return Refusals.NotFound;
        }
        var outcome = rule(import);
        if (!outcome.Refused)
        {
            await db.SaveChangesAsync(ct);
            if (import.IsBusy)
            {
                work.Start(id);
            }
        }
        return outcome;
    }
}

/// <summary>Says which column tells what, and has the preview made.</summary>
public sealed class ChooseColumns(ImportStep step, Catalogue catalogue)
{
    public static readonly Refusal NoOrganization = new("import.no-organization-column", 400) { Field = "column-organization" };
    public static readonly Refusal NoService = new("import.no-service-column", 400) { Field = "column-service" };

    public Task<Outcome> RunAsync(Actor actor, Guid id, ColumnChoice columns, CancellationToken ct) =>
        step.RunAsync(actor, id, import => Problem(columns, import) is { } problem ? problem : import.Choose(columns), ct);

    private Refusal? Problem(ColumnChoice columns, ServiceImport import) =>
        columns.Columns.Values.Any(c => c < 0 || c >= import.Headers.Count) ? Refusals.NotAChoice
        : !Languages.IsKnown(columns.Language) ? Refusals.NotAChoice.For("language")
        : columns.Sector.Length > 0 && !catalogue.Sectors.Any(s => s.Id == columns.Sector) ? Refusals.NotAChoice.For("sector")
        : columns.Need.Length > 0 && !catalogue.Needs.Any(n => n.Id == columns.Need) ? Refusals.NotAChoice.For("need")
        : !catalogue.ServiceLanguages.Any(l => l.Id == columns.Spoken) ? Refusals.NotAChoice.For("spoken")
        : columns.Of(ImportField.Id) is not null ? null
        : columns.Of(ImportField.Organization) is null ? NoOrganization
        : columns.Of(ImportField.Service) is null ? NoService
        : null;
}

/// <summary>Says which row of the sheet has the names of its columns.</summary>
public sealed class ChooseHeader(ViittaDb db, ImportStep step)
{
    /// <param name="row">By the sheet's own numbers; 0 when no row has them.</param>
    public async Task<Outcome> RunAsync(Actor actor, Guid id, int row, CancellationToken ct)
    {
        var part = await db.ImportParts.FirstOrDefaultAsync(p => p.ImportId == id && p.Name == ImportPart.SheetName, ct);
        return await step.RunAsync(actor, id, import => part is null ? ServiceImport.NotNow : Put(import, part, row), ct);
    }

    private static Outcome Put(ServiceImport import, ImportPart part, int row)
    {
        var sheet = part.Read<Sheet>().WithHeader(row);
        if (sheet.Refused)
        {
            return sheet.Refusal;
        }
        var outcome = import.HeadedBy(sheet.Value);
        if (!outcome.Refused)
        {
            part.Write(sheet.Value);
        }
        return outcome;
    }
}

/// <summary>Notes which doubtful rows are taken along and, when asked, puts the import on the map.</summary>
public sealed class ApplyImport(ImportStep step)
{
    /// <param name="shown">Doubtful rows that the form had, by number.</param>
    /// <param name="ticked">Those of them to take along.</param>
    public Task<Outcome> RunAsync(
        Actor actor, Guid id, IReadOnlyCollection<int> shown, IReadOnlyCollection<int> ticked, bool apply, CancellationToken ct) =>
        step.RunAsync(
            actor, id,
            import => shown.Count > 0 && import.Decide(shown, ticked) is { Refused: true } refused ? refused : apply ? import.Apply(actor) : Outcome.Ok,
            ct);
}

/// <summary>Makes the preview anew, when the map has changed meanwhile.</summary>
public sealed class PlanAgain(ImportStep step)
{
    public Task<Outcome> RunAsync(Actor actor, Guid id, CancellationToken ct) =>
        step.RunAsync(actor, id, import => import is { State: ImportState.Planned, Columns: { } columns } ? import.Choose(columns) : ServiceImport.NotNow, ct);
}

/// <summary>Takes a whole import back, for thirty days.</summary>
public sealed class UndoImport(ImportStep step, TimeProvider time)
{
    public Task<Outcome> RunAsync(Actor actor, Guid id, CancellationToken ct) =>
        step.RunAsync(actor, id, import => import.Undo(actor, time.Now()), ct);
}

/// <summary>Throws a sheet away before it is applied; nothing of it is left.</summary>
public sealed class DiscardImport(ViittaDb db)
{
    public async Task<Outcome> RunAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (await db.Imports.Of(actor).FirstOrDefaultAsync(i => i.Id == id, ct) is not { } import || !actor.Keeps(import.NetworkId))
        {
            return Refusals.NotFound;
        }
        if (import.State is not (ImportState.Uploaded or ImportState.Planning or ImportState.Planned))
        {
            return ServiceImport.NotNow;
        }
        db.Imports.Remove(import);
        await db.SaveChangesAsync(ct);
        return Outcome.Ok;
    }
}
