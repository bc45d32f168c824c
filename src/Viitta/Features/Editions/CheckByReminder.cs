using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Editions;

/// <summary>The day by which an edition is to be checked, for a calendar. Says nothing that is not open to everyone.</summary>
public sealed class CheckByReminder(Texts texts, SiteAddress site)
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Nine in the morning of the day a week before: an all-day event begins at midnight, when nobody is to be woken.</summary>
    private static readonly Duration WeekBefore = new(days: -6, hours: -15);

    public string Of(EditionCopy copy)
    {
        var edition = copy.Edition;
        var summary = texts["editions.file.check", edition.Number, copy.Network.Name];
        // Its own page is for members; others come to the one that answers from the newest edition.
        var page = site.Of(copy.Level > Visibility.Clear ? $"/networks/{copy.Network.Id}/editions#edition-{edition.Number}" : copy.LivePath);
        var day = new CalendarEvent
        {
            Uid = $"edition-{edition.Id}@viitta",
            DtStamp = new CalDateTime(edition.PublishedAt, CalDateTime.UtcTzId),
            Start = new CalDateTime(edition.CheckBy),
            Summary = summary,
            Description = $"{texts["editions.file.check-how", edition.Number]}\n{page}",
            Url = new Uri(page),
            Transparency = TransparencyType.Transparent,
        };
        day.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = summary, Trigger = new Trigger(WeekBefore) });
        var calendar = new Calendar { ProductId = "-//Viitta//Editions//EN", Method = CalendarMethods.Publish };
        calendar.Events.Add(day);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
