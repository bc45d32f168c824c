using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

/// <summary>A page with a contact's fields on it (<c>_ContactFields.cshtml</c>): new, edited, or as its owner would have them.</summary>
public abstract class ContactFormPage(Catalogue catalogue) : ViittaPage
{
    private const int SpareRows = 2;

    public Catalogue Catalogue => catalogue;

    /// <summary>What the fields show on a fresh page.</summary>
    public virtual ContactDetails? Shown => null;

    public bool Practice { get; protected set; }

    /// <summary>Where it is must stay secret: no place is asked for.</summary>
    public bool FrontGate { get; protected set; }

    /// <summary>Finnish is ticked beforehand on an empty form.</summary>
    public bool Speaks(string language) => Chosen("languages", language, Shown?.Languages.Contains(language) ?? language == Languages.Finnish);

    public HoursInput Hours => HttpMethods.IsPost(Request.Method)
        ? Request.Form.Hours()
        : Shown is { } details ? HoursInput.Of(details.Schedule) : HoursInput.NotSaid;

    /// <summary>The rows there are, and empty ones to write in.</summary>
    public IReadOnlyList<SlotInput> HourRows => WithSpare(Hours.Rows, r => r.IsEmpty, SlotInput.Empty, HoursInput.MostRows);

    public IReadOnlyList<ExceptionInput> ExceptionRows => WithSpare(Hours.Exceptions, e => e.IsEmpty, ExceptionInput.Empty, HoursInput.MostExceptions);

    /// <summary>Empty rows in between stay where they are: an error names its row.</summary>
    private static List<T> WithSpare<T>(IReadOnlyList<T> typed, Predicate<T> isEmpty, T empty, int most)
    {
        var rows = typed.Reverse().SkipWhile(row => isEmpty(row)).Reverse().ToList();
        return [.. rows, .. Enumerable.Repeat(empty, Math.Clamp(most - rows.Count, 0, SpareRows))];
    }

    protected ContactReading ReadContact() => ContactReading.Of(Request.Form.Contact(), catalogue, Practice);
}
