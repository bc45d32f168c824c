using System.Runtime.InteropServices;
using Viitta.Common;

namespace Viitta.Features.Coverage;

/// <summary>For whom, where and in which language; asked of each minute of a <see cref="CalendarSpan"/>, normally a year.</summary>
public sealed record ReachQuestion
{
    /// <summary>Code.</summary>
    public required string Municipality { get; init; }

    /// <summary>Id of content/needs.yaml; empty is whatever a service answers, as for a step that names none.</summary>
    public required string Need { get; init; }

    /// <summary>Only these services, as the leaders of a step; null is all.</summary>
    public IReadOnlyCollection<Guid>? Among { get; init; }

    public required Profile Profile { get; init; }

    /// <summary>Id of content/languages.yaml.</summary>
    public required string Language { get; init; }

    /// <summary>A contact with an interpreter does for any language.</summary>
    public bool InterpreterDoes { get; init; } = true;

    public Reader Reader { get; init; }

    /// <summary>Contacts that nobody has verified in twelve months count too.</summary>
    public bool StaleCounts { get; init; }
}

/// <summary>
/// Who asks for help. An empty word is a fact that is not known: only services without a condition on it are sure to take
/// the person.
/// </summary>
/// <param name="Gender">women, men or other.</param>
/// <param name="Residence">Id of content/residence-situations.yaml.</param>
/// <param name="Theme">Id of content/themes.yaml.</param>
/// <param name="Consents">Agrees to personal data being kept.</param>
public sealed record Profile(AgeGroup Ages, string Gender = "", string Residence = "", string Theme = "", bool Consents = false);

/// <summary>Years of age from the youngest to the oldest, both included. A service takes the group when it takes all of it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AgeGroup(int From, int Until)
{
    public static readonly AgeGroup Children = new(0, 17);
    public static readonly AgeGroup Adults = new(18, 64);
    public static readonly AgeGroup Older = new(65, 120);
}

/// <summary>Who looks at the map; each sees what the one before sees.</summary>
public enum Reader
{
    Public,
    Member,
    Authority,
}

public static class ReaderRules
{
    extension(Reader reader)
    {
        /// <summary>The most restricted contacts that this reader sees.</summary>
        public Visibility Sees => reader switch
        {
            Reader.Authority => Visibility.AmberStrict,
            Reader.Member => Visibility.Green,
            _ => Visibility.Clear,
        };
    }

    /// <summary>As what this actor looks at a network's map.</summary>
    public static Reader ReaderOf(this Actor actor, string networkId) =>
        Enum.GetValues<Reader>().First(reader => reader.Sees == actor.ReadsUpTo(networkId));
}
