namespace Viitta.Features.Coverage;

/// <summary>A change and the uncovered minutes that it closes besides those before it, over all that was asked.</summary>
/// <param name="Left">Uncovered minutes that are then left.</param>
public sealed record Help(Change Change, long Gain, long Left);

/// <summary>
/// What changes would close of the uncovered minutes of many questions, exact: their gain is counted anew together, not added up.
/// Questions that the same services answer in the same language are counted once and weighed.
/// </summary>
public sealed class HelpQuestion
{
    private readonly CoverageMap _map;
    private readonly CalendarSpan _span;
    private readonly List<Asked> _asked = [];
    private readonly Dictionary<Guid, List<int>> _askedOf;
    private readonly Dictionary<Guid, CoverageService> _services;

    internal HelpQuestion(CoverageMap map, IEnumerable<ReachQuestion> questions, CalendarSpan span)
    {
        (_map, _span) = (map, span);
        _services = map.Services.ToDictionary(s => s.Id);
        var byNeed = map.Services.SelectMany(s => s.Needs.Append(""), (s, need) => (s, need)).ToLookup(s => s.need, s => s.s);
        foreach (var group in questions
            .Select(q => (Question: q, Services: byNeed[q.Need].Where(s => s.Answers(q with { Among = null }) && !s.Lacks(q.Profile).Any()).Select(s => s.Id).ToList()))
            .GroupBy(q => (q.Question.Language, q.Question.InterpreterDoes, q.Question.Reader, q.Question.StaleCounts, Key(q.Services), Key(q.Question.Among ?? [Guid.Empty]))))
        {
            var (question, services) = group.First();
            _asked.Add(new(question, services, group.Count(), map.Reached(question, span).Complement(span.Minutes)));
        }
        _askedOf = _asked.Index().SelectMany(a => a.Item.Services, (a, service) => (a.Index, service))
            .GroupBy(a => a.service, a => a.Index).ToDictionary(a => a.Key, a => a.ToList());
    }

    /// <summary>Minutes at which nobody is reached, summed over the questions.</summary>
    public long Uncovered => _asked.Sum(a => (long)a.Weight * a.Uncovered.Count);

    /// <summary>
    /// Every single change of coverage.md: hours widened, a language, an interpreter, a verification, a substitute for
    /// leaders who are named. Those that change nothing are left out.
    /// </summary>
    /// <param name="now">UTC, for the verifications.</param>
    public IReadOnlyList<Change> Candidates(DateTime now)
    {
        var candidates = new List<Change>();
        foreach (var (id, asked) in _askedOf)
        {
            var service = _services[id];
            var questions = asked.ConvertAll(a => _asked[a].Question);
            foreach (var contact in service.Contacts.Where(c => questions.Exists(q => c.Visibility <= q.Reader.Sees)))
            {
                candidates.AddRange(Enum.GetValues<Widening>().Where(w => contact.Schedule.Widened(w) != contact.Schedule)
                    .Select(w => new WidenHours(id, contact.Id, w)));
                candidates.AddRange(questions.Select(q => q.Language).Distinct().Where(l => !contact.Languages.Contains(l))
                    .Select(l => new AddLanguage(id, contact.Id, l)));
                if (!contact.Interpreter && questions.Exists(q => q.InterpreterDoes))
                {
                    candidates.Add(new AddInterpreter(id, contact.Id));
                }
                if (!(contact.VerifiedAt >= now) && questions.Exists(q => !q.StaleCounts))
                {
                    candidates.Add(new HaveVerified(id, contact.Id, now));
                }
            }
            candidates.AddRange(questions.Where(q => q.Among?.Contains(id) == false).DistinctBy(q => Key(q.Among!))
                .Select(q => new NameSubstitute(id, q.Among!)));
        }
        return candidates;
    }

    /// <summary>The uncovered minutes that the changes close together.</summary>
    public long Gain(params IReadOnlyCollection<Change> changes) =>
        Affected(changes).AsParallel().Sum(a => (long)_asked[a].Weight * _asked[a].Uncovered.Intersect(Reached(a, changes)).Count);

