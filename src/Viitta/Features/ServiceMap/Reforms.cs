using System.Text.RegularExpressions;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>An authority that is no more, from content/reforms.yaml; its head tells what each key means.</summary>
public sealed class Reform
{
    public string Id { get; init; } = "";

    public List<string> Words { get; init; } = [];

    public LocalText Became { get; init; } = LocalText.Empty;

    public DateOnly Since { get; init; }

    public bool Verified { get; init; }

    public LocalText Source { get; init; } = LocalText.Empty;
}

/// <summary>A text on the map that still names it.</summary>
/// <param name="Row">Its name, after the organisation's.</param>
/// <param name="Url">Where it is mended.</param>
/// <param name="Word">As it stands in the text.</param>
/// <param name="Text">What the word stands in.</param>
public sealed record ReformHit(Reform Reform, MapRow Kind, Guid Id, string Row, string Url, string Word, string Text);

/// <summary>Finds authorities that reforms have ended, in any inflected form of their names.</summary>
public sealed class Reforms
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Endings of an abbreviation: AVIn, ELYjen, AVI:ssa. Not every run of letters: Avia is no AVI.</summary>
    private const string Endings = "(:?(n|t|a|ä|ja|jä|en|jen|in|yn|iin|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|tta|ttä|eja|ihin|issa|ista|illa|ilta|ille|s))?";

    private readonly List<(Reform Reform, List<Regex> Patterns)> _reforms;
    private readonly string[] _former;

    public Reforms(Catalogue catalogue)
    {
        var file = Yaml.Read<ReformFile>(Path.Combine(catalogue.Folder, "reforms.yaml"));
        All = file.Reforms;
        _former = [.. file.Former];
        _reforms = [.. All.Select(r => (r, r.Words.Select(Pattern).ToList()))];
    }

    public IReadOnlyList<Reform> All { get; }

    /// <summary>Each authority that the text names as if it were still there, with the word by which it does.</summary>
    public IEnumerable<(Reform Reform, string Word)> In(string text)
    {
        var read = text.Replace("\u00AD", "", StringComparison.Ordinal);
        return from reform in _reforms
               let match = reform.Patterns.SelectMany(p => p.Matches(read)).FirstOrDefault(m => !IsHistory(read[..m.Index]))
               where match is not null
               select (reform.Reform, match.Value);
    }

    /// <summary>All on the organisation's rows that the actor keeps. A contact's warning is where a reform is told of: it is not read.</summary>
    internal IEnumerable<ReformHit> In(MapOrganization found, Actor actor)
    {
        var organization = found.Organization;
        return
        [
            .. actor.Keeps(organization.NetworkId)
                ? Hits(MapRow.Organization, organization.Id, $"{organization.Name}", $"/organizations/{organization.Id}", Texts(organization.Name))
                : [],
            .. from service in found.Services.Select(s => s.Service)
               where actor.Keeps(service.NetworkId)
               from hit in Hits(MapRow.Service, service.Id, $"{organization.Name}: {service.Name}", $"/services/{service.Id}", Texts(service.Name, service.Description, service.Cost, service.Payer))
               select hit,
            .. from contact in found.Contacts
               where actor.Keeps(contact.NetworkId)
               from hit in Hits(MapRow.Contact, contact.Id, $"{organization.Name}: {contact.Function}", $"/contacts/{contact.Id}/edit",
                   [.. Texts(contact.Function, contact.Note), contact.Email, contact.Web])
               select hit,
        ];
    }

    /// <summary>One finding for each row and authority: the first text of it that has one.</summary>
    private IEnumerable<ReformHit> Hits(MapRow kind, Guid id, string row, string url, IEnumerable<string> texts) =>
        texts.SelectMany(text => In(text).Select(hit => new ReformHit(hit.Reform, kind, id, row, url, hit.Word, text))).DistinctBy(hit => hit.Reform);

    private static IEnumerable<string> Texts(params LocalText[] texts) =>
        texts.SelectMany(text => Languages.All.Select(text.Exactly)).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal);

    private bool IsHistory(string before) =>
        _former.Any(word => before.TrimEnd(' ', '\u00A0', '-', '(').EndsWith(word, StringComparison.OrdinalIgnoreCase));

    private static Regex Pattern(string word)
    {
        var stem = word.TrimEnd('*');
        var escaped = Regex.Escape(stem).Replace("-", "[-‑–\\s]", StringComparison.Ordinal).Replace("\\ ", "\\s+", StringComparison.Ordinal);
        return word switch
        {
            _ when stem.All(char.IsUpper) => new Regex($"(?<![\\p{{L}}\\p{{N}}]){escaped}{Endings}(?![\\p{{L}}\\p{{N}}])", Options, Patience),
            _ when stem.Length < word.Length => new Regex($"(?<![\\p{{L}}\\p{{N}}]){escaped}\\p{{L}}*", Options | RegexOptions.IgnoreCase, Patience),
            _ => new Regex($"(?<![\\p{{L}}\\p{{N}}]){escaped}(?![\\p{{L}}\\p{{N}}])", Options | RegexOptions.IgnoreCase, Patience),
        };
    }

    private sealed class ReformFile
    {
        public List<string> Former { get; init; } = [];

        public List<Reform> Reforms { get; init; } = [];
    }
}
