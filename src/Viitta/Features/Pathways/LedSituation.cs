namespace Viitta.Features.Pathways;

/// <summary>How many organisations lead a step. Anything but one stays visible, also when it is agreed on as known.</summary>
public enum Leadership
{
    /// <summary>A gap.</summary>
    None,

    One,

    /// <summary>An overlap.</summary>
    Several,
}

/// <summary>Who leads a step in a situation.</summary>
/// <param name="When">Any, when the leaders are the same whatever the situation.</param>
/// <param name="Leaders">Ids of organisations, each once.</param>
public sealed record LedSituation(Situation When, IReadOnlyList<Guid> Leaders)
{
    public Leadership Leadership => Leaders.Count switch
    {
        0 => Leadership.None,
        1 => Leadership.One,
        _ => Leadership.Several,
    };

    /// <summary>Every situation that the leaders depend on; neighbours with the same leaders are told as one.</summary>
    /// <param name="leads">Organisation and the situation in which it leads.</param>
    public static IReadOnlyList<LedSituation> Of(IEnumerable<(Guid OrganizationId, Situation When)> leads)
    {
        var rows = leads.ToList();
        var points = rows.SelectMany(r => r.When.Answers).Select(a => a.Key).Distinct().Order(StringComparer.Ordinal);
        var led = Situation.Over(points)
            .Select(s => new LedSituation(s, [.. rows.Where(r => r.When.MayBe(s)).Select(r => r.OrganizationId).Distinct().Order()])).ToList();
        while (Merged(led) is { } fewer)
        {
            led = fewer;
        }
        return led;
    }

    /// <summary>Two that differ in one answer alone and have the same leaders become one; null when there are no such two.</summary>
    private static List<LedSituation>? Merged(List<LedSituation> led)
    {
        foreach (var one in led)
        {
            foreach (var (point, answer) in one.When.Answers)
            {
                var twin = one.When.With(point, !answer);
                if (led.Find(l => l.When == twin && l.Leaders.SequenceEqual(one.Leaders)) is { } other)
                {
                    return [.. led.Where(l => l != one && l != other), new(one.When.With(point, null), one.Leaders)];
                }
            }
        }
        return null;
    }
}
