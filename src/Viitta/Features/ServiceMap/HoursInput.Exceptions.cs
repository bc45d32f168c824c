using System.Globalization;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>Dates as they are typed: seasons of rows, and exceptions.</summary>
public sealed partial record HoursInput
{
    public static readonly Refusal ExceptionNoDate = new("servicemap.exception-no-date", 400);
    public static readonly Refusal ExceptionBackwards = new("servicemap.exception-backwards", 400);
    public static readonly Refusal ExceptionNoTime = new("servicemap.exception-no-time", 400);
    public static readonly Refusal ExceptionOneDay = new("servicemap.exception-one-day", 400);
    public static readonly Refusal TooManyExceptions = new("servicemap.exceptions-too-many", 400) { Field = "ex-from-1" };

    private static readonly string[] DatePatterns = ["yyyy-MM-dd", "d.M.yyyy"];

    private readonly record struct Dates(IReadOnlyList<DateRange> Closed, IReadOnlyList<ExtraOpening> Extra);

    private Outcome<Dates> ReadExceptions()
    {
        if (Exceptions.Count > MostExceptions)
        {
            return TooManyExceptions.With(MostExceptions);
        }
        var (closed, extra) = (new List<DateRange>(), new List<ExtraOpening>());
        foreach (var (index, row) in Exceptions.Index().Where(r => !r.Item.IsEmpty))
        {
            if (ReadException(row, index + 1, closed, extra) is { } refusal)
            {
                return refusal;
            }
        }
        return new Dates(
            [.. closed.Distinct().OrderBy(c => c.From).ThenBy(c => c.Until)],
            [.. extra.Distinct().OrderBy(e => e.Date).ThenBy(e => e.Opens).ThenBy(e => e.Closes)]);
    }

    private static Refusal? ReadException(ExceptionInput row, int number, List<DateRange> closed, List<ExtraOpening> extra)
    {
        if (Day(row.From) is not { } from)
        {
            return ExceptionNoDate.For($"ex-from-{number}").With(number);
        }
        var until = row.Until.Length == 0 ? from : Day(row.Until);
        if (until is not { } last)
        {
            return ExceptionNoDate.For($"ex-until-{number}").With(number);
        }
        if (last < from)
        {
            return ExceptionBackwards.For($"ex-until-{number}").With(number);
        }
        if (row.Opens.Length + row.Closes.Length == 0)
        {
            closed.Add(new DateRange(from, last));
            return null;
        }
        if (last > from)
        {
            return ExceptionOneDay.For($"ex-until-{number}").With(number);
        }
        var times = ReadTimes(row.Opens, row.Closes, "ex-", number);
        if (times.Refusal is { } refusal)
        {
            return ExceptionNoTime.For(refusal.Field!).With(number);
        }
        extra.Add(new ExtraOpening(from, times.Value.Opens, times.Value.Closes));
        return null;
    }

    /// <summary>In the order of the dates.</summary>
    private static IEnumerable<ExceptionInput> ExceptionsOf(Schedule schedule) =>
        schedule.Closed.Select(c => new ExceptionInput(Written(c.From), c.Until == c.From ? "" : Written(c.Until)))
            .Concat(schedule.Extra.Select(e => new ExceptionInput(Written(e.Date), "", Written(e.Opens), Written(e.Closes))))
            .OrderBy(e => e.From, StringComparer.Ordinal);

    /// <summary>From "2027-06-01" or "1.6.2027"; null when it is no day of this century.</summary>
    private static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed.Trim(), DatePatterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 2000 and < 2100 ? day : null;

    private static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
