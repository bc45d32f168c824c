using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>Which contact each of a row's numbers and addresses means, and what it would say afterwards.</summary>
internal sealed partial class RowPlanner
{
    /// <summary>Ways to reach them that rows above make, so that the same row twice is seen.</summary>
    private readonly Dictionary<(Guid Service, string Way), int> _newContacts = [];

    /// <summary>Contacts whose number a row above changes: a second row with another number means another contact.</summary>
    private readonly HashSet<Guid> _renumbered = [];

    /// <summary>The contact that a row means: by id, number, address or function; or the only one.</summary>
    private ContactPoint? Match(ReadRow row, Service service, ContactPoint? byId, ReadContact wanted)
    {
        if (byId is not null && row.Contacts.Count == 1)
        {
            return byId;
        }
        var all = map.ContactsOf(service.Id).ToList();
        var same = all.FindAll(c => wanted.Phone.Length > 0 ? MapIndex.Digits(c.Phone) == MapIndex.Digits(wanted.Phone)
            : wanted.Email.Length > 0 ? string.Equals(c.Email, wanted.Email, StringComparison.OrdinalIgnoreCase)
            : string.Equals(c.Web, wanted.Web, StringComparison.OrdinalIgnoreCase));
        if (same.Count > 0)
        {
            return same.Find(c => SameFunction(c, wanted)) ?? same[0];
        }
        if (all.FindAll(c => SameFunction(c, wanted)) is [var alike] && wanted.Named)
        {
            return alike;
        }
        if (all is [var only] && row.Contacts.Count == 1 && !wanted.Named && _renumbered.Add(only.Id))
        {
            return only;
        }
        if (all.Count > 0 && !wanted.Named)
        {
            row.Doubts.Add(RowNote.Of(RowNotes.OneMoreNumber));
        }
        return null;
    }

    private static bool SameFunction(ContactPoint contact, ReadContact wanted) =>
        MapIndex.NamesOf(contact.Function).Intersect(MapIndex.NamesOf(wanted.Function)).Any();

    private ContactPlan? New(ReadRow row, Guid serviceId, ReadContact wanted)
    {
        var way = $"{MapIndex.Digits(wanted.Phone)} {(wanted.Phone.Length > 0 ? "" : wanted.Email.ToLowerInvariant())} {(wanted.Phone.Length + wanted.Email.Length > 0 ? "" : wanted.Web)}";
        if (!_newContacts.TryAdd((serviceId, way), row.Number))
        {
            row.Doubts.Add(RowNote.Of(RowNotes.SameRow, $"{_newContacts[(serviceId, way)]}"));
            return null;
        }
        return new ContactPlan(Guid.CreateVersion7(), null, null, new ContactPatch
        {
            Function = wanted.Function,
            Phone = wanted.Phone,
            Email = wanted.Email,
            Web = wanted.Web,
            Languages = wanted.Languages ?? (columns.Spoken.Length > 0 ? [columns.Spoken] : []),
            Interpreter = wanted.Interpreter ?? false,
            Place = wanted.Place,
            Schedule = wanted.Hours?.Schedule ?? Schedule.NotKnown,
            Note = WithUnread(wanted.Note, wanted),
            Visibility = wanted.Visibility ?? Unsaid(row),
        });
    }

    /// <summary>Not public unless the sheet says so; and where it says something that is no such word, for the fewest.</summary>
    private static Visibility Unsaid(ReadRow row) =>
        row.Doubts.Exists(d => d.Code == RowNotes.UnknownVisibility.Code) ? Visibility.AmberStrict : Visibility.Green;

    private ContactPatch Wanted(ReadContact wanted, ContactPoint contact, bool exactly) => new()
    {
        Function = wanted.Named ? wanted.Function.Over(contact.Function, exactly) : null,
        Phone = wanted.Phone.Length > 0 && MapIndex.Digits(wanted.Phone) != MapIndex.Digits(contact.Phone) ? wanted.Phone : null,
        Email = wanted.Email.Length > 0 ? wanted.Email : null,
        Web = wanted.Web.Length > 0 ? wanted.Web : null,
        Languages = wanted.Languages,
        Interpreter = wanted.Interpreter,
        Place = Over(wanted.Place, contact.Place, exactly),
        Schedule = wanted.Hours?.Over(contact.Schedule),
        Note = WithUnread(wanted.Note.Over(contact.Note, exactly) ?? contact.Note, wanted),
        Visibility = wanted.Visibility,
    };

    private LocalText WithUnread(LocalText note, ReadContact wanted)
    {
        var text = note.In(columns.Language);
        return wanted.Unread.Length == 0 || text.Contains(wanted.Unread, StringComparison.Ordinal)
            ? note
            : note.With(columns.Language, $"{text}\n{wanted.Unread}".Trim());
    }
}
