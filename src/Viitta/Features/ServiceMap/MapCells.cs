using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// The map as cells of a sheet, in the reader's language: what an edition's Excel table says, an import reads back as the
/// same. A condition that nobody set says so ("kaikki"), since an empty cell means nothing was said.
/// </summary>
public sealed class MapCells(Texts texts, Catalogue catalogue, ContactWords words)
{
    /// <summary>Names in lists have commas in them.</summary>
    private const string Between = "; ";

    /// <param name="name">Of a column: <c>phone</c>, <c>service-sv</c>.</param>
    public string Column(string name) => texts[$"servicemap.column.{name}"];

    public string Sector(string id) => Named(catalogue.Sectors, [id]);

    public string Needs(IReadOnlyList<string> ids) => Named(catalogue.Needs, ids);

    public string Area(IReadOnlyList<string> codes) => codes.Count == 0 ? texts["servicemap.cell.whole-area"]
        : string.Join(", ", codes.Select(c => catalogue.Municipality(c)?.Name.ToString() ?? c));

    /// <summary>"18–29", "18+", "alle 18".</summary>
    public string Ages(int? from, int? to) => (from, to) switch
    {
        (null, null) => texts["servicemap.cell.all-ages"],
        (null, { } last) => texts["servicemap.cell.ages-under", last + 1],
        ({ } first, null) => $"{first}+",
        var (first, last) => $"{first}–{last}",
    };

    public string Genders(IReadOnlyList<string> ids) => ids.Count == 0 ? texts["servicemap.cell.everybody"]
        : string.Join(", ", ServiceDraft.AllGenders.Where(ids.Contains).Select(g => texts[$"servicemap.gender.{g}"]));

    public string Residence(IReadOnlyList<string> ids) => Condition(catalogue.ResidenceSituations, ids);

    public string Themes(IReadOnlyList<string> ids) => Condition(catalogue.Themes, ids);

    public string YesNo(bool value) => texts[value ? "servicemap.cell.yes" : "servicemap.cell.no"];

    public string Hours(Schedule schedule) => words.WholeHoursOf(schedule);

    public string Languages(IReadOnlyList<string> ids) => words.LanguagesOf([.. ids], interpreter: false);

    private string Condition(IEnumerable<Term> terms, IReadOnlyList<string> ids) =>
        ids.Count == 0 ? texts["servicemap.cell.everybody"] : Named(terms, ids);

    private static string Named(IEnumerable<Term> terms, IReadOnlyList<string> ids) =>
        string.Join(Between, terms.Where(t => ids.Contains(t.Id)).Select(t => t.Name));
}
