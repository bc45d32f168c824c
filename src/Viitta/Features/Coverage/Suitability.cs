using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Coverage;

/// <summary>The one thing that keeps a contact from being reached.</summary>
public enum Lack
{
    Closed,
    ByAppointment,
    HoursNotKnown,
    Language,
    Stale,
    Unverified,
    Visibility,
    Age,
    Gender,
    Residence,
    Theme,
    Consent,
}

/// <summary>What a contact of a service that answers the need there lacks for a question, apart from the minute.</summary>
internal static class Suitability
{
    extension(CoverageService service)
    {
        public bool Answers(ReachQuestion question) =>
            (question.Need.Length == 0 || service.Needs.Contains(question.Need))
            && (service.Area is null || service.Area.Contains(question.Municipality))
            && (question.Among is null || question.Among.Contains(service.Id));

        /// <summary>The conditions that the person does not meet.</summary>
        public IEnumerable<Lack> Lacks(Profile profile)
        {
            if (profile.Ages.From < service.MinAge || profile.Ages.Until > service.MaxAge)
            {
                yield return Lack.Age;
            }
            if (!Takes(service.Genders, profile.Gender))
            {
                yield return Lack.Gender;
            }
            if (!Takes(service.ResidenceSituations, profile.Residence))
            {
                yield return Lack.Residence;
            }
            if (!Takes(service.Themes, profile.Theme))
            {
                yield return Lack.Theme;
            }
            if (service.ConsentNeeded && !profile.Consents)
            {
                yield return Lack.Consent;
            }
        }
    }

    extension(CoverageContact contact)
    {
        public IEnumerable<Lack> Lacks(ReachQuestion question)
        {
            if (!contact.Speaks(question.Language, question.InterpreterDoes))
            {
                yield return Lack.Language;
            }
            if (contact.Visibility > question.Reader.Sees)
            {
                yield return Lack.Visibility;
            }
            if (contact.Schedule.NeverNow is { } lack)
            {
                yield return lack;
            }
        }

        public bool Speaks(string language, bool interpreterDoes) =>
            contact.Languages.Contains(language) || (interpreterDoes && contact.Interpreter);
    }

    extension(Schedule schedule)
    {
        /// <summary>Why nobody can be sure to be reached at any minute; null when it has hours.</summary>
        public Lack? NeverNow => schedule.Cover switch
        {
            Cover.Always => null,
            Cover.ByAppointment => Lack.ByAppointment,
            Cover.OfficeHours when schedule.Slots.Count + schedule.Extra.Count > 0 => null,
            _ => Lack.HoursNotKnown,
        };
    }

    private static bool Takes(IReadOnlyCollection<string> condition, string fact) => condition.Count == 0 || condition.Contains(fact);
}
