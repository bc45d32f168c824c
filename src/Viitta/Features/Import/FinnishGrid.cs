using System.Globalization;
using System.Text.RegularExpressions;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>
/// Coordinates as Finnish registers have them: metres in ETRS-TM35FIN (EPSG:3067, recommendation JHS 197), which the Service
/// Catalogue uses, or degrees. ETRS89 is taken for WGS 84: they are less than a metre apart.
/// </summary>
public static class FinnishGrid
{
    /// <summary>Metres that all of Finland is within.</summary>
    private const double South = 6_500_000, North = 7_900_000, West = 30_000, East = 780_000;

    private const string Etrs89 = """
        GEOGCS["ETRS89",DATUM["European_Terrestrial_Reference_System_1989",SPHEROID["GRS 1980",6378137,298.257222101]],
        PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AXIS["Lon",EAST],AXIS["Lat",NORTH]]
        """;

    private const string Tm35Fin = $"""
        PROJCS["ETRS89 / TM35FIN(E,N)",{Etrs89},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],
        PARAMETER["central_meridian",27],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],
        PARAMETER["false_northing",0],UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]
        """;

    // N 6976000, E 534000: in this order or named.
    private static readonly Regex Metres = new(
        @"^(n ?[:=]? ?)?(?<north>\d{7}([.,]\d+)?) ?[nm]?( ?[,;/] ?| )(e ?[:=]? ?)?(?<east>\d{5,6}([.,]\d+)?) ?[em]?$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Lazy<ICoordinateTransformation> Turned = new(() =>
    {
        var systems = new CoordinateSystemFactory();
        return new CoordinateTransformationFactory().CreateFromCoordinateSystems(systems.CreateFromWkt(Tm35Fin), systems.CreateFromWkt(Etrs89));
    });

    /// <summary>From metres east and north to degrees of longitude and latitude.</summary>
    public static ICoordinateTransformation Transformation => Turned.Value;

    /// <summary>Degrees of what is written as metres or degrees; null when it is neither, or not in Finland.</summary>
    public static (double Latitude, double Longitude)? Read(string written)
    {
        var text = written.Trim();
        if (VisitingPlace.ReadCoordinates(text) is { Refused: false, Value: { } degrees })
        {
            return degrees;
        }
        return Metres.Match(text) is { Success: true } match && ToDegrees(Number(match.Groups["north"].Value), Number(match.Groups["east"].Value)) is { } turned
            ? turned : null;

        static double Number(string digits) => double.Parse(digits.Replace(',', '.'), CultureInfo.InvariantCulture);
    }

    /// <param name="north">Metres from the equator.</param>
    /// <param name="east">Metres, 500,000 at 27° east.</param>
    /// <returns>Six decimals, a tenth of a metre; null outside Finland.</returns>
    public static (double Latitude, double Longitude)? ToDegrees(double north, double east)
    {
        if (north is not (>= South and <= North) || east is not (>= West and <= East))
        {
            return null;
        }
        var (longitude, latitude) = Transformation.MathTransform.Transform(east, north);
        return VisitingPlace.IsInFinland(latitude, longitude) ? (Math.Round(latitude, 6), Math.Round(longitude, 6)) : null;
    }
}
