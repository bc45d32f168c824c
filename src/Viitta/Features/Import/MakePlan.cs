using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>The preview: what each row of the sheet would do to the map as it is now. Changes nothing on it.</summary>
internal sealed class MakePlan(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    /// <summary>Progress is told once in so many rows.</summary>
    private const int Stride = 1000;

    public async Task RunAsync(ServiceImport import, CancellationToken ct)
    {
        var sheet = (await db.ReadPartAsync<Sheet>(import.Id, ImportPart.SheetName, 0, ct))!;
        var reader = new RowReader(catalogue, import.Columns!, await db.IsPracticeAsync(import.NetworkId, ct));
        var planner = new RowPlanner(import.NetworkId, await MapIndex.ReadAsync(db, import.NetworkId, ct), import.Columns!, catalogue);
        var pieces = Enum.GetValues<RowKind>().ToDictionary(k => k, _ => new List<RowPlan>());
        var parts = new List<ImportPart>();
        var counts = new Dictionary<RowKind, int>();
        foreach (var (at, row) in sheet.Rows.Index())
        {
            var plan = planner.Plan(reader.Read(row));
            counts[plan.Kind] = counts.GetValueOrDefault(plan.Kind) + 1;
            pieces[plan.Kind].Add(plan);
            if (pieces[plan.Kind].Count == ImportPart.RowsInPiece)
            {
                Pack(plan.Kind);
            }
            if (at % Stride == Stride - 1)
            {
                import.Went(at + 1, time.Now());
                await db.SaveChangesAsync(ct);
            }
        }
        foreach (var kind in pieces.Keys)
        {
            Pack(kind);
        }
        // The one before this.
        db.ImportParts.RemoveRange(await db.ImportParts.Where(p => p.ImportId == import.Id && p.Name != ImportPart.SheetName).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        db.ImportParts.AddRange(parts);
        import.Planned(new RowCounts(Count(RowKind.Refused), Count(RowKind.Doubtful), Count(RowKind.Added), Count(RowKind.Changed), Count(RowKind.Unchanged)));
        await db.SaveChangesAsync(ct);

        int Count(RowKind kind) => counts.GetValueOrDefault(kind);

        void Pack(RowKind kind)
        {
            if (pieces[kind].Count > 0)
            {
                parts.Add(ImportPart.Of(import.Id, kind.ToString(), parts.Count(p => p.Name == kind.ToString()), pieces[kind]));
                pieces[kind].Clear();
            }
        }
    }
}
