namespace Viitta.Features.Coverage;

/// <summary>A contact with its open minutes, until when it is fresh, and whom it takes by the indexes of the axes.</summary>
internal sealed class SweptContact(MinuteSet open, int until, bool[] takes, bool[] speaks)
{
    public MinuteSet Open { get; } = open;

    public int Until { get; } = until;

    public bool[] Takes { get; } = takes;

    public bool[] Speaks { get; } = speaks;

    private Bits? _bits;

    /// <summary>Its minutes as bits, written when a grid first asks: tables on several grids may share the contact, also at once.</summary>
    public Bits On(MinuteGrid grid)
    {
        var bits = _bits;
        return bits?.Grid == grid
            ? bits
            : _bits = new(grid, grid.Write(Open), Until < grid.Minutes ? grid.Write(MinuteSet.Of(0, Until)) : null);
    }

    /// <param name="Fresh">Null when it is fresh to the end.</param>
    internal sealed record Bits(MinuteGrid Grid, ulong[] Open, ulong[]? Fresh);
}

/// <summary>
/// The unions of the contacts of one need in one area, for each kind of profile and of language that differ in them; each is
/// made when it is first asked for.
/// </summary>
internal sealed class GroupReach
{
    private readonly List<SweptContact> _contacts;
    private readonly MinuteGrid _grid;
    private readonly List<int> _profiles;
    private readonly List<int> _languages;
    private readonly Union?[] _unions;

    public GroupReach(List<SweptContact> contacts, ReachAxes axes, MinuteGrid grid)
    {
        (_contacts, _grid) = (contacts, grid);
        (ProfileKind, _profiles) = Kinds(axes.Profiles.Count, contacts, (contact, profile) => contact.Takes[profile]);
        (LanguageKind, _languages) = Kinds(axes.Languages.Count, contacts, (contact, language) => contact.Speaks[language]);
        _unions = new Union?[_profiles.Count * _languages.Count];
    }

    /// <summary>By the index of the profile.</summary>
    public int[] ProfileKind { get; }

    /// <summary>By the index of the language.</summary>
    public int[] LanguageKind { get; }

    /// <summary>Two threads that ask at once may both make it: the same.</summary>
    public Union Of(int profile, int language)
    {
        var (likeProfile, likeLanguage) = (ProfileKind[profile], LanguageKind[language]);
        return _unions[(likeProfile * _languages.Count) + likeLanguage] ??= Unite(_profiles[likeProfile], _languages[likeLanguage]);
    }

    private Union Unite(int profile, int language)
    {
        ulong[]? sum = null;
        ulong[]? first = null;
        foreach (var contact in _contacts)
        {
            if (contact.Takes[profile] && contact.Speaks[language])
            {
                var (_, open, fresh) = contact.On(_grid);
                if (sum is null && first is null && fresh is null)
                {
                    first = open;
                    continue;
                }
                sum ??= first is null ? new ulong[_grid.Words] : [.. first];
                MinuteGrid.Add(sum, open, fresh);
            }
        }
        sum ??= first;
        return new(sum, sum is null ? 0 : _grid.CountUnion([sum]));
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

    /// <param name="Set">Null when nobody is reached.</param>
    internal sealed record Union(ulong[]? Set, int Minutes);
}
