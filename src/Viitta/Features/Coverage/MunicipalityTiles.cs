using Viitta.Common;

namespace Viitta.Features.Coverage;

/// <summary>A municipality's place in a tile map.</summary>
/// <param name="Row">From 1, in the north.</param>
/// <param name="Column">From 1, in the west.</param>
public sealed record Tile(Municipality Municipality, int Row, int Column)
{
    /// <summary>Six signs at most, for a phone.</summary>
    public string Mark => Municipality.Name.ToString() is { Length: > 6 } name ? $"{name[..5].TrimEnd('-', ' ')}." : Municipality.Name.ToString();
}

/// <summary>The tiles of one county.</summary>
public sealed record TileBoard(County County, int Columns, IReadOnlyList<Tile> Tiles);

/// <summary>Tile maps of municipalities, each about where it is: content/areas/tiles.yaml.</summary>
public sealed class MunicipalityTiles
{
    private const string NoPlace = "-";

    /// <summary>As many as the pages have classes for.</summary>
    private const int MostRows = 9;

    private const int MostColumns = 7;

    private readonly Catalogue _catalogue;
    private readonly Dictionary<string, (int Row, int Column)> _places = [];
    private readonly Dictionary<string, int> _columns = [];

    /// <exception cref="InvalidDataException">A grid names what is no municipality of its county, or one twice, or is too large.</exception>
    public MunicipalityTiles(Catalogue catalogue)
    {
        _catalogue = catalogue;
        foreach (var grid in Yaml.Read<List<Grid>>(Path.Combine(catalogue.Folder, "areas", "tiles.yaml")))
        {
            Add(grid);
        }
    }

    /// <summary>A board for each county of the municipalities. One without a place stands below the others.</summary>
    public IReadOnlyList<TileBoard> Of(IEnumerable<Municipality> municipalities) =>
    [
        .. from county in _catalogue.Counties
           join municipality in municipalities on county.Code equals municipality.CountyCode into inCounty
           where inCounty.Any()
           select Board(county, [.. inCounty]),
    ];

    private TileBoard Board(County county, IReadOnlyList<Municipality> municipalities)
    {
        var columns = _columns.GetValueOrDefault(county.Code, MostColumns);
        var placed = municipalities.Where(m => _places.ContainsKey(m.Code)).Select(m => new Tile(m, _places[m.Code].Row, _places[m.Code].Column)).ToList();
        var below = placed.Select(t => t.Row).DefaultIfEmpty().Max() + 1;
        var others = municipalities.Where(m => !_places.ContainsKey(m.Code)).OrderBy(m => m.Name.ToString(), StringComparer.CurrentCulture)
            .Select((m, i) => new Tile(m, below + (i / columns), 1 + (i % columns)));
        return new TileBoard(county, columns, [.. placed.OrderBy(t => t.Row).ThenBy(t => t.Column), .. others]);
    }

    private void Add(Grid grid)
    {
        _columns[grid.County] = grid.Rows.Max(r => r.Count);
        if (grid.Rows.Count > MostRows || _columns[grid.County] > MostColumns)
        {
            throw new InvalidDataException($"content/areas/tiles.yaml: the grid of {grid.County} has more than {MostRows} rows or {MostColumns} columns.");
        }
        foreach (var (row, names) in grid.Rows.Index())
        {
            foreach (var (column, name) in names.Index().Where(n => n.Item != NoPlace))
            {
                var municipality = _catalogue.Municipalities.FirstOrDefault(m => m.CountyCode == grid.County && m.Name.Fi == name);
                if (municipality is null || !_places.TryAdd(municipality.Code, (row + 1, column + 1)))
                {
                    throw new InvalidDataException($"content/areas/tiles.yaml: {name} is no municipality of {grid.County}, or stands there twice.");
                }
            }
        }
    }

    private sealed class Grid
    {
        public string County { get; init; } = "";

        public List<List<string>> Rows { get; init; } = [];
    }
}
