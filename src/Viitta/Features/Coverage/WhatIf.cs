using System.Globalization;
using Viitta.Common;

namespace Viitta.Features.Coverage;

public enum ChangeKind
{
    Evenings,
    Weekends,
    RoundTheClock,
    Language,
    Interpreter,
    Verification,

    /// <summary>Every day from one hour to another.</summary>
    Hours,

    /// <summary>The whole service.</summary>
    Ends,
}

/// <summary>A change to one contact or its service, as it stands in the address: "what if it were so?" Nothing is saved.</summary>
/// <param name="Opens">For <see cref="ChangeKind.Hours"/>, as in <see cref="SetHours"/>.</param>
/// <param name="Closes">Likewise.</param>
public sealed record ContactWhatIf(Guid ContactId, ChangeKind Kind, int Opens = ContactWhatIf.UsualOpens, int Closes = ContactWhatIf.UsualCloses)
{
    public static readonly Refusal NotAnHour = new("coverage.not-an-hour", 400);

    public const int UsualOpens = 8;

    public const int UsualCloses = 16;

    /// <summary>Null when none is asked; what cannot be read is added to the errors.</summary>
    public static ContactWhatIf? From(IQueryCollection query, IReadOnlyDictionary<Guid, CoveredContact> contacts, List<Refusal> errors)
    {
        var (contact, change) = (query["contact"].ToString(), query["change"].ToString());
        if (contact.Length + change.Length == 0)
        {
            return null;
        }
        var kind = Enum.GetValues<ChangeKind>().Where(k => Texts.Slug(k) == change).Select(k => (ChangeKind?)k).FirstOrDefault();
        if (kind is null)
        {
            errors.Add(Refusals.NotAChoice.For("change"));
        }
        if (!Guid.TryParse(contact, out var id) || !contacts.ContainsKey(id))
        {
            errors.Add(Refusals.NotAChoice.For("contact"));
            return null;
        }
        if (kind is null)
        {
            return null;
        }
        if (kind != ChangeKind.Hours)
        {
            return new ContactWhatIf(id, kind.Value);
        }
        var (opens, closes) = (Hour("opens", UsualOpens, 0, 23), Hour("closes", UsualCloses, 1, 24));
        return opens is null || closes is null ? null : new ContactWhatIf(id, ChangeKind.Hours, opens.Value, closes.Value);

        int? Hour(string field, int usual, int least, int most)
        {
            var text = query[field].ToString();
            if (text.Length == 0)
            {
                return usual;
            }
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour >= least && hour <= most)
            {
                return hour;
            }
            errors.Add(NotAnHour.With(least, most).For(field));
            return null;
        }
    }

    /// <summary>Null for a change that no single contact makes.</summary>
    public static ContactWhatIf? Of(Change change) => change switch
    {
        WidenHours { Widening: var widening } hours => new(hours.ContactId, (ChangeKind)(int)widening),
        AddLanguage language => new(language.ContactId, ChangeKind.Language),
        AddInterpreter interpreter => new(interpreter.ContactId, ChangeKind.Interpreter),
        HaveVerified verification => new(verification.ContactId, ChangeKind.Verification),
        _ => null,
    };

    /// <param name="now">UTC, for a verification.</param>
    public Change For(Guid serviceId, string language, DateTime now) => Kind switch
    {
        ChangeKind.Language => new AddLanguage(serviceId, ContactId, language),
        ChangeKind.Interpreter => new AddInterpreter(serviceId, ContactId),
        ChangeKind.Verification => new HaveVerified(serviceId, ContactId, now),
        ChangeKind.Hours => new SetHours(serviceId, ContactId, Opens, Closes),
        ChangeKind.Ends => new EndService(serviceId),
        var widening => new WidenHours(serviceId, ContactId, (Widening)(int)widening),
    };
}

/// <summary>A change that would help, and what it closes beside those before it.</summary>
/// <param name="Minutes">Of the year.</param>
public sealed record Helpful(ContactWhatIf WhatIf, CoveredContact Contact, long Minutes);

/// <summary>A change that is tried, and what it does.</summary>
public sealed record Tried(ContactWhatIf WhatIf, CoveredContact Contact, ReachDifference Difference);
