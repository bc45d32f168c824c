using NodaTime;
using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>The answer's facts in the reader's language.</summary>
public sealed class CallWords(Texts texts, Catalogue catalogue, ContactWords words)
{
    public Sign Open(CallContact contact, DateTime at) => words.Open(contact.Schedule, at);

    /// <summary>"vahvistettu 12 pv sitten: vuorovastaava".</summary>
    public Sign Verified(CallContact contact, DateTime now)
    {
        var sign = words.Verified(contact.VerifiedAt, now);
        return contact.VerifiedBy.IsEmpty ? sign : sign with { Word = $"{sign.Word}: {contact.VerifiedBy}" };
    }

    /// <summary>On paper the day itself: "✓ 12.11.2026", or "?" alone.</summary>
    public string VerifiedOn(CallContact contact, DateTime now) => contact.VerifiedAt is { } at
        ? $"{words.Verified(at, now).Mark} {Clock.Date(at)}"
        : words.Verified((DateTime?)null, now).Mark;

    /// <summary>"✓ vahvistettu 12.11.2026": for a page that is read later than it was made.</summary>
    public Sign VerifiedDay(CallContact contact, DateTime now)
    {
        var sign = words.Verified(contact.VerifiedAt, now);
        return contact.VerifiedAt is { } at ? sign with { Word = texts["editions.verified-on", Clock.Date(at)] } : sign;
    }

    /// <summary>"Osallistuu: seurakunta, nuorisopalvelut"; empty when nobody does.</summary>
    public string Contributors(CallStep step) => step.Others.Where(o => o.Role == Role.Contributes).Select(Named).ToList() is { Count: > 0 } named
        ? $"{catalogue.Of(Role.Contributes).Name}: {string.Join(", ", named)}"
        : "";

    /// <summary>"Lastensuojelu (vain kun: alle 18-vuotias)".</summary>
    public string Named(CallParty party) => catalogue.Named(party.Organization, party.When, texts);

    /// <summary>"Turvassa tänä yönä, luottamus ja suostumus"; empty when it leads none.</summary>
    public string Leads(CallContact contact) =>
        string.Join(", ", contact.Leads.Select(l => l.StepId).Distinct().Select(id => $"{id[1..]} {catalogue.Step(id).Name}"));

    public string Hours(Schedule schedule) => words.HoursOf(schedule);

    /// <summary>"suomi, ruotsi; tulkki". What is not known is said to be so.</summary>
    public string Spoken(CallContact contact) => contact.Languages.Count > 0 || contact.Interpreter
        ? words.LanguagesOf([.. contact.Languages], contact.Interpreter)
        : texts["editions.languages.unknown"];

    public string Asked(CallAnswer answer) => Asked(answer.At, answer.Question.At is null);

    /// <summary>"nyt, la 22.40", or "la 5.12.2026 22.40" when it is another moment.</summary>
    public string Asked(DateTime at, bool isNow)
    {
        var (local, weekday) = (Clock.Local(at), Clock.ShortWeekday(Clock.Local(at).DayOfWeek));
        return isNow ? texts["editions.asked.now", $"{weekday} {Clock.TimeOfDay(local.TimeOfDay)}"] : $"{weekday} {Clock.DateAndTime(at)}";
    }

    /// <summary>"Maksuton · maksaa: kotikunta"; empty when neither is known.</summary>
    public string Cost(CallContact contact) => string.Join(" · ", new[] { $"{contact.Cost}", Payer(contact) }.Where(t => t.Length > 0));

    public string Payer(CallContact contact) => contact.Payer.IsEmpty ? "" : texts["editions.payer", contact.Payer];

    /// <summary>Whom the service takes, where that is not everybody; empty otherwise.</summary>
    public string OnlyFor(CallContact contact)
    {
        string[] conditions =
        [
            (contact.MinAge, contact.MaxAge) switch
            {
                (null, null) => "",
                ({ } from, null) => texts["editions.only.from", from],
                (null, { } to) => texts["editions.only.to", to],
                var (from, to) => texts["editions.only.between", from!, to!],
            },
            string.Join(", ", contact.Genders.Select(g => texts[$"editions.gender.{g}"])),
            string.Join(", ", catalogue.ResidenceSituations.Where(r => contact.ResidenceSituations.Contains(r.Id)).Select(r => r.Name)),
            contact.ConsentNeeded ? texts["editions.only.consent"] : "",
        ];
        return string.Join(" · ", conditions.Where(c => c.Length > 0));
    }
}
