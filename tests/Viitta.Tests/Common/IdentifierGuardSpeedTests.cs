using System.Diagnostics;
using System.Globalization;
using System.Text;
using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Tests.Common;

/// <summary>Long lists are no alarm and no wait, and no text makes it slow.</summary>
[NoDatabase]
public sealed class IdentifierGuardSpeedTests
{
    [Fact]
    public void Shipped_content_and_ten_megabytes_of_lists_raise_no_alarm()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "content");
        string[] content =
            [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText)];
        Assert.NotEmpty(content);
        Assert.All(content, text => Assert.False(IdentifierGuard.HasIdentityCode(text)));

        var lists = Lists(10 << 20, content);
        var watch = Stopwatch.StartNew();
        Assert.False(IdentifierGuard.HasIdentityCode(lists));
        // Far above what it takes (0.1 s alone on an idle core): this only catches time that is not linear.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    public static TheoryData<string> HostileTexts =>
    [
        "0", "010594", "010594 ", "010594-", "010594Y903", "1.1.", "1.5.94 - 903\n", "0\u200B", "\u00AD1", "\n1",
        "a@a.", "a@", "040 ", "+3580 ", "FI21 ", "katu 1", "aaaakatu", "ABC-", "0123456789abcdef", "0a1b2c3d-",
        "𝟎", "äö ", "Tavallinen lause. ",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Time_grows_no_faster_than_the_text(string repeated)
    {
        var (small, large) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        // What else the machine does only adds time: one quiet moment is enough.
        for (var attempt = 0; attempt < 10 && large >= Allowed(); attempt++)
        {
            small = Fastest(string.Concat(Enumerable.Repeat(repeated, 4096 / repeated.Length)));
            large = Fastest(string.Concat(Enumerable.Repeat(repeated, 65_536 / repeated.Length)));
        }
        Assert.True(large < Allowed(), $"4 KB {small}, 64 KB {large}");

        TimeSpan Allowed() => small == TimeSpan.MaxValue ? TimeSpan.Zero : (small * 40) + TimeSpan.FromMilliseconds(1); // in step: 16
    }

    private static TimeSpan Fastest(string text) => Enumerable.Range(0, 7).Min(run =>
    {
        var watch = Stopwatch.StartNew();
        _ = IdentifierGuard.HasIdentityCode(text);
        _ = IdentifierGuard.Suspicions(text);
        return watch.Elapsed;
    });

    /// <summary>Registers as they are pasted: numbers of the common kinds, and prose. Always the same.</summary>
    private static string Lists(int length, string[] prose)
    {
        var random = new Random(2026);
        var text = new StringBuilder(length + 65_536);
        while (text.Length < length)
        {
            for (var i = 0; i < 500; i++)
            {
                var day = new DateTime(1900, 1, 1).AddMinutes(random.Next(100_000_000));
                Row($"{Digits(7)}-{Digits(1)}; {Iban(Digits(14))}; {new Guid(Bytes(16))}");
                Row($"040 {Digits(3)} {Digits(4)}, +358 50 {Digits(7)}, 09-{Digits(6)}, {Digits(10)}");
                Row($"{day:d.M.yyyy} {day:HH.mm}–{day:H:mm}, {day:dd.MM.yy}-{day:dd.MM.yy}, {day:O}");
                Row($"978-952-{Digits(2)}-{Digits(4)}-{Digits(1)} {Convert.ToHexString(Bytes(20))}");
            }
            text.Append(prose[random.Next(prose.Length)]);
        }
        return text.ToString();

        void Row(FormattableString row) => text.AppendLine(FormattableString.Invariant(row));

        string Digits(int count) => random.GetString("0123456789", count);

        byte[] Bytes(int count)
        {
            var bytes = new byte[count];
            random.NextBytes(bytes);
            return bytes;
        }

        static string Iban(string number)
        {
            var check = 98 - (decimal.Parse($"{number}151800", CultureInfo.InvariantCulture) % 97); // F = 15, I = 18
            return $"FI{check:00} {number[..4]} {number[4..8]} {number[8..12]} {number[12..]}";
        }
    }
}
