namespace Viitta.Common;

// The small closed vocabularies, as codes. Their names in three languages are content (content/*.yaml, read by
// Catalogue); the slug of a member (NoIdentifiers -> no-identifiers) is its id there.

/// <summary>What an organisation does at a step. Not RACI: a voluntary network cannot assign another authority's duty.</summary>
public enum Role
{
    /// <summary>J: has the mandate and takes the next step. None is a gap, two an overlap.</summary>
    Leads,

    /// <summary>O: does a named part.</summary>
    Contributes,

    /// <summary>K: gives advice, also anonymously.</summary>
    Consulted,

    /// <summary>T: is told, only with the step's information label.</summary>
    Told,
}

/// <summary>What may be told about the person to those who act at a step.</summary>
public enum InformationLabel
{
    NoIdentifiers,
    WithConsent,
    MayDisclose,
    MustDisclose,
}

/// <summary>When somebody answers.</summary>
public enum Cover
{
    Always,
    OfficeHours,
    ByAppointment,
    Unknown,
}

public enum Confidence
{
    Agreed,
    Assumed,
    Disputed,
    Open,
}

public enum Basis
{
    Law,
    Agreement,
    Practice,
    Assumption,
}

public enum GapKind
{
    NoOne,
    Overlap,
    NotAvailable,
    Language,
    NoBed,
    Payer,
    Information,
    KnowHow,
    Law,
    Other,
}

/// <summary>Traffic Light Protocol 2.0. The most restrictive wins; the order is from open to closed.</summary>
public enum Visibility
{
    /// <summary>TLP:CLEAR, public.</summary>
    Clear,

    /// <summary>TLP:GREEN, members of the network.</summary>
    Green,

    /// <summary>TLP:AMBER+STRICT, authorities in the network.</summary>
    AmberStrict,
}

public static class VisibilityWord
{
    /// <summary>The word of the Traffic Light Protocol, the same in every language.</summary>
    public static string TlpWord(this Visibility visibility) =>
        visibility == Visibility.AmberStrict ? "TLP:AMBER+STRICT" : $"TLP:{visibility.ToString().ToUpperInvariant()}";
}

/// <summary>How somebody made sure that a contact is right.</summary>
public enum VerificationMethod
{
    Called,
    MailConfirmed,
    OwnerLink,
    Visited,
}

/// <summary>What a schedule does on Finnish public holidays.</summary>
public enum HolidayRule
{
    Closed,
    AsSunday,
    AsUsual,
}