    /// <summary>The change that helps most, then the one that helps most besides it, and so on; ends when nothing helps any more.</summary>
    public IReadOnlyList<Help> Rank(IEnumerable<Change> candidates, int most)
    {
        var (ranked, chosen, sofar, all) = (new List<Help>(), new List<Change>(), 0L, Uncovered);
        // Another service's change can only have lost by what was chosen since; one of the same service may have won.
        var best = new PriorityQueue<(Change Change, int Counted), long>(candidates.Select(c => ((c, -1), long.MinValue)));
        while (ranked.Count < most && best.TryDequeue(out var next, out var order))
        {
            var gain = -order;
            if (next.Counted < chosen.Count)
            {
                gain = Gain([.. chosen, next.Change]) - sofar;
                best.Enqueue((next.Change, chosen.Count), -gain);
                continue;
            }
            if (gain <= 0)
            {
                break;
            }
            chosen.Add(next.Change);
            sofar += gain;
            ranked.Add(new(next.Change, gain, all - sofar));
            var again = best.UnorderedItems.Where(b => b.Element.Change.ServiceId == next.Change.ServiceId).Select(b => b.Element).ToList();
            foreach (var item in again)
            {
                best.Remove(item, out _, out _);
                best.Enqueue((item.Change, -1), long.MinValue);
            }
        }
        return ranked;
    }

    /// <summary>
    /// Of all sets of up to three candidates one that closes most. Changes to one service may be worth
    /// more together than each (its night and its language), those of different services never are: what bounds the search.
    /// </summary>
    public IReadOnlyList<Change> Best(IEnumerable<Change> candidates, int size = 3)
    {
        var options = candidates.GroupBy(c => c.ServiceId).SelectMany(service => Sets([.. service], size))
            .Select(set => (Set: set, Gain: Gain(set))).Where(o => o.Gain > 0).OrderByDescending(o => o.Gain).ThenBy(o => o.Set.Count).ToList();
        var (best, most) = (new List<Change>(), 0L);
        Choose(0, [], 0);
        return best;

        void Choose(int from, List<Change> chosen, long bound)
        {
            for (var i = from; i < options.Count && bound + ((long)(size - chosen.Count) * options[i].Gain) > most; i++)
            {
                var (set, gain) = options[i];
                if (chosen.Count + set.Count <= size && bound + (long)(size - chosen.Count) * gain > most && !chosen.Exists(c => c.ServiceId == set[0].ServiceId))
                {
                    List<Change> more = [.. chosen, .. set];
                    var together = chosen.Count == 0 ? gain : Gain(more);
                    if (together > most)
                    {
                        (best, most) = (more, together);
                    }
                    Choose(i + 1, more, together);
                }
            }
        }
    }

    /// <summary>All sets of one to so many.</summary>
    private static IEnumerable<List<Change>> Sets(List<Change> changes, int most, int from = 0) => most == 0 ? [] :
        Enumerable.Range(from, changes.Count - from).SelectMany(i =>
            Sets(changes, most - 1, i + 1).Select(rest => (List<Change>)[changes[i], .. rest]).Prepend([changes[i]]));

    private HashSet<int> Affected(IReadOnlyCollection<Change> changes) =>
        [.. changes.Select(c => c.ServiceId).Distinct().SelectMany(id => _askedOf.GetValueOrDefault(id) ?? [])];

    /// <summary>What the changed services reach by themselves.</summary>
    private MinuteSet Reached(int asked, IReadOnlyCollection<Change> changes)
    {
        var question = changes.Aggregate(_asked[asked].Question, (q, change) => change.To(q));
        var services = changes.GroupBy(c => c.ServiceId).Where(c => _asked[asked].Services.Contains(c.Key))
            .Select(c => c.Aggregate(_services[c.Key], (service, change) => change.To(service)));
        return _map.Only(services).Reached(question, _span);
    }

    private static string Key(IEnumerable<Guid> ids) => string.Join(' ', ids.Order());

    /// <param name="Services">That answer it and take the person, whoever may lead.</param>
    private sealed record Asked(ReachQuestion Question, List<Guid> Services, int Weight, MinuteSet Uncovered);
}
