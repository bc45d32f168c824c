using System.Security.Cryptography;
using System.Text;
using Viitta.Common;
using Viitta.Features.Scenarios;
using Viitta.Features.Workshops;

namespace Viitta.Features.Practice;

/// <param name="SeatKey">Follows from the workshop's own key, so a seat is taken once whoever takes it.</param>
internal sealed record SimulatedPhone(int Table, string Sector, string SeatKey);

/// <param name="Phone">Which of its table's phones writes it; counted round.</param>
/// <param name="Due">From the beginning of the part, in the minutes of a real room.</param>
internal sealed record SimulatedAnswer(AnswerDraft Draft, int Table, int Phone, TimeSpan Due);

internal sealed record SimulatedNote(HotWashDraft Draft, int Table);

/// <summary>
/// What the simulated tables of a rehearsal have done by now. It knows the workshop, the case and the clock and nothing of
/// what is done already: ids and keys follow from those, so the same thing is never done twice, by whichever program.
/// </summary>
/// <param name="organizations">Those that the practice region can choose from, by key; a line about another one is not said.</param>
internal sealed class RehearsalScript(
    RehearsalFile file, Workshop workshop, ScenarioText scenario, IReadOnlyDictionary<string, Guid> organizations, DateTime now)
{
    /// <summary>One phone after the other sits down while people would come in.</summary>
    private static readonly TimeSpan BetweenPhones = TimeSpan.FromSeconds(20);

    /// <summary>When those who are late come, as a part of the first part.</summary>
    private const double LateAt = 0.4;

    private readonly TimeSpan _passed = workshop.RehearsedFor(now);

    private Part? Part => scenario.PartNumber(workshop.CurrentPart);

    private string Language => workshop.Rehearsal!.Language;

    public IEnumerable<SimulatedPhone> Seated() =>
        from phone in file.Tables.SelectMany(t => t.Phones.Select((p, i) => (t.Number, Phone: p, Index: i))).Index()
        where phone.Item.Phone.Late ? LateOnesAreHere : workshop.CurrentPart > 0 || _passed >= BetweenPhones * phone.Index
        select new SimulatedPhone(phone.Item.Number, phone.Item.Phone.Sector, Secrets.Hash($"seat {workshop.JoinKey} {phone.Item.Number} {phone.Item.Index}"));

    private bool LateOnesAreHere => workshop.CurrentPart > 1 || (Part is { } first && _passed >= TimeSpan.FromMinutes(first.Minutes) * LateAt);

    /// <summary>What the tables have written in the current part, in the order of time.</summary>
    public IEnumerable<SimulatedAnswer> Said() => Part is not { } part ? [] :
    [
        .. file.Tables.Where(t => !t.SilentIn.Contains(workshop.CurrentPart)).SelectMany(t => SaidBy(t, part))
            .Concat(part.Injects.Where(i => workshop.ReleasedInjects.Contains(i.Id)).SelectMany(i => SaidOn(i, part)))
            .Where(a => a.Due <= _passed).OrderBy(a => a.Due),
    ];

    /// <summary>All that will be written in the hot wash.</summary>
    public IEnumerable<SimulatedNote> Notes() => workshop.HotWash == HotWashState.NotYet ? [] :
        file.HotWash.Select((note, i) => new SimulatedNote(new HotWashDraft(IdOf($"note {i}"), note.Kind, note.Text.In(Language)), note.Table));

    private IEnumerable<SimulatedAnswer> SaidBy(RehearsalFile.FileTable table, Part part)
    {
        var lines = part.StepIds.SelectMany(step => Worded(table, step).Select((said, i) => (Step: step, Number: i, said.Kind, said.Wording))).ToList();
        var minutes = TimeSpan.FromMinutes(part.Minutes);
        foreach (var (index, line) in lines.Index())
        {
            var percent = table.From + ((table.To - table.From) * (double)index / Math.Max(1, lines.Count - 1));
            yield return new SimulatedAnswer(
                new AnswerDraft(IdOf($"{part.Id} {line.Step} {table.Number} {line.Number}"), part.Id, line.Step, line.Kind, line.Wording),
                table.Number, index, minutes * percent / 100);
        }
    }

    /// <summary>The first time all that the table says about the step, later its lines only and in fewer words.</summary>
    private IEnumerable<(AnswerKind Kind, Wording Wording)> Worded(RehearsalFile.FileTable table, string step)
    {
        var again = scenario.Parts.Take(workshop.CurrentPart - 1).Select((p, i) => (Part: p, Number: i + 1))
            .Any(p => p.Part.StepIds.Contains(step) && !table.SilentIn.Contains(p.Number));
        foreach (var said in file.Says.Where(s => s.Step == step && s.Table == table.Number))
        {
            foreach (var line in said.Lines.Where(l => l.Organization is null || organizations.ContainsKey(l.Organization)))
            {
                yield return (AnswerKind.Responsibility, new Wording
                {
                    Role = line.Role,
                    OrganizationId = line.Organization is { } key ? organizations[key] : null,
                    NewOrganization = line.NewOrganization.In(Language),
                    InformationLabel = line.Label,
                    Hours = line.Hours,
                    Handover = again ? "" : line.Handover.In(Language),
                    Confidence = line.Confidence,
                });
            }
            foreach (var gap in again ? [] : said.Gaps)
            {
                yield return (AnswerKind.Gap, new Wording { GapKind = gap.Kind, Text = gap.Text.In(Language) });
            }
            foreach (var question in again ? [] : said.Questions)
            {
                yield return (AnswerKind.Question, new Wording { Text = question.In(Language) });
            }
        }
    }

    private IEnumerable<SimulatedAnswer> SaidOn(Inject inject, Part part)
    {
        var thrown = workshop.Played.First(m => m.Id == inject.Id).At;
        foreach (var reaction in file.OnInject)
        {
            if ((now - thrown) * workshop.Rehearsal!.Pace >= TimeSpan.FromMinutes(reaction.Minutes))
            {
                yield return new SimulatedAnswer(
                    new AnswerDraft(
                        IdOf($"{inject.Id} {reaction.Table}"), part.Id, part.StepIds[0], AnswerKind.Question, new Wording { Text = reaction.Text.In(Language) }),
                    reaction.Table, 1, TimeSpan.Zero);
            }
        }
    }

    private Guid IdOf(string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{workshop.Id} {what}")).AsSpan(0, 16));
}
