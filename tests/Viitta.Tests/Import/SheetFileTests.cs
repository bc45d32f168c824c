using System.Diagnostics;
using System.Text;
using Viitta.Features.Import;
using static Viitta.Tests.Import.TestSheets;
using Viitta.Tests.House;

namespace Viitta.Tests.Import;

/// <summary>What files say is read whatever their making; what is made to do harm is refused with its reason.</summary>
[NoDatabase]
public sealed class SheetFileTests
{
    static SheetFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static string Line(Sheet sheet, int row) => string.Join('|', sheet.Rows[row].Cells);

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Csv(Header, KriisiRow) },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Csv(Header, KriisiRow)] },
        { "Windows-1252", Encoding.GetEncoding(1252).GetBytes($"{Header}\r\n{KriisiRow}") },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"{Header}\r\n{KriisiRow}")] },
        { "comma", Csv(Header.Replace(';', ','), KriisiRow.Replace(';', ',')) },
        { "tab", Csv(Header.Replace(';', '\t'), KriisiRow.Replace(';', '\t')) },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Text_of_every_making(string making, byte[] file)
    {
        var sheet = Read(file);
        Assert.Equal(Header.Split(';'), sheet.Headers);
        Assert.True(Line(sheet, 0) == KriisiRow.Replace(';', '|'), making);
    }

    [Fact]
    public void A_header_further_down_and_empty_rows_keep_the_numbers_of_the_sheet()
    {
        var sheet = Read(Csv("Pohjois-Savon palvelut 2026", "", Header, KriisiRow, ";;;;;", "", KriisiRow));
        Assert.Equal([4, 7], sheet.Rows.Select(r => r.Number));
        Assert.Equal("Organisaatio", sheet.Headers[0]);
    }

    /// <summary>Titles above, also merged ones, and a heading of two rows whose first is merged over groups.</summary>
    [Fact]
    public void A_heading_below_titles_is_guessed_and_another_row_can_be_chosen()
    {
        var sheet = Read(Excel(
            [["Palvelut ja puhelinnumerot"], ["Päivitetty", "1.2.2026"], ["Organisaatio", "Palvelu", "Yhteys", ""], ["", "", "Puhelin", "Sähköposti"], ["Seurakunta", "Diakonia", "017 123 4567", "d@viitta.example"]],
            "A1:D1", "A3:A4", "B3:B4", "C3:D3"), "palvelut.xlsx");
        Assert.Equal((4, "Organisaatio|Palvelu|Puhelin|Sähköposti"), (sheet.HeaderRow, string.Join('|', sheet.Headers)));
        Assert.Equal([1, 2, 3, 4], sheet.HeaderChoices().Select(r => r.Number));
        var other = sheet.WithHeader(2).Value!;
        Assert.Equal((2, "Päivitetty|1.2.2026||", 3, 1), (other.HeaderRow, string.Join('|', other.Headers), other.Rows.Count, other.Above.Count));
        var none = other.WithHeader(0).Value!;
        Assert.Equal((0, "|||", 5, 1), (none.HeaderRow, string.Join('|', none.Headers), none.Rows.Count, none.Rows[0].Number));
        var back = none.WithHeader(4).Value!;
        Assert.Equal((sheet.HeaderRow, string.Join('|', sheet.Headers), "Seurakunta|Diakonia|017 123 4567|d@viitta.example"), (back.HeaderRow, string.Join('|', back.Headers), Line(back, 0)));
        Assert.All(new[] { 5, 6, -1 }, row => Assert.NotNull(sheet.WithHeader(row).Refusal)); // under the last row there is nothing
        Assert.Equal(2, Read(Csv("Meidän lista", "Ykkönen;Kakkonen", "Savon kriisikeskus;Apu")).HeaderRow); // no name is known
    }

    [Fact]
    public void Swedish_and_English_headers_are_known()
    {
        var swedish = ColumnGuess.Of(["Tjänst", "Organisation", "Telefon", "Öppettider", "E-post", "Språk"]);
        Assert.Equal((1, 0, 2, 3, 4, 5), (swedish[ImportField.Organization], swedish[ImportField.Service], swedish[ImportField.Phone], swedish[ImportField.Hours], swedish[ImportField.Email], swedish[ImportField.Languages]));
        Assert.Equal(1, ColumnGuess.Of(["Name", "Phone number"])[ImportField.Phone]);
        Assert.Equal(0, ColumnGuess.Of(["Puhelin (päivystys)"])[ImportField.Phone]);
    }

    [Fact]
    public void A_workbook_with_merged_cells_numbers_and_dates()
    {
        var sheet = Read(Excel(
            [
                ["Organisaatio", "Palvelu", "Puhelin", "Päivitetty", "Klo"],
                ["Savon kriisikeskus", "Kriisipuhelin", "#401234567", "date:46054", "time:0.354166666666667"],
                ["", "Turvakoti", "#171234567.0", "", ""],
                ["", "", "", "", ""],
                ["", "Jalkautuva", "#4.01E8", "", "#12.5"],
            ],
            "A2:A4"), "palvelut.xlsx");
        Assert.Equal("Palvelut", sheet.Name);
        Assert.Equal("Savon kriisikeskus|Kriisipuhelin|401234567|1.2.2026|8.30", Line(sheet, 0));
        Assert.Equal("Savon kriisikeskus|Turvakoti|171234567", Line(sheet, 1));
        Assert.Equal((5, "|Jalkautuva|401000000||12,5"), (sheet.Rows[2].Number, Line(sheet, 2)));
    }

    [Fact]
    public void Text_that_looks_like_a_formula_stays_text() =>
        Assert.Equal("=cmd|' /C calc'!A0|Palvelu", Line(Read(Csv("Organisaatio;Palvelu", "'=cmd|' /C calc'!A0;Palvelu")), 0));

    [Theory]
    [InlineData("palvelut.csv", "import.other-than-named")]
    [InlineData("palvelut.pdf", "import.other-than-named")]
    public void A_name_that_says_something_else(string name, string code) => Assert.Equal(code, RefusalOf(Excel([["a"], ["b"]]), name));

    [Fact]
    public void Files_that_are_no_sheets()
    {
        Assert.Equal("import.file-missing", RefusalOf([]));
        Assert.Equal("import.old-excel", RefusalOf([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3]));
        Assert.Equal("import.locked", RefusalOf([0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.Equal("import.open-document", RefusalOf(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "a.ods"));
        Assert.Equal("import.not-a-table", RefusalOf(Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>"))));
        Assert.Equal("import.not-a-table", RefusalOf([0x25, 0x50, 0x44, 0x46, 0, 1], "a.pdf"));
        Assert.Equal("import.other-than-named", RefusalOf(Csv(Header, KriisiRow)));
        Assert.Equal("import.broken", RefusalOf(Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"))));
        Assert.Equal("import.empty", RefusalOf(Csv(Header), "a.csv"));
    }

    [Fact]
    public void A_formula_is_refused_by_its_cell()
    {
        var refusal = SheetFile.Read(Excel([["Organisaatio", "Palvelu"], ["=HYPERLINK(\"http://viitta.example\")", "x"]]), "a.xlsx", new ImportOptions()).Refusal!;
        Assert.Equal(("import.formula", "A2"), (refusal.Code, refusal.Arguments[0]));
    }

    [Fact]
    public void An_entity_is_refused_before_it_is_read()
    {
        var bad = Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><workbook>&e;</workbook>"));
        Assert.Equal("import.entities", RefusalOf(bad));
        Assert.Equal("import.entities", RefusalOf(Zip(("[Content_Types].xml", "<!DOCTYPE Types><Types/>"), ("xl/workbook.xml", "<workbook/>"))));
    }

    [Fact]
    public void A_zip_bomb_is_refused_for_what_it_unfolds_to_and_costs_little()
    {
        var bomb = Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), ("xl/media/a.bin", new string('0', 300_000_000)));
        Assert.InRange(bomb.Length, 1, 1_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("import.zip-bomb", RefusalOf(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Fact]
    public void A_cell_without_end_is_refused_before_it_is_in_memory()
    {
        var rows = $"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{string.Concat(Enumerable.Range(0, 4_000_000).Select(n => (char)('a' + (n * 7919 % 26))))}{Guid.NewGuid()}</t></is></c></row>";
        var file = Excel(rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("import.cell-too-long", RefusalOf(file, limits: new ImportOptions { LargestUnfolded = long.MaxValue }));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
        Assert.Equal("import.cell-too-long", RefusalOf(Csv(Header, new string('x', 5000)), "a.csv"));
    }

    [Fact]
    public void Too_many_rows_columns_and_megabytes()
    {
        var limits = new ImportOptions { MostRows = 3, MostColumns = 3, Megabytes = 1 };
        Assert.Equal("import.too-many-rows", RefusalOf(Csv(["a;b", .. Enumerable.Repeat("a;b", 4)]), "a.csv", limits));
        Assert.Equal("import.too-many-rows", RefusalOf(Excel([["a"], ["b"], ["c"], ["d"], ["e"]]), limits: limits));
        Assert.Equal("import.too-many-columns", RefusalOf(Csv("a;b;c;d", "1;2;3;4"), "a.csv", limits));
        Assert.Equal("import.too-many-columns", RefusalOf(Excel([["a", "b", "c", "d"], ["1"]]), limits: limits));
        Assert.Equal("import.file-too-large", RefusalOf(new byte[1_100_000], "a.csv", limits));
        Assert.Equal("import.too-many-rows", RefusalOf(Excel(string.Concat(Enumerable.Range(1, 400_000).Select(n => $"<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c></row>"))), limits: new ImportOptions()));
    }

    [Fact]
    public void Merges_over_all_of_a_sheet_cost_no_time()
    {
        var file = Excel([["Organisaatio", "Palvelu"], ["a", "b"], ["", "c"]], [.. Enumerable.Repeat("A2:XFD1048576", 20_000)]);
        var watch = Stopwatch.StartNew();
        Assert.Equal("a|c", Line(Read(file, "a.xlsx"), 1));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_cell_with_an_identity_code_is_emptied_and_its_row_says_so()
    {
        var row = Read(Csv(Header, "Savon kriisikeskus;Kriisipuhelin;010594Y9032;;;")).Rows[0];
        Assert.True(row.HadIdentityCode);
        Assert.Equal("", row.Cells[2]);
    }
}
