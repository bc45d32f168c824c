using NodaTime;
using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Coverage;

/// <summary>How a case moves on, in the reader's language.</summary>
public sealed class ProgressionWords(Texts texts, Catalogue catalogue, CoverageWords words)
{
    /// <summary>"Pakkoavioliitto, versio 1", "Pakkoavioliitto, luonnos".</summary>
    public string Name(Pathway pathway) => texts[
        pathway.State == PathwayState.Adopted ? "coverage.progression.version" : "coverage.progression.draft",
        catalogue.Theme(pathway.ThemeId).Name, pathway.Number];

    /// <summary>Whether that is what the network has agreed.</summary>
    public string Standing(Pathway pathway) => pathway.AdoptedOn is { } on
        ? texts["coverage.progression.in-force", Clock.Date(on)]
        : texts["coverage.progression.is-draft", Clock.Date(pathway.CreatedAt)];

    public Sign Sign(CaseState state) => state switch
    {
        CaseState.InTime => new("✓", texts.Of("coverage.case", state), "sign-good"),
        CaseState.Late => new("!", texts.Of("coverage.case", state), "sign-strong"),
        CaseState.Unanswered => new("✕", texts.Of("coverage.case", state), "sign-strong"),
        CaseState.Gap => new("∅", texts.Of("coverage.case", state), "sign-strong"),
        _ => new("○", texts.Of("coverage.case", state), "sign-quiet"),
    };

    /// <summary>What happens at a step, in one or two sentences.</summary>
    public string Told(NetworkProgression view, CaseLine line) => line.State switch
    {
        CaseState.Gap => texts["coverage.case.no-leader"],
        CaseState.Unanswered => texts["coverage.case.nobody-answers", Leaders(view, line.Step)],
        CaseState.NotReached => texts["coverage.case.stopped", string.Join(", ", line.StoppedAt)],
        _ => texts["coverage.case.taken-up", Moment(view, line.Taken!.TakenUp!.Value), Leader(view, line.Step.Leaders[line.Taken.By!.Value])],
    };

    /// <summary>"Valmis la 5.12.2026 klo 23.40, määräaika su 6.12.2026 klo 22.40."</summary>
    public string Done(NetworkProgression view, StepTaken taken)
    {
        var done = Moment(view, taken.Done!.Value);
        return taken.Step.Deadline is { } minutes
            ? texts["coverage.case.done-due", done, Moment(view, view.Progression.Span.MinuteAt(view.Asked.Start) + minutes)]
            : texts["coverage.case.done", done];
    }

    /// <summary>What could be agreed on, for the form of an action: the fact, not the remedy.</summary>
    public string Action(NetworkProgression view, CaseLine line) => texts[
        "coverage.action", $"{line.Step.Step.Id} {line.Step.Step.Name}", view.Municipality.Name,
        line.State == CaseState.Late && view.FiguresOf(line.Step) is { } figures
            ? texts["coverage.case.late-share", words.Percent(1 - figures.ShareOnTime), Time(figures.Longest)]
            : Told(view, line)];

    /// <summary>"Uhrituki Tuulivaara · Erityistyöntekijä", and that it stands in when it does.</summary>
    public string Leader(NetworkProgression view, ChainLeader leader)
    {
        var service = leader.ServiceId is { } id ? view.Coverage.Contacts.Values.FirstOrDefault(c => c.Service.Id == id)?.Service.Name : null;
        var name = service is null ? $"{view.Names[leader.OrganizationId]}" : $"{view.Names[leader.OrganizationId]} · {service}";
        return leader.IsSubstitute ? texts["coverage.progression.substitute", name] : name;
    }

    /// <summary>What a substitute that is tried changes, at its step and of the whole.</summary>
    public IEnumerable<string> Difference(TriedSubstitute tried)
    {
        var (was, becomes) = (tried.Before.FiguresOf(tried.Step), tried.After.FiguresOf(tried.Step));
        if (becomes is null)
        {
            return [texts["coverage.case.stopped", string.Join(", ", tried.After.Chain.Steps.First(s => s.Step == tried.Step.Step).HeldUpBy)]];
        }
        if (was is null)
        {
            return [becomes.Never == tried.After.Progression.Span.Minutes
                ? texts["coverage.substitute.answers-nobody"]
                : texts["coverage.substitute.gets-there", words.Percent(becomes.ShareOnTime)]];
        }
        if ((was.ShareOnTime, was.Longest, was.Median, was.Never) == (becomes.ShareOnTime, becomes.Longest, becomes.Median, becomes.Never))
        {
            return [texts["coverage.substitute.nothing"]];
        }
        return
        [
            texts["coverage.substitute.at-step", words.Percent(1 - becomes.ShareOnTime), words.Percent(1 - was.ShareOnTime), Time(becomes.Longest), Time(was.Longest)],
            texts["coverage.substitute.whole", words.Percent(tried.After.Progression.Whole.ShareOnTime), words.Percent(tried.Before.Progression.Whole.ShareOnTime)],
        ];
    }

    public string Leaders(NetworkProgression view, ChainStep step) => string.Join("; ", step.Leaders.Select(l => Leader(view, l)));

    /// <summary>"45 min", "4 pv 18 h", "110 pv"; what never is has a word of its own.</summary>
    public string Time(int? minutes)
    {
        if (minutes is not { } all)
        {
            return texts["coverage.progression.never"];
        }
        var (days, hours) = (all / CalendarSpan.MinutesOfDay, all % CalendarSpan.MinutesOfDay / 60);
        return days < 2 ? words.Duration(all) : hours == 0 || days >= 14 ? texts["coverage.days", days] : texts["coverage.days-hours", days, hours];
    }

    /// <summary>"pe 20–21".</summary>
    public string Hour(int hourOfWeek) =>
        $"{Clock.ShortWeekday((IsoDayOfWeek)((hourOfWeek / 24) + 1))} {hourOfWeek % 24}–{(hourOfWeek % 24) + 1}";

    private string Moment(NetworkProgression view, int minute) => words.Moment(view.Progression.Horizon, minute);
}
