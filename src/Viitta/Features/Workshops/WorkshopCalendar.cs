using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using NodaTime.Extensions;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;
using Viitta.Features.Networks;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>A workshop for a calendar. It says when and where, and is no way in: people join in the room.</summary>
public sealed class WorkshopCalendar(Texts texts, SiteAddress site)
{
    public const string ContentType = "text/calendar; charset=utf-8";

    public static string PathOf(Workshop workshop) => $"/workshops/{workshop.Id}/workshop.ics";

    /// <summary>iCalendar (RFC 5545); without a start it lasts the whole day.</summary>
    /// <param name="languages">What it is written in, one after the other.</param>
    public string Of(Workshop workshop, Network network, ScenarioText scenario, IReadOnlyList<string> languages)
    {
        string Said(string between, Func<string> words) => string.Join(between, languages.Select(l => Languages.In(l, words)));
        var page = site.Of($"/networks/{network.Id}/workshops");
        var day = new CalendarEvent
        {
            Uid = $"workshop-{workshop.Id}@viitta",
            DtStamp = new CalDateTime(workshop.CreatedAt, CalDateTime.UtcTzId),
            Sequence = workshop.Version, // another time takes the earlier one's place
            Start = new CalDateTime(workshop.Date),
            Summary = Said(" · ", () => texts["workshops.calendar.summary", scenario.Title]),
            Description = Said("\n\n", () => texts["workshops.calendar.description", network.Name]),
            Location = workshop.Place.Length > 0 ? workshop.Place : null,
            Url = Uri.TryCreate(page, UriKind.Absolute, out var url) ? url : null,
        };
        if (workshop.StartsAt is { } time)
        {
            var start = Clock.ToUtc(workshop.Date.ToLocalDate().At(time.ToLocalTime()));
            day.Start = new CalDateTime(start, CalDateTime.UtcTzId);
            day.End = new CalDateTime(start.AddMinutes(RunSheet.Of(scenario, time).Minutes), CalDateTime.UtcTzId);
        }
        var calendar = new Calendar { ProductId = "-//Viitta//Workshops//EN", Method = CalendarMethods.Publish };
        calendar.Events.Add(day);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}

internal static class WorkshopCalendarFile
{
    public static void MapWorkshopCalendar(this WebApplication app) =>
        app.MapGet("/workshops/{id:guid}/workshop.ics", AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(
        Guid id, Actor actor, ViittaDb db, ScenarioTexts scenarios, WorkshopCalendar calendar, CancellationToken ct)
    {
        if (await db.Workshops.Of(actor).AsNoTracking().FirstOrDefaultAsync(w => w.Id == id, ct) is not { } workshop)
        {
            return Results.NotFound();
        }
        var network = await db.Networks.AsNoTracking().FirstAsync(n => n.Id == workshop.NetworkId, ct);
        var file = calendar.Of(workshop, network, await scenarios.OfAsync(workshop.ScenarioVersionId, ct), [Languages.Current]);
        return Results.File(Encoding.UTF8.GetBytes(file), WorkshopCalendar.ContentType, $"viitta-{workshop.Date:yyyy-MM-dd}.ics");
    }
}
