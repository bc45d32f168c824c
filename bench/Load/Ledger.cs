using System.Collections.Concurrent;
using System.Diagnostics;

namespace Viitta.Bench;

/// <summary>A line that somebody wrote: made at the first key stroke with the id it keeps, whatever happens.</summary>
internal sealed class Line(Phone writer, string word)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public Phone Writer { get; } = writer;

    /// <summary>The name that it gives an organisation: letters only, as a figure could look like a telephone number.</summary>
    public string Word { get; } = word;

    public long PressedAt { get; } = Stopwatch.GetTimestamp();

    public bool Acknowledged { get; set; }
}

/// <summary>What was written, what was acknowledged, when others at the table saw it. Times in milliseconds from the press.</summary>
internal sealed class Ledger
{
    public ConcurrentDictionary<string, Line> Lines { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<double> Accepted { get; } = [];

    public ConcurrentBag<double> Seen { get; } = [];

    /// <summary>The server said no to a line.</summary>
    public ConcurrentBag<int> Refused { get; } = [];

    /// <summary>A phone was sent to the door.</summary>
    public int SentToTheDoor;

    public Line New(Phone writer)
    {
        var number = Lines.Count;
        while (true)
        {
            var line = new Line(writer, WordOf(number++));
            if (Lines.TryAdd(line.Word, line))
            {
                return line;
            }
        }
    }

    public void Acknowledge(Line line)
    {
        line.Acknowledged = true;
        Accepted.Add(Stopwatch.GetElapsedTime(line.PressedAt).TotalMilliseconds);
    }

    public void Read(Phone reader, string word)
    {
        if (Lines.TryGetValue(word, out var line) && line.Writer != reader)
        {
            Seen.Add(Stopwatch.GetElapsedTime(line.PressedAt).TotalMilliseconds);
        }
    }

    /// <summary>What the tables show in the end beside what was acknowledged.</summary>
    public (int Acknowledged, int Lost, int Doubled) Compare(IEnumerable<string> shown)
    {
        var times = shown.CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var acknowledged = Lines.Values.Where(l => l.Acknowledged).ToList();
        return (acknowledged.Count, acknowledged.Count(l => !times.ContainsKey(l.Word)), times.Values.Sum(n => n - 1));
    }

    private static string WordOf(int number)
    {
        Span<char> letters = stackalloc char[5];
        for (var i = letters.Length - 1; i >= 0; i--, number /= 26)
        {
            letters[i] = (char)('a' + (number % 26));
        }
        return letters.ToString();
    }
}
