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
}

/// <summary>A change to one contact, as it stands in the address: "what if it were so?" Nothing is saved.</summary>
public sealed record ContactWhatIf(Guid ContactId, ChangeKind Kind)
{
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
        return kind is null ? null : new ContactWhatIf(id, kind.Value);
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
        var widening => new WidenHours(serviceId, ContactId, (Widening)(int)widening),
    };
}

/// <summary>A change that would help, and what it closes beside those before it.</summary>
/// <param name="Minutes">Of the year.</param>
public sealed record Helpful(ContactWhatIf WhatIf, CoveredContact Contact, long Minutes);

/// <summary>A change that is tried, and what it does.</summary>
public sealed record Tried(ContactWhatIf WhatIf, CoveredContact Contact, ReachDifference Difference);
