using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Scenarios;

public enum RemarkKind
{
    Municipality,
    Organization,

    /// <summary>A telephone number, an address … which a person may have.</summary>
    Identifier,
}

/// <summary>Something in a draft that its author is asked about: is this on purpose?</summary>
/// <param name="Word">The name; for an identifier its kind, never the thing itself.</param>
/// <param name="Key">What the author's answer is kept by. An identifier in a text that changes is asked about again.</param>
/// <param name="Parts">Numbers of the parts where it stands; 0 for what is said of the whole.</param>
/// <param name="Blocks">No answer lets it through: what looks like a personal identity code.</param>
public sealed record Remark(RemarkKind Kind, string Word, string Key, IReadOnlyList<int> Parts, bool Blocks = false);

/// <summary>What a draft lacks before it can be played.</summary>
/// <param name="What">title, parts, released, steps or questions: names the text.</param>
public sealed record DraftLack(string What, int Part);

/// <summary>Reads a draft for real names and identifiers. It asks and never decides: fiction may name a town on purpose.</summary>
public sealed class ScenarioCheck(ViittaDb db, RealNames names)
{
    public async Task<IReadOnlyList<Remark>> RunAsync(string networkId, ScenarioText text, CancellationToken ct)
    {
        // The practice region's own organisations are invented.
        var practice = await db.Networks.AnyAsync(n => n.Id == networkId && n.IsPractice, ct);
        var organizations = await db.Organizations.For(networkId).AsNoTracking()
            .Where(o => !o.IsCandidate && (!practice || o.NetworkId == null)).Select(o => o.Name).ToListAsync(ct);
        var national = await db.Services.AsNoTracking().Where(s => s.NetworkId == null && s.RemovedAt == null).Select(s => s.Name).ToListAsync(ct);
        return Of(text, names, [.. organizations.Concat(national).SelectMany(RealNames.Known).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Each name once, with the parts where it stands, in the order of the story.</summary>
    public static IReadOnlyList<Remark> Of(ScenarioText text, RealNames names, IReadOnlyCollection<string> organizations)
    {
        var found = from section in Sections(text)
                    from remark in Places(section.Texts, names).Concat(Organizations(section.Texts, organizations)).Concat(Identifiers(section.Texts))
                    select (section.Part, Remark: remark);
        return [.. found.GroupBy(f => f.Remark.Key, StringComparer.Ordinal)
            .Select(g => g.First().Remark with { Parts = [.. g.Select(f => f.Part).Distinct()] })
            .OrderByDescending(r => r.Blocks).ThenBy(r => r.Kind).ThenBy(r => r.Parts[0])];
    }

    public static IReadOnlyList<DraftLack> Lacks(ScenarioText text)
    {
        (string What, int Part, bool Lacks)[] all =
        [
            ("title", 0, text.Title.IsEmpty), ("parts", 0, text.Parts.Count == 0),
            .. text.Parts.Index().SelectMany(p => new[]
            {
                ("released", p.Index + 1, p.Item.Released.IsEmpty), ("steps", p.Index + 1, p.Item.StepIds.Count == 0), ("questions", p.Index + 1, p.Item.Questions.Count == 0),
            }),
        ];
        return [.. all.Where(l => l.Lacks).Select(l => new DraftLack(l.What, l.Part))];
    }

    /// <summary>How many texts that are written in some language are not written in this one.</summary>
    public static int Unwritten(ScenarioText text, string language) => text.All().Count(t => !t.IsEmpty && t.Exactly(language).Length == 0);

    private static IEnumerable<(int Part, IReadOnlyList<LocalText> Texts)> Sections(ScenarioText text) =>
        [(0, [.. text.Whole().All()]), .. text.Parts.Select((part, i) => (i + 1, (IReadOnlyList<LocalText>)[.. part.All()]))];

    private static IEnumerable<Remark> Places(IReadOnlyList<LocalText> texts, RealNames names) =>
        Told(texts).SelectMany(t => names.Municipalities(t)).Distinct(StringComparer.Ordinal)
            .Select(name => new Remark(RemarkKind.Municipality, name, $"municipality:{name}", []));

    private static IEnumerable<Remark> Organizations(IReadOnlyList<LocalText> texts, IReadOnlyCollection<string> organizations)
    {
        var told = Told(texts).ToList();
        return organizations.Where(o => told.Exists(t => RealNames.Names(t, o)))
            .Select(name => new Remark(RemarkKind.Organization, name, $"organization:{name}", []));
    }

    private static IEnumerable<Remark> Identifiers(IReadOnlyList<LocalText> texts) =>
        from text in texts
        from language in Languages.All
        let told = text.Exactly(language)
        from suspicion in IdentifierGuard.Suspicions(told)
        select new Remark(RemarkKind.Identifier, Texts.Slug(suspicion), $"{Texts.Slug(suspicion)}:{DraftText.Stamp(told)}", [], Blocks: suspicion == Suspicion.IdentityCodeLike);

    /// <summary>A section in one language, as one text.</summary>
    private static IEnumerable<string> Told(IReadOnlyList<LocalText> texts) =>
        Languages.All.Select(l => string.Join('\n', texts.Select(t => t.Exactly(l))));
}
