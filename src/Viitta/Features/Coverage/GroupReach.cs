namespace Viitta.Features.Coverage;

/// <summary>A contact with its open minutes, until when it is fresh, and whom it takes by the indexes of the axes.</summary>
internal sealed class SweptContact(MinuteSet open, int until, bool[] takes, bool[] speaks)
{
    public MinuteSet Open { get; } = open;

    public int Until { get; } = until;

    public bool[] Takes { get; } = takes;

    public bool[] Speaks { get; } = speaks;

    /// <summary>On the grid; no second set when it is fresh to the end.</summary>
    public (ulong[] Open, ulong[]? Fresh)? Bits { get; set; }
}

/// <summary>The unions of the contacts of one need in one area, for each kind of profile and of language that differ in them.</summary>
internal sealed class GroupReach
{
    private readonly int _languageKinds;
    private readonly (ulong[]? Set, int Minutes)[] _unions;

    public GroupReach(List<SweptContact> contacts, ReachAxes axes, MinuteGrid grid)
    {
        (ProfileKind, var profiles) = Kinds(axes.Profiles.Count, contacts, (contact, profile) => contact.Takes[profile]);
        (LanguageKind, var languages) = Kinds(axes.Languages.Count, contacts, (contact, language) => contact.Speaks[language]);
        _languageKinds = languages.Count;
        _unions = new (ulong[]?, int)[profiles.Count * languages.Count];
        for (var i = 0; i < _unions.Length; i++)
        {
            _unions[i] = Union(contacts, profiles[i / _languageKinds], languages[i % _languageKinds], grid);
        }
    }

    /// <summary>By the index of the profile.</summary>
    public int[] ProfileKind { get; }

    /// <summary>By the index of the language.</summary>
    public int[] LanguageKind { get; }

    public (ulong[]? Set, int Minutes) Of(int profile, int language) => _unions[(ProfileKind[profile] * _languageKinds) + LanguageKind[language]];

    private static (ulong[]? Set, int Minutes) Union(List<SweptContact> contacts, int profile, int language, MinuteGrid grid)
    {
        ulong[]? sum = null;
        ulong[]? first = null;
        foreach (var contact in contacts)
        {
            if (contact.Takes[profile] && contact.Speaks[language])
            {
                var (open, fresh) = contact.Bits!.Value;
                if (sum is null && first is null && fresh is null)
                {
                    first = open;
                    continue;
                }
                sum ??= first is null ? new ulong[grid.Words] : [.. first];
                MinuteGrid.Add(sum, open, fresh);
            }
        }
        sum ??= first;
        return sum is null ? (null, 0) : (sum, grid.CountUnion([sum]));
    }

    /// <summary>The kind of each index, and the first index of each kind.</summary>
    private static (int[] Kind, List<int> Firsts) Kinds(int count, List<SweptContact> contacts, Func<SweptContact, int, bool> holds)
    {
        var (kind, firsts) = (new int[count], new List<int>());
        for (var index = 0; index < count; index++)
        {
            var found = firsts.FindIndex(first => contacts.TrueForAll(c => holds(c, first) == holds(c, index)));
            if (found < 0)
            {
                found = firsts.Count;
                firsts.Add(index);
            }
            kind[index] = found;
        }
        return (kind, firsts);
    }
}
