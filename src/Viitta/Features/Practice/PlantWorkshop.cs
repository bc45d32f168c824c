using NodaTime;
using NodaTime.Extensions;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Actions;
using Viitta.Features.Feedback;
using Viitta.Features.Scenarios;
using Viitta.Features.Workshops;

namespace Viitta.Features.Practice;

/// <summary>
/// Makes workshop.yaml into a workshop that went through all its parts some weeks ago, with what the tables wrote,
/// the feedback and the actions. The same rules speak as in a live one; only the clock is turned back. Does not save.
/// </summary>
public sealed class PlantWorkshop(ViittaDb db, ScenarioTexts scenarios)
{
    /// <summary>There is one, so its id can be known beforehand.</summary>
    public static readonly Guid Id = new("01993f00-0000-7000-8000-000000000001");

    private static readonly LocalTime Began = new(12, 30);

    /// <returns>The id of the theme that was played.</returns>
    public async Task<string> RunAsync(WorkshopFile file, PracticeMap map, DateTime now, CancellationToken ct)
    {
        var scenario = (await scenarios.NewestAsync(Actor.Program, ct)).FirstOrDefault(s => s.Key == file.Scenario)
            ?? throw Broken($"there is no scenario {file.Scenario}");
        var workshop = Played(file, scenario, now);
        db.Workshops.Add(workshop);
        db.Participants.AddRange(Seated(file, workshop));
        db.Answers.AddRange(Written(file, workshop, scenario.Text, map));
        IEnumerable<FeedbackResponse> answers =
        [
            .. file.Arrival.Select(choices => Response(FeedbackQuestion.OnArrival, choices, "", workshop)),
            .. file.Feedback.Select(f => Response(FeedbackQuestion.AtEnd, f.Choices, f.Unclear, workshop)),
        ];
        await SaveFeedback.AddAsync(db, GiveFeedback.Given, workshop, [.. answers], ct);
        db.Actions.AddRange(file.Actions.Select(a => Planned(a, scenario.Text.ThemeId, workshop, map, now)));
        return scenario.Text.ThemeId;
    }

    private static Workshop Played(WorkshopFile file, ScenarioChoice scenario, DateTime now)
    {
        var date = PracticeAtStart.Wednesday(file.DaysAgo, now);
        var at = Clock.ToUtc(date.At(Began));
        var workshop = new Workshop
        {
            Id = Id,
            NetworkId = PracticeAtStart.NetworkId,
            ScenarioVersionId = scenario.VersionId,
            Date = date.ToDateOnly(),
            Place = file.Place,
            Code = Secrets.NewCode(),
            JoinKey = Secrets.NewKey(),
            CreatedAt = at.AddDays(-14),
        };
        workshop.AddTables(file.Tables);
        workshop.StartAt(Began.PlusMinutes(-RunSheet.WelcomeMinutes).ToTimeOnly());
        foreach (var (number, part) in scenario.Text.Parts.Index())
        {
            Demand(workshop.Release(number, scenario.Text, at));
            foreach (var inject in part.Injects.Where(i => file.Injects.Contains(i.Id)))
            {
                Demand(workshop.Throw(inject.Id, scenario.Text, at.AddMinutes(part.Minutes / 2)));
            }
            at = at.AddMinutes(part.Minutes);
        }
        Demand(workshop.Reveal(true));
        Demand(workshop.Close(at));
        return workshop;
    }

    /// <summary>As phones are left a day after the end: without pseudonym and key.</summary>
    private static List<Participant> Seated(WorkshopFile file, Workshop workshop) =>
    [
        .. file.Participants.Select((participant, index) => new Participant
        {
            WorkshopId = workshop.Id,
            TableId = TableOf(workshop, participant.Table).Id,
            SectorId = participant.Sector,
            PseudonymNumber = null,
            KeyHash = null,
            GaveFeedback = index < file.Feedback.Count,
            AnsweredOnArrival = index < file.Arrival.Count,
        }),
    ];

    private static IEnumerable<Answer> Written(
        WorkshopFile file, Workshop workshop, ScenarioText scenario, PracticeMap map)
    {
        var at = workshop.ClosedAt!.Value.AddMinutes(-scenario.Parts.Sum(p => p.Minutes));
        foreach (var part in scenario.Parts)
        {
            var said = file.Answers.Where(a => a.Part == part.Id)
                .SelectMany(a => Said(a, map).Select(words => (Of: a, words.Kind, words.Wording))).ToList();
            var pace = TimeSpan.FromMinutes(part.Minutes) / (said.Count + 1);
            foreach (var (index, (of, kind, wording)) in said.Index())
            {
                var answer = new Answer
                {
                    Id = Guid.CreateVersion7(),
                    WorkshopId = workshop.Id,
                    TableId = TableOf(workshop, of.Table).Id,
                    PartId = part.Id,
                    StepId = of.Step,
                    Kind = kind,
                };
                answer.Say(Checked(wording, kind), null, at + (index + 1) * pace);
                yield return answer;
            }
            at = at.AddMinutes(part.Minutes);
        }
    }

    private static IEnumerable<(AnswerKind Kind, Wording Wording)> Said(WorkshopFile.FileAnswers answers, PracticeMap map) =>
    [
        .. answers.Lines.Select(line => (AnswerKind.Responsibility, new Wording
        {
            Role = line.Role,
            OrganizationId = line.Organization is { } key ? map.Organization(key) : null,
            NewOrganization = line.NewOrganization,
            InformationLabel = line.Label,
            Hours = line.Hours,
            Handover = line.Handover,
            Confidence = line.Confidence,
        })),
        .. answers.Gaps.Select(gap => (AnswerKind.Gap, new Wording { GapKind = gap.Kind, Text = gap.Text })),
        .. answers.Questions.Select(question => (AnswerKind.Question, new Wording { Text = question })),
    ];

    private static Wording Checked(Wording wording, AnswerKind kind)
    {
        var clean = wording.For(kind);
        Demand(clean.Check(kind) is { } refusal ? refusal : Outcome.Ok);
        return clean;
    }

    private static FeedbackResponse Response(
        IReadOnlyList<FeedbackQuestion> asked, Dictionary<string, int> choices, string unclear, Workshop workshop)
    {
        var made = FeedbackResponse.Make(workshop.Id, asked, choices, unclear);
        return made.Refused ? throw Broken(made.Refusal.Code) : made.Value;
    }

    private static ActionItem Planned(
        WorkshopFile.FileAction written, string themeId, Workshop workshop, PracticeMap map, DateTime now) => new()
        {
            NetworkId = workshop.NetworkId,
            ThemeId = themeId,
            WorkshopId = workshop.Id,
            StepId = written.Step,
            GapKind = written.GapKind,
            Text = written.Text,
            OwnerId = map.Organization(written.OwnerOrganization),
            Due = Clock.LocalDate(now.AddDays(written.DueDays)),
            State = written.State,
            CreatedAt = workshop.ClosedAt!.Value,
            ClosedAt = written.State == ActionState.Resolved ? now.AddDays(written.DueDays) : null,
        };

    private static Table TableOf(Workshop workshop, int number) =>
        workshop.Tables.Find(t => t.Number == number) ?? throw Broken($"there is no table {number}");

    private static void Demand(Outcome outcome)
    {
        if (outcome.Refused)
        {
            throw Broken(outcome.Refusal!.Code);
        }
    }

    private static InvalidDataException Broken(string what) => new($"content/practice/workshop.yaml: {what}.");
}
