using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>A row of a service whose place must stay secret: what tells where it is comes in nowhere, and that is said.</summary>
internal sealed partial class RowPlanner
{
    /// <summary>What was said of a place that is not taken.</summary>
    private static readonly string[] OfPlaces = [RowNotes.SeveralPlaces.Code, RowNotes.UnknownCoordinates.Code, RowNotes.CoordinatesAlone.Code];

    /// <param name="known">The service that the map has; null for a new one.</param>
    /// <param name="needs">That it answers after the row.</param>
    /// <returns>The row, without what tells where a secret place is; or why it stays outside.</returns>
    private (ReadRow Row, RowPlan? Outside) Screened(ReadRow row, Service? known, IReadOnlyList<string> needs, string title)
    {
        if (known is not { FrontGate: true } && !catalogue.IsSecret(needs))
        {
            return (row, known?.IsFrontGate(catalogue) == true ? Refused(row, title, RowNotes.FrontGateOpens) : null);
        }
        if (known is not null && row.Needs is not null && map.ContactsOf(known.Id).Any(c => c.Place is not null))
        {
            return (row, Refused(row, title, RowNotes.FrontGateHasPlaces));
        }
        row = AsFrontGate(row);
        return (row, NamesAPlace(row));
    }

    private static ReadRow AsFrontGate(ReadRow row)
    {
        var left = new SortedSet<ImportField>();
        var safe = row with
        {
            Description = Safe(ImportField.Description, row.Description),
            Cost = Safe(ImportField.Cost, row.Cost),
            Payer = Safe(ImportField.Payer, row.Payer),
            Contacts =
            [
                .. row.Contacts.Select(c => c with
                {
                    Place = Nowhere(c.Place),
                    Web = FrontGate.Tells(c.Web) && left.Add(ImportField.Web) ? "" : c.Web,
                    Note = Safe(ImportField.Note, c.Note),
                    Unread = Safe(ImportField.Note, LocalText.Same(c.Unread)).Fi,
                }),
            ],
        };
        row.Doubts.RemoveAll(d => OfPlaces.Contains(d.Code) || d.Arguments.Any(a => IdentifierGuard.HasPostalAddress(a)));
        row.Doubts.AddRange(left.Select(field => RowNote.Of(RowNotes.FrontGateAddress, Texts.Slug(field))));
        return safe;

        LocalText Safe(ImportField field, LocalText text)
        {
            if (FrontGate.Problem(("", text)) is null)
            {
                return text;
            }
            left.Add(field);
            return LocalText.Empty;
        }

        VisitingPlace? Nowhere(VisitingPlace? place)
        {
            _ = place is null || left.Add(ImportField.Address);
            return null;
        }
    }

    /// <summary>Names cannot be left out: a row that has an address in one stays outside.</summary>
    private static RowPlan? NamesAPlace(ReadRow row)
    {
        (ImportField Field, LocalText Text)[] names =
        [
            (ImportField.Organization, row.Organization), (ImportField.Service, row.Service), (ImportField.ServiceSv, row.ServiceToo),
            .. row.Contacts.Select(c => (ImportField.Function, c.Function)),
        ];
        var telling = names.Where(n => FrontGate.Problem(("", n.Text)) is not null).Select(n => n.Field).Distinct().ToList();
        return telling.Count == 0 ? null
            : new RowPlan(row.Number, RowKind.Refused, Title(row), [.. telling.Select(f => RowNote.Of(RowNotes.Address, Texts.Slug(f)))]);
    }

    /// <summary>The place that a row says, over the one that the map has; null when they are the same.</summary>
    private static VisitingPlace? Over(VisitingPlace? said, VisitingPlace? now, bool exactly)
    {
        if (said is null || now is null)
        {
            return said;
        }
        var same = said.Address.Over(now.Address, exactly) is null;
        var moved = said.Coordinates.Length > 0 && said.Coordinates != now.Coordinates;
        return same && !moved ? null : same ? now with { Latitude = said.Latitude, Longitude = said.Longitude } : said;
    }
}
