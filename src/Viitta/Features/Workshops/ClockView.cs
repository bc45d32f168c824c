using System.Globalization;
using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>The clock as the pages write it; clock.js counts it down from there.</summary>
/// <param name="EndsAt">Tells two readings apart: the digits differ at every one, the end only when somebody moved it.</param>
public sealed record ClockView(DateTime EndsAt, int SecondsLeft, string CssClass)
{
    /// <summary>Null when no clock runs.</summary>
    public static ClockView? Of(Workshop workshop, DateTime now, string cssClass = "") => workshop.TimerEndsAt is { } ends
        ? new ClockView(ends, Math.Max(0, (int)Math.Ceiling((ends - now).TotalSeconds)), cssClass)
        : null;

    /// <summary>"12.40", in English "12:40".</summary>
    public string Digits => string.Create(
        CultureInfo.InvariantCulture,
        $"{SecondsLeft / 60}{(Languages.Current == Languages.English ? ":" : ".")}{SecondsLeft % 60:00}");
}
