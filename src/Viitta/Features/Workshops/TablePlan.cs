namespace Viitta.Features.Workshops;

/// <param name="People">How many are expected.</param>
public sealed record ExpectedSector(string SectorId, int People);

/// <param name="Sectors">Those that sit here, in the order asked.</param>
public sealed record PlannedTable(int Number, IReadOnlyList<ExpectedSector> Sectors)
{
    public int People => Sectors.Sum(s => s.People);
}

/// <summary>Who sits where, as mixed as can be.</summary>
public static class TablePlan
{
    private const int Best = 6;

    /// <summary>
    /// Deals the people out like cards, one sector after the other without a new start: no table has two more than
    /// another, neither in all nor of any sector.
    /// </summary>
    public static IReadOnlyList<PlannedTable> Of(IReadOnlyList<ExpectedSector> expected, int tables)
    {
        var seats = expected.SelectMany(s => Enumerable.Repeat(s.SectorId, s.People)).Index().ToLookup(s => s.Index % tables, s => s.Item);
        return
        [
            .. from table in Enumerable.Range(0, tables)
               select new PlannedTable(table + 1, [.. seats[table].CountBy(sector => sector).Select(s => new ExpectedSector(s.Key, s.Value))]),
        ];
    }

    /// <summary>How many tables of five to seven so many people fill; null when they sit so already.</summary>
    public static int? BetterNumber(int people, int tables) =>
        Math.Clamp((int)Math.Round(people / (double)Best, MidpointRounding.AwayFromZero), 1, Workshop.MostTables) is var best
        && best != tables && (people > tables * 7 || people < tables * 5) ? best : null;
}
