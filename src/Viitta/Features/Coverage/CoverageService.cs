using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Coverage;

/// <summary>A service as coverage is counted over it: what it answers, where, for whom, and how it is reached. Empty conditions take everybody.</summary>
public sealed record CoverageService(Guid Id)
{
    /// <summary>Ids of content/needs.yaml.</summary>
    public IReadOnlyCollection<string> Needs { get; init; } = [];

    /// <summary>Municipality codes; null is national.</summary>
    public IReadOnlyCollection<string>? Area { get; init; }

    /// <summary>Years, inclusive.</summary>
    public int? MinAge { get; init; }

    /// <summary>Years, inclusive.</summary>
    public int? MaxAge { get; init; }

    public IReadOnlyCollection<string> Genders { get; init; } = [];

    public IReadOnlyCollection<string> ResidenceSituations { get; init; } = [];

    public IReadOnlyCollection<string> Themes { get; init; } = [];

    /// <summary>Takes only those who agree to their data being kept.</summary>
    public bool ConsentNeeded { get; init; }

    public IReadOnlyList<CoverageContact> Contacts { get; init; } = [];

    /// <summary>A service of the map with those of its contacts that are looked at, their verifications loaded.</summary>
    /// <param name="network">The municipalities of its network: the area of one that names none and is not national.</param>
    public static CoverageService Of(Service service, IEnumerable<ContactPoint> contacts, IReadOnlyCollection<string> network) => new(service.Id)
    {
        Needs = service.Needs,
        Area = service.Area.Count > 0 ? service.Area : service.NetworkId is null ? null : network,
        MinAge = service.MinAge,
        MaxAge = service.MaxAge,
        Genders = service.Genders,
        ResidenceSituations = service.ResidenceSituations,
        Themes = service.Themes,
        ConsentNeeded = service.ConsentNeeded,
        Contacts = [.. contacts.Select(CoverageContact.Of)],
    };
}

/// <summary>One way of reaching a service.</summary>
public sealed record CoverageContact(Guid Id)
{
    public Schedule Schedule { get; init; } = Schedule.NotKnown;

    /// <summary>Ids of content/languages.yaml that are spoken.</summary>
    public IReadOnlyCollection<string> Languages { get; init; } = [];

    public bool Interpreter { get; init; }

    /// <summary>UTC; null when nobody has, or it was edited since.</summary>
    public DateTime? VerifiedAt { get; init; }

    public Visibility Visibility { get; init; }

    public static CoverageContact Of(ContactPoint contact) => new(contact.Id)
    {
        Schedule = contact.Schedule,
        Languages = contact.Languages,
        Interpreter = contact.Interpreter,
        VerifiedAt = contact.LastVerification?.At,
        Visibility = contact.Visibility,
    };

    /// <summary>
    /// The minutes at which its verification is at most twelve months old, by the calendar as in <see cref="Freshness"/>:
    /// to the end of the same day a year later. A year is looked at with what is known now, so a verification also vouches
    /// for the minutes before it; what it was like then nobody asks.
    /// </summary>
    internal MinuteSet Fresh(CalendarSpan span) => MinuteSet.Of(0, FreshUntil(span));

    /// <summary>The first minute at which it no longer is; 0 when it never is.</summary>
    internal int FreshUntil(CalendarSpan span) => VerifiedAt is { } at ? span.MinuteOf(Clock.LocalDate(at).AddMonths(12).AddDays(1)) : 0;
}
