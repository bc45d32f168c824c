using System.IO.Compression;
using System.Security;
using System.Text;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Import;
using Viitta.Tests.House;

namespace Viitta.Tests.Import;

/// <summary>Sheets as they come in real life, and as they are made to do harm.</summary>
public static class TestSheets
{
    public const string Header = "Organisaatio;Palvelu;Puhelin;Aukioloajat;Kunta;Tarpeet";
    public const string KriisiRow = "Savon kriisikeskus;Kriisipuhelin;017 123 4567;ma–pe 8–16;Kuopio;Välitön turva";

    /// <summary>UTF-8 without a mark.</summary>
    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    /// <summary>A workbook whose cells are written as their XML: see <see cref="Cell"/>.</summary>
    public static byte[] Excel(IEnumerable<IEnumerable<string>> rows, params string[] merges) => Excel(string.Concat(rows.Select((row, at) =>
        $"<row r=\"{at + 1}\">{string.Concat(row.Select((cell, column) => Cell(cell, $"{Spreadsheet.Letters(column)}{at + 1}")))}</row>")), merges);

    public static byte[] Excel(string rows, params string[] merges) => Zip(
        ("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """),
        ("_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml"))),
        ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"))),
        ("xl/workbook.xml", """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="Palvelut" sheetId="1" r:id="rId1"/></sheets></workbook>
            """),
        ("xl/styles.xml", """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>
            """),
        ("xl/worksheets/sheet1.xml", $"""
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{(merges.Length == 0 ? "" :
                $"<mergeCells>{string.Concat(merges.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>")}</worksheet>
            """));

    /// <summary>"#8" is a number, "date:46054" and "time:0.5" are what they say, "=A1" is a formula; the rest is text.</summary>
    private static string Cell(string cell, string place) => cell switch
    {
        "" => "",
        ['#', .. var number] => $"<c r=\"{place}\"><v>{number}</v></c>",
        ['d', 'a', 't', 'e', ':', .. var day] => $"<c r=\"{place}\" s=\"1\"><v>{day}</v></c>",
        ['t', 'i', 'm', 'e', ':', .. var time] => $"<c r=\"{place}\" s=\"2\"><v>{time}</v></c>",
        ['=', .. var formula] => $"<c r=\"{place}\"><f>{SecurityElement.Escape(formula)}</f><v>1</v></c>",
        _ => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>",
    };

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select(r =>
            $"<Relationship Id=\"{r.Id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>";

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return file.ToArray();
    }

    public static Sheet Read(byte[] file, string name = "palvelut.csv")
    {
        var read = SheetFile.Read(file, name, new ImportOptions());
        Assert.False(read.Refused, read.Refusal?.Code);
        return read.Value!;
    }

    public static string? RefusalOf(byte[] file, string name = "palvelut.xlsx", ImportOptions? limits = null) =>
        SheetFile.Read(file, name, limits ?? new ImportOptions()).Refusal?.Code;

    /// <summary>A coordinator of the network as use cases take it.</summary>
    public static Actor CoordinatorOf(string network) => new()
    {
        UserId = Guid.NewGuid(),
        Networks = new Dictionary<string, NetworkRole> { [network] = NetworkRole.Coordinator },
    };

    /// <summary>A sheet of the network that waits for the coordinator's word.</summary>
    public static async Task<Guid> PlannedAsync(this ViittaApp app, string network, byte[]? file = null, string name = "palvelut.csv", string sector = "ngo", string need = "n01")
    {
        var actor = CoordinatorOf(network);
        var upload = await app.RunAsync((UploadImport u) => u.RunAsync(actor, network, name, file ?? Csv(Header, KriisiRow), default));
        Assert.False(upload.Refused, upload.Refusal?.Code);
        var import = upload.Value!;
        var columns = new ColumnChoice(ColumnGuess.Of(import.Headers), ColumnGuess.LanguageOf(import.Headers) ?? "fi", sector, need, "fi");
        Assert.Null((await app.RunAsync((ChooseColumns c) => c.RunAsync(actor, import.Id, columns, default))).Refusal);
        await app.SettledAsync(import.Id);
        return import.Id;
    }

    public static async Task<ServiceImport> SettledAsync(this ViittaApp app, Guid import)
    {
        for (var tries = 0; tries < 6000; tries++)
        {
            if (await app.InDbAsync(db => Task.FromResult(db.Imports.Single(i => i.Id == import))) is { IsBusy: false } settled)
            {
                return settled;
            }
            await Task.Delay(50);
        }
        throw new TimeoutException("The import is still being worked on.");
    }

    public static async Task<ServiceImport> ApplyAsync(this ViittaApp app, string network, Guid import, params int[] take)
    {
        var outcome = await app.RunAsync((ApplyImport a) => a.RunAsync(CoordinatorOf(network), import, take, take, apply: true, default));
        Assert.Null(outcome.Refusal);
        return await app.SettledAsync(import);
    }

    public static async Task<IReadOnlyList<RowPlan>> RowsAsync(this ViittaApp app, string network, Guid import)
    {
        var rows = new List<RowPlan>();
        foreach (var kind in Enum.GetValues<RowKind>())
        {
            ImportView view;
            var page = 0;
            do
            {
                view = (await app.RunAsync((ReadImport r) => r.RunAsync(CoordinatorOf(network), network, import, kind, ++page, default))).Value!;
                rows.AddRange(view.Shown);
            }
            while (page < view.Pages);
        }
        return [.. rows.OrderBy(r => r.Number)];
    }
}
