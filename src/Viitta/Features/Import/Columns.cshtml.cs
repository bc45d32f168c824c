using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Networks;

namespace Viitta.Features.Import;

/// <summary>Which column tells what: guessed from the header, or as it was chosen for such a header before.</summary>
public sealed class ColumnsModel(ViittaDb db, ChooseHeader chooseHeader, ChooseColumns choose, ImportWork work, Catalogue catalogue) : ViittaPage
{
    private const int LongestSample = 30;
    private const int LongestHeading = 60;

    public static readonly IReadOnlyList<ImportField> Fields = Enum.GetValues<ImportField>();

    [BindProperty(SupportsGet = true)]
    public string Network { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Network Shown { get; private set; } = null!;

    public ServiceImport Import { get; private set; } = null!;

    public ColumnChoice Choice { get; private set; } = null!;

    public string NameOf(ImportField field) => ColumnGuess.Name(field, Languages.Current);

    public IReadOnlyList<(string Value, string Words)> ColumnChoices { get; private set; } = [];

    /// <summary>Number of the row with the names of the columns; 0 when there is none.</summary>
    public int HeaderRow { get; private set; }

    /// <summary>Empty where nobody needs to choose: JSON has no such row.</summary>
    public IReadOnlyList<(string Value, string Words)> HeaderChoices { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> LanguageChoices =>
        [.. Languages.All.Select(l => (l, catalogue.ServiceLanguages.First(s => s.Id == l).Name.ToString()))];

    public IReadOnlyList<(string Value, string Words)> SpokenChoices => Words(catalogue.ServiceLanguages);

    public IReadOnlyList<(string Value, string Words)> SectorChoices => [("", T["import.columns.none"]), .. Words(catalogue.Sectors)];

    public IReadOnlyList<(string Value, string Words)> NeedChoices => [("", T["import.columns.none"]), .. Words(catalogue.Needs)];

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        Shown = (await db.KeptAsync(Actor, Network, ct))!;
        if (Shown is null || await db.Imports.Of(Actor).AsNoTracking().FirstOrDefaultAsync(i => i.Id == Id && i.NetworkId == Network, ct) is not { } import
            || import.State is not (ImportState.Uploaded or ImportState.Planned))
        {
            return false;
        }
        Import = import;
        Choice = import.Columns ?? await LikeBeforeAsync(import, ct)
            ?? new ColumnChoice(ColumnGuess.Of(import.Headers), ColumnGuess.LanguageOf(import.Headers) ?? Languages.Current, Spoken: Languages.Current);
        var sheet = (await db.ReadPartAsync<Sheet>(Id, ImportPart.SheetName, 0, ct))!;
        var first = sheet.Rows is [var one, ..] ? one : null;
        HeaderRow = sheet.HeaderRow;
        HeaderChoices = [.. sheet.HeaderChoices().Select(r => ($"{r.Number}", Short($"{r.Number}: {string.Join(" · ", r.Cells.Where(c => c.Length > 0))}", LongestHeading)))];
        HeaderChoices = HeaderChoices.Count == 0 ? [] : [.. HeaderChoices, ("0", T["import.columns.header-none"])];
        ColumnChoices = [("", T["import.columns.no-column"]), .. import.Headers.Select((header, at) => ($"{at}", Column(at, header, first?.Cell(at) ?? "")))];
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }
        var form = Request.Form;
        if (int.TryParse(form["header"], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row != HeaderRow)
        {
            return await OnPostHeaderAsync(row, ct); // chosen, but another button was pressed: the columns below are of the row before
        }
        var columns = Fields.Select(f => (Field: f, Said: form[$"column-{Texts.Slug(f)}"].ToString()))
            .Where(f => f.Said.Length > 0)
            .ToDictionary(f => f.Field, f => int.TryParse(f.Said, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1);
        var outcome = await choose.RunAsync(
            Actor, Id, new ColumnChoice(columns, form["language"].ToString(), form["sector"].ToString(), form["need"].ToString(), form["spoken"].ToString()), ct);
        if (!outcome.Refused)
        {
            await work.SettleAsync(Id, PreviewModel.Moment, ct);
        }
        return await AfterAsync(outcome, $"/networks/{Network}/import/{Id}");
    }

    public async Task<IActionResult> OnPostHeaderAsync(int header, CancellationToken ct) =>
        await AfterAsync(await chooseHeader.RunAsync(Actor, Id, header, ct), $"/networks/{Network}/import/{Id}/columns");

    /// <summary>The network's last choice for a sheet with the same header.</summary>
    private async Task<ColumnChoice?> LikeBeforeAsync(ServiceImport import, CancellationToken ct) =>
        (await db.Imports.Where(i => i.NetworkId == Network && i.Id != import.Id).OrderByDescending(i => i.UploadedAt).Take(20).AsNoTracking().ToListAsync(ct))
            .Find(i => i.Columns is not null && i.Headers.SequenceEqual(import.Headers, StringComparer.Ordinal))?.Columns;

    private static IReadOnlyList<(string Value, string Words)> Words(IEnumerable<Term> terms) => [.. terms.Select(t => (t.Id, t.Name.ToString()))];

    /// <summary>"B · Puhelin (017 123 4567)".</summary>
    private static string Column(int at, string header, string sample)
    {
        var name = Short(header);
        return $"{Spreadsheet.Letters(at)}{(name.Length > 0 ? $" · {name}" : "")}{(sample.Length > 0 ? $" ({Short(sample)})" : "")}";
    }

    private static string Short(string text, int longest = LongestSample)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > longest ? $"{line[..longest]}…" : line;
    }
}
