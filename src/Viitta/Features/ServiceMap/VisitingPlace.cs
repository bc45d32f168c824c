using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// Where somebody goes to be met: a line as on an envelope, and where that is in degrees (WGS 84). A contact at a front gate
/// (<see cref="Service.IsFrontGate"/>) has none, and can be given none.
/// </summary>
/// <param name="Latitude">North; null together with <paramref name="Longitude"/>.</param>
/// <param name="Longitude">East.</param>
public sealed record VisitingPlace(LocalText Address, double? Latitude = null, double? Longitude = null)
{
    public const int LongestAddress = 150;

    /// <summary>Degrees that all of Finland is within, Åland and the sea borders too.</summary>
    private const double South = 58.8, North = 70.2, West = 19.0, East = 31.7;

    private static readonly Regex Degrees = new(
        @"^(?<north>\d{2}([.,]\d{1,15})?) ?°? ?n?( ?[,;] ?| )(?<east>\d{2}([.,]\d{1,15})?) ?°? ?e?$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Postal = new(@"^(?<street>.+?)[ ,]+(FI-)?(?<code>\d{5}) (?<town>\p{L}[^\d,]+)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static readonly Refusal CoordinatesInvalid = new("servicemap.coordinates-invalid", 400) { Field = "coordinates" };
    public static readonly Refusal AddressMissing = new("servicemap.place-without-address", 400) { Field = "address-fi" };
    public static readonly Refusal AddressBroken = new("servicemap.address-one-line", 400);

    /// <summary>"62.89238, 27.67703", as map programs copy it; empty when it is not known.</summary>
    [JsonIgnore]
    public string Coordinates => Latitude is { } north && Longitude is { } east
        ? string.Create(CultureInfo.InvariantCulture, $"{north:0.######}, {east:0.######}") : "";

    /// <summary>For the reader's own map program (RFC 5870); null when it is not known where.</summary>
    [JsonIgnore]
    public string? Link => Latitude is { } north && Longitude is { } east
        ? string.Create(CultureInfo.InvariantCulture, $"geo:{north:0.######},{east:0.######}") : null;

    /// <summary>Without the postal code and the town.</summary>
    [JsonIgnore]
    public LocalText Street => new(Parts(Address.Fi).Street, Parts(Address.Sv).Street, Parts(Address.En).Street);

    public static bool IsInFinland(double latitude, double longitude) =>
        latitude is >= South and <= North && longitude is >= West and <= East;

    /// <summary>"Käyntikatu 1, 70100 Kuopio" → street, postal code, town; all of it is the street when it is written otherwise.</summary>
    public static (string Street, string Code, string Town) Parts(string address) =>
        Postal.Match(address) is { Success: true } match
            ? (match.Groups["street"].Value.TrimEnd(' ', ','), match.Groups["code"].Value, match.Groups["town"].Value)
            : (address, "", "");

    /// <summary>Null when neither is written.</summary>
    public static Outcome<VisitingPlace?> Read(LocalText typed, string? coordinates)
    {
        var address = FreeText.Clean(typed);
        var broken = Languages.All.FirstOrDefault(l => address.Exactly(l).Contains('\n'));
        var longest = Languages.All.FirstOrDefault(l => address.Exactly(l).Length > LongestAddress);
        var at = ReadCoordinates(coordinates);
        return broken is not null ? AddressBroken.For($"address-{broken}")
            : longest is not null ? Refusals.TooLong.With(LongestAddress).For($"address-{longest}")
            : at.Refused ? at.Refusal
            : address.IsEmpty && at.Value is not null ? AddressMissing
            : address.IsEmpty ? new Outcome<VisitingPlace?>(null, null)
            : new VisitingPlace(address, at.Value?.Latitude, at.Value?.Longitude);
    }

    /// <summary>"62.89, 27.68" or "62,89 27,68": north before east, and in Finland; null for an empty text.</summary>
    public static Outcome<(double Latitude, double Longitude)?> ReadCoordinates(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0)
        {
            return new Outcome<(double, double)?>(null, null);
        }
        return Degrees.Match(text) is { Success: true } match
            && Number(match.Groups["north"].Value) is var north && Number(match.Groups["east"].Value) is var east && IsInFinland(north, east)
            ? (north, east) : CoordinatesInvalid;

        static double Number(string written) => Math.Round(double.Parse(written.Replace(',', '.'), CultureInfo.InvariantCulture), 6);
    }
}
