using CsCheck;
using Viitta.Common;
using Viitta.Features.Import;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.Import;

/// <summary>Coordinates of Finnish registers, as degrees.</summary>
public sealed class FinnishGridTests
{
    private const double MetresOfDegree = 111_320;

    /// <summary>
    /// The first is the worked example of JHS 197, annex 3 (point G4, Geta); the others were turned by PROJ 9 (utm zone 35 on
    /// GRS 80), which agrees with it to a tenth of a millimetre.
    /// </summary>
    [Theory]
    [InlineData(6715706.37708, 106256.35961, 60.3851068722, 19.84813676944)]
    [InlineData(6672236.3468, 385759.3669, 60.171, 24.941)]
    [InlineData(6710998.4605, 239757.8993, 60.451, 22.267)]
    [InlineData(6822542.5762, 327615.2683, 61.498, 23.761)]
    [InlineData(6973737.8039, 534468.7714, 62.892, 27.678)]
    [InlineData(7210667.0092, 427793.9385, 65.012, 25.468)]
    [InlineData(7755502.2843, 500996.8740, 69.907, 27.026)]
    [InlineData(6969513.6403, 719249.1973, 62.79, 31.3)]
    public void Known_points_within_a_metre(double north, double east, double latitude, double longitude)
    {
        var turned = FinnishGrid.ToDegrees(north, east)!.Value;
        Assert.InRange(MetresBetween(turned, (latitude, longitude)), 0, 1);
        var back = ToMetres(latitude, longitude);
        Assert.InRange(Math.Abs(back.North - north) + Math.Abs(back.East - east), 0, 0.1);
    }

    [Fact]
    public void Any_point_of_the_box_comes_back_as_it_was() => Gen.Select(Gen.Double[6_600_000, 7_780_000], Gen.Double[70_000, 730_000]).Sample((north, east) =>
    {
        if (FinnishGrid.ToDegrees(north, east) is { } degrees)
        {
            var (backNorth, backEast) = ToMetres(degrees.Latitude, degrees.Longitude);
            Assert.InRange(Math.Abs(backNorth - north) + Math.Abs(backEast - east), 0, 0.5); // degrees are kept to six decimals
        }
    });

    [Theory]
    [InlineData("6973737.8, 534468.8")]
    [InlineData("6973737,8 534468,8")]
    [InlineData("N 6973737.8, E 534468.8")]
    [InlineData("N=6973737.8 E=534468.8")]
    [InlineData("62.892, 27.678")]
    [InlineData("62,892; 27,678")]
    [InlineData("62.892° N, 27.678° E")]
    public void Read_as_people_and_registers_write_them(string written) =>
        Assert.InRange(MetresBetween(FinnishGrid.Read(written)!.Value, (62.892, 27.678)), 0, 1);

    [Theory]
    [InlineData("59.33, 18.06")] // Stockholm
    [InlineData("27.678, 62.892")] // the wrong way round
    [InlineData("534468, 6973737")]
    [InlineData("6973737, 1534468")]
    [InlineData("5973737, 534468")]
    [InlineData("3533333, 6973737")] // the old grid of 1970
    [InlineData("0, 0")]
    [InlineData("at the church")]
    [InlineData("")]
    public void What_is_no_place_in_Finland_is_not_taken(string written) => Assert.Null(FinnishGrid.Read(written));

    [Fact]
    public void What_a_place_writes_it_reads() => Gen.Select(Gen.Double[59, 70], Gen.Double[20, 31]).Sample((latitude, longitude) =>
        Assert.InRange(MetresBetween(FinnishGrid.Read(new VisitingPlace(LocalText.Empty, latitude, longitude).Coordinates)!.Value, (latitude, longitude)), 0, 2));

    private static double MetresBetween((double Latitude, double Longitude) a, (double Latitude, double Longitude) b)
    {
        var (north, east) = ((a.Latitude - b.Latitude) * MetresOfDegree, (a.Longitude - b.Longitude) * MetresOfDegree * Math.Cos(a.Latitude * Math.PI / 180));
        return Math.Sqrt((north * north) + (east * east));
    }

    private static (double North, double East) ToMetres(double latitude, double longitude)
    {
        var (east, north) = FinnishGrid.Transformation.MathTransform.Inverse().Transform(longitude, latitude);
        return (north, east);
    }
}
