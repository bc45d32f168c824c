using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// What must not be written about a service whose place must stay secret, such as a shelter: nobody is told where it is, only
/// how to call. Its needs say so (content/needs.yaml), or its keeper does.
/// </summary>
public static class FrontGate
{
    /// <summary>A place was written where none may be.</summary>
    public static readonly Refusal NoPlace = new("servicemap.front-gate-no-place", 400) { Field = "address-fi" };

    /// <summary>A text tells where it is.</summary>
    public static readonly Refusal NoAddress = new("servicemap.front-gate-no-address", 400);

    /// <summary>It has places, which somebody has to take away knowingly.</summary>
    public static readonly Refusal HasPlaces = new("servicemap.front-gate-has-places", 409) { Field = "frontGate" };

    public static Refusal? Problem(ContactDetails details) =>
        details.Place is not null ? NoPlace : Tells(details.Web) ? NoAddress.For("web") : null;

    /// <summary>The first thing of a contact that says where it is, at its field.</summary>
    public static Refusal? Problem(ContactDetails details, LocalText function, LocalText note, LocalText warning) =>
        Problem(details) ?? Problem(("function", function), ("note", note), ("warning", warning));

    /// <summary>Whether a web address opens a map there, as those of map services do.</summary>
    public static bool Tells(string web) => IdentifierGuard.HasPostalAddress(Uri.UnescapeDataString(web).Replace('+', ' '));

    /// <summary>The first text that says where it is, at its field: <c>note-sv</c>.</summary>
    public static Refusal? Problem(params IReadOnlyList<(string Field, LocalText Text)> texts)
    {
        foreach (var (field, text) in texts)
        {
            if (Languages.All.FirstOrDefault(l => IdentifierGuard.HasPostalAddress(text.Exactly(l))) is { } language)
            {
                return NoAddress.For($"{field}-{language}");
            }
        }
        return null;
    }
}
