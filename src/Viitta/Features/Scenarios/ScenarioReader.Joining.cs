using Viitta.Common;

namespace Viitta.Features.Scenarios;

public static partial class ScenarioReader
{
    /// <summary>Files of the same shape, made one text. A language that has no file stays unwritten.</summary>
    private sealed class Joining(List<ScenarioFile> files, List<FileProblem> problems)
    {
        private readonly ScenarioFile _first = files[0];

        private readonly List<Variant> _variants = [.. files[0].Head.Variants.Select((v, i) => new Variant(v.Id, Local(files, f => f.Head.Variants[i].Label)))];

        public ScenarioText Whole()
        {
            var head = _first.Head;
            var parts = Of(Enumerable.Range(0, _first.Sections.Count), "part").Select((at, i) => ReadPart(at, i + 1)).ToList();
            Check(problems, _first, parts.Count > 0, FileProblem.NoParts);
            foreach (var twice in _first.Sections.Where(s => s.Kind == "inject").GroupBy(s => s.Id, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            {
                Check(problems, _first, holds: false, FileProblem.InjectTwice.With(twice.Id), twice.Line);
            }
            return new ScenarioText
            {
                Key = head.Key,
                ThemeId = head.Theme,
                Title = Told(f => f.Head.Title),
                Minutes = head.Minutes,
                Sources = Told(f => FreeText.Clean(f.Head.Sources)),
                LearningObjectives = [.. head.LearningObjectives.Select((_, i) => Told(f => f.Head.LearningObjectives[i]))],
                Variants = _variants,
                Background = Body("background"),
                Rules = Body("rules"),
                Closing = Body("closing"),
                Parts = parts,
            };
        }

        private Part ReadPart(int at, int number)
        {
            var head = _first.Sections[at];
            Check(problems, _first, head.Id == $"part-{number}", FileProblem.PartNumber.With($"part-{number}", head.Id), head.Line);
            var own = Enumerable.Range(at + 1, _first.Sections.Count - at - 1).TakeWhile(i => _first.Sections[i].Level == 3).ToList();
            var released = Of(own, "released").ToLookup(i => _first.Sections[i].Attribute("variant"));
            Check(problems, _first, released[""].Count() == 1, FileProblem.ReleasedOnce, head.Line);
            var byVariant = released.Where(r => r.Key.Length > 0).ToList();
            foreach (var variant in byVariant)
            {
                Check(problems, _first, _variants.Exists(v => v.Id == variant.Key) && variant.Count() == 1, FileProblem.UnknownVariant.With(variant.Key), _first.Sections[variant.First()].Line);
            }
            return new Part(
                head.Id,
                Told(f => f.Sections[at].Title),
                Minutes(head),
                Steps(head),
                Told(f => released[""].Select(i => f.Sections[i].Body).FirstOrDefault("")),
                byVariant.ToDictionary(r => r.Key, r => Told(f => f.Sections[r.First()].Body)),
                Items(own, "questions"),
                [.. Of(own, "inject").Select(i => new Inject(_first.Sections[i].Id, Told(f => f.Sections[i].Title), Told(f => f.Sections[i].Body)))],
                Of(own, "notes").Select(i => Told(f => f.Sections[i].Body)).FirstOrDefault(LocalText.Empty),
                Items(own, "expected"));
        }

        private IEnumerable<int> Of(IEnumerable<int> sections, string kind) => sections.Where(i => _first.Sections[i].Kind == kind);

        private IReadOnlyList<LocalText> Items(List<int> own, string kind) =>
            [.. Of(own, kind).SelectMany(i => _first.Sections[i].Items.Select((_, n) => Told(f => f.Sections[i].Items[n])))];

        private LocalText Body(string kind) => Of(Enumerable.Range(0, _first.Sections.Count), kind)
            .Select(i => Told(f => f.Sections[i].Body)).FirstOrDefault(LocalText.Empty);

        private LocalText Told(Func<ScenarioFile, string> of) => Local(files, of);

        private static LocalText Local(List<ScenarioFile> files, Func<ScenarioFile, string> of) =>
            files.Aggregate(LocalText.Empty, (text, file) => text.With(file.Head.Language, of(file)));
    }
}
