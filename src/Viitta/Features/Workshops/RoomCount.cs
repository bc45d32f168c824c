using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>How many sit at a table, or in the whole room.</summary>
/// <param name="Phones">Of those who answer.</param>
/// <param name="Observers">Of those who only follow.</param>
public sealed record RoomCount(int Phones, int Observers)
{
    /// <param name="observes">One for each seat that is taken.</param>
    public static RoomCount Of(IReadOnlyCollection<bool> observes) => new(observes.Count(o => !o), observes.Count(o => o));

    /// <summary>"3 phones · 1 observer"; of observers only when there are some.</summary>
    public string Words(Texts t) =>
        Observers == 0 ? t.Count("workshops.phones", Phones) : $"{t.Count("workshops.phones", Phones)} · {t.Count("workshops.observers", Observers)}";
}
