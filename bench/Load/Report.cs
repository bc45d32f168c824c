using System.Globalization;

namespace Viitta.Bench;

/// <summary>The table that is printed: what, goal, measured, held.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Goal, string Measured, string Held)> _rows = [];

    public void Add(string what, string measured, string goal = "", bool? held = null)
    {
        _rows.Add((what, goal, measured, held switch { true => "yes", false => "**no**", null => "" }));
        Console.Error.WriteLine($"{what}: {measured}{(goal.Length > 0 ? $" (goal: {goal})" : "")}");
    }

    /// <param name="milliseconds">Whatever was timed.</param>
    /// <param name="goal">The p99's.</param>
    public void Times(string what, IEnumerable<double> milliseconds, double? goal = null)
    {
        var sorted = milliseconds.Order().ToList();
        if (sorted.Count == 0)
        {
            Add(what, "nothing", held: false);
            return;
        }
        double At(double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
        Add(
            $"{what} ({sorted.Count.ToString("N0", CultureInfo.InvariantCulture)})",
            string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):N0}, p95 {At(0.95):N0}, p99 {At(0.99):N0}, longest {sorted[^1]:N0} ms"),
            goal is { } most ? string.Create(CultureInfo.InvariantCulture, $"p99 at most {most:N0} ms") : "",
            goal is { } limit ? At(0.99) <= limit : null);
    }

    public void Most(string what, double measured, double most, string unit = "") => Add(
        what, string.Create(CultureInfo.InvariantCulture, $"{measured:0.#}{unit}"), string.Create(CultureInfo.InvariantCulture, $"at most {most:0.#}{unit}"), measured <= most);

    public void None(string what, int measured) => Add(what, measured.ToString(CultureInfo.InvariantCulture), "0", measured == 0);

    public void Print()
    {
        Console.WriteLine("| what | goal | measured | held |\n|---|---|---|---|");
        foreach (var row in _rows)
        {
            Console.WriteLine($"| {row.What} | {row.Goal} | {row.Measured} | {row.Held} |");
        }
    }
}
