using System.Globalization;
using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>How many people of each sector are expected, as the address has it and nothing else keeps it: <c>?tables=4&amp;police=3</c>.</summary>
/// <param name="Asked">What the address says, as it was typed: by sector, and the number of tables.</param>
public sealed record ExpectedPeople(int Tables, IReadOnlyList<ExpectedSector> Sectors, IReadOnlyDictionary<string, string> Asked)
{
    private const string TablesField = "tables";
    private const int Most = 99;

    public static readonly Refusal PeopleNumber = new("workshops.plan.people-number", 400) { Arguments = [Most] };

    public int People => Sectors.Sum(s => s.People);

    /// <summary>The same question for another address, or empty.</summary>
    public string Query => Asked.Count == 0 ? "" : QueryString.Create(Asked.Select(a => KeyValuePair.Create(a.Key, (string?)a.Value))).ToString();

    /// <param name="tables">How many the workshop has: so many when the address does not say.</param>
    public static (ExpectedPeople Expected, IReadOnlyList<Refusal> Refusals) Read(IQueryCollection query, IReadOnlyList<Term> sectors, int tables)
    {
        var asked = sectors.Select(s => s.Id).Prepend(TablesField)
            .Where(f => !string.IsNullOrWhiteSpace(query[f])).ToDictionary(f => f, f => query[f].ToString().Trim(), StringComparer.Ordinal);
        var numbers = asked.ToDictionary(a => a.Key, a => Number(a.Value), StringComparer.Ordinal);
        var refusals = numbers.Where(n => n.Value is null || (n.Key == TablesField && n.Value is < 1 or > Workshop.MostTables))
            .Select(n => n.Key == TablesField ? Workshop.TablesNumber : PeopleNumber.For(n.Key)).ToList();
        var expected = refusals.Count > 0 ? [] : sectors.Where(s => numbers.GetValueOrDefault(s.Id) > 0).Select(s => new ExpectedSector(s.Id, numbers[s.Id]!.Value)).ToList();
        return (new ExpectedPeople(refusals.Count > 0 ? tables : numbers.GetValueOrDefault(TablesField) ?? tables, expected, asked), refusals);
    }

    private static int? Number(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : null;
}
