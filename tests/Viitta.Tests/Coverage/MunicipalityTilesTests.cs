using Viitta.Common;
using Viitta.Features.Coverage;
using Viitta.Tests.House;

namespace Viitta.Tests.Coverage;

[NoDatabase]
public sealed class MunicipalityTilesTests
{
    private static readonly Catalogue Catalogue = Catalogue.Read(Path.Combine(Repository.Root, "content"));

    [Theory]
    [InlineData("05")]
    [InlineData("08")]
    [InlineData("11")]
    [InlineData("13")]
    [InlineData("17")]
    [InlineData("19")]
    [InlineData("T1")]
    public void Where_a_network_begins_each_municipality_has_a_place_of_its_own(string county)
    {
        List<Municipality> municipalities = [.. Catalogue.Municipalities.Where(m => m.CountyCode == county)];
        var board = Assert.Single(new MunicipalityTiles(Catalogue).Of(municipalities));
        Assert.Equal(municipalities.Select(m => m.Code).Order(), board.Tiles.Select(t => t.Municipality.Code).Order());
        Assert.Equal(board.Tiles.Count, board.Tiles.Select(t => (t.Row, t.Column)).Distinct().Count());
        Assert.All(board.Tiles, t => Assert.InRange(t.Column, 1, board.Columns));
        var rows = File.ReadAllText(Path.Combine(Repository.Root, "content/areas/tiles.yaml"));
        Assert.All(municipalities, m => Assert.Contains(m.Name.Fi, rows)); // none stands below for want of a place
    }

    [Fact]
    public void One_without_a_place_stands_below_the_others_of_its_county()
    {
        string[] codes = ["020", "837", "140", "235", "049"]; // Akaa and Tampere; Iisalmi; Kauniainen and Espoo, whose county has no grid
        var boards = new MunicipalityTiles(Catalogue).Of(Catalogue.Municipalities.Where(m => codes.Contains(m.Code)));
        Assert.Equal(["03", "08", "13"], boards.Select(b => b.County.Code));
        Assert.Equal([("049", 1, 1), ("235", 1, 2)], boards[0].Tiles.Select(t => (t.Municipality.Code, t.Row, t.Column)));
        Assert.Equal(["837", "020"], boards[1].Tiles.Select(t => t.Municipality.Code)); // from north to south
    }

    [Fact]
    public void A_long_name_is_shortened_for_a_phone()
    {
        var marks = new MunicipalityTiles(Catalogue).Of(Catalogue.Municipalities.Where(m => m.CountyCode == "17")).Single().Tiles.Select(t => t.Mark);
        Assert.Contains("Vaasa", marks);
        Assert.All(marks, m => Assert.InRange(m.Length, 1, 6));
    }
}
