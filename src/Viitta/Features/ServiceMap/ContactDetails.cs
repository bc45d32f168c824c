namespace Viitta.Features.ServiceMap;

/// <summary>
/// What a verification vouches for: how, when and in which languages somebody answers. A value: equal when it says the
/// same.
/// </summary>
public sealed record ContactDetails(
    string Phone, string Email, string Web, IReadOnlyList<string> Languages, bool Interpreter, Schedule Schedule)
{
    /// <summary>Where it is met; null when it is not said, as at every front gate.</summary>
    public VisitingPlace? Place { get; init; }

    public ContactDetails WithoutPlace() => this with { Place = null };

    public bool Equals(ContactDetails? other) => other is not null
        && (Phone, Email, Web, Interpreter) == (other.Phone, other.Email, other.Web, other.Interpreter)
        && Languages.SequenceEqual(other.Languages, StringComparer.Ordinal)
        && Schedule == other.Schedule
        && Place == other.Place;

    public override int GetHashCode() => HashCode.Combine(Phone, Email, Web, Languages.Count, Schedule);
}
