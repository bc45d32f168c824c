namespace Viitta.Features.ServiceMap;

/// <summary>
/// What a verification vouches for: how, when and in which languages somebody answers. A value: equal when it says the
/// same. There is no address in it, and cannot be.
/// </summary>
public sealed record ContactDetails(
    string Phone, string Email, string Web, IReadOnlyList<string> Languages, bool Interpreter, Schedule Schedule)
{
    public bool Equals(ContactDetails? other) => other is not null
        && (Phone, Email, Web, Interpreter) == (other.Phone, other.Email, other.Web, other.Interpreter)
        && Languages.SequenceEqual(other.Languages, StringComparer.Ordinal)
        && Schedule == other.Schedule;

    public override int GetHashCode() => HashCode.Combine(Phone, Email, Web, Languages.Count, Schedule);
}
