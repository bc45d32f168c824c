using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>Where a row's service is met, from the cells of its address and coordinates.</summary>
/// <param name="Place">Null when the row does not say, or says nothing that can be taken.</param>
internal sealed record PlaceCells(VisitingPlace? Place, IReadOnlyList<RowNote> Doubts, RowNote? Error = null)
{
    /// <summary>Between several addresses of one service, in a cell that our own reading of JSON makes and in people's sheets.</summary>
    public const char Between = ';';

    /// <param name="said">Makes a text of the sheet's language.</param>
    public static PlaceCells Read(string address, string coordinates, Func<string, LocalText> said)
    {
        var doubts = new List<RowNote>();
        var lines = address.Split([Between, '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = string.Join(", ", lines.FirstOrDefault("").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.TrimEnd(',')));
        if (lines.Length > 1)
        {
            doubts.Add(RowNote.Of(RowNotes.SeveralPlaces, line));
        }
        if (line.Length > VisitingPlace.LongestAddress)
        {
            return new PlaceCells(null, doubts, RowNote.Of(RowNotes.TooLong, Texts.Slug(ImportField.Address), $"{VisitingPlace.LongestAddress}"));
        }
        var at = coordinates.Length == 0 ? null : FinnishGrid.Read(coordinates);
        if (coordinates.Length > 0 && at is null)
        {
            doubts.Add(RowNote.Of(RowNotes.UnknownCoordinates, coordinates.Length > 80 ? $"{coordinates[..80]}…" : coordinates));
        }
        if (at is not null && line.Length == 0)
        {
            doubts.Add(RowNote.Of(RowNotes.CoordinatesAlone));
        }
        return new PlaceCells(line.Length == 0 ? null : new VisitingPlace(said(line), at?.Latitude, at?.Longitude), doubts);
    }
}
