using CsvHelper;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>An empty sheet with the names of all columns in the reader's language, and one row that is plainly an example.</summary>
public sealed class ImportTemplate(Texts texts, Catalogue catalogue, MapCells cells)
{
    public const string CsvType = "text/csv; charset=utf-8";

    private static readonly IReadOnlyList<ImportField> Fields = [.. Enum.GetValues<ImportField>().Where(f => f is not ImportField.Id)];

    public byte[] Excel(string networkName) => Spreadsheet.Write(
        texts["import.template.sheet"], $"{texts["import.title"]} · {networkName}",
        [.. Fields.Select(f => new SheetColumn<Func<ImportField, string>>(Name(f), 24, Text: row => row(f)))],
        [Example]);

    /// <summary>With the mark that makes Excel read it as UTF-8, and semicolons, which is what Excel expects in Finland.</summary>
    public byte[] Csv()
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, new CsvWriterOptions { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            foreach (var cell in (IEnumerable<Func<ImportField, string>>)[Name, Example])
            {
                foreach (var field in Fields)
                {
                    csv.WriteField(cell(field));
                }
                csv.EndRecord();
            }
        }
        return file.ToArray();
    }

    private string Name(ImportField field) => cells.Column(Texts.Slug(field));

    private string Example(ImportField field) => field switch
    {
        ImportField.Sector => catalogue.Sector("ngo").Name.ToString(),
        ImportField.Needs => catalogue.Needs.First(n => n.Id == "n01").Name.ToString(),
        ImportField.Email => "esimerkki@viitta.example",
        ImportField.Web => "https://viitta.example",
        ImportField.Phone => "000 000 0117",
        ImportField.Ages => "18+",
        ImportField.Municipalities => cells.Area([]),
        ImportField.Genders or ImportField.Residence or ImportField.Themes => cells.Genders([]),
        ImportField.Consent => cells.YesNo(false),
        ImportField.Interpreter => cells.YesNo(true),
        ImportField.Visibility => Visibility.Green.TlpWord(),
        ImportField.Coordinates => "", // of no place at all, or of somebody's home
        ImportField.ServiceSv or ImportField.ServiceEn => "",
        _ => texts.Of("import.example", field),
    };
}
