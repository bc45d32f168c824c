using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using Viitta.Common;
using Viitta.Tests.House;

namespace Viitta.Tests.Common;

/// <summary>
/// Every code here is artificial: its number is 900–999, which no person has. The one exception is made on the spot
/// for a day in 2099, on which nobody is born yet.
/// </summary>
[NoDatabase]
public sealed class IdentifierGuardTests
{
    private const string Signs = "+-YXWVUABCDEF";

    /// <summary>The ways people write or paste a code, in an order in which they can be combined.</summary>
    private static readonly (string Name, Func<string, string> Write)[] Shapes =
    [
        ("plain", code => code),
        ("dotted date", code => $"{code[..2]}.{code[2..4]}.{code[4..]}"),
        ("U+2010", code => code.Replace('-', '\u2010')),
        ("U+2011", code => code.Replace('-', '\u2011')),
        ("U+2013", code => code.Replace('-', '\u2013')),
        ("U+2212", code => code.Replace('-', '\u2212')),
        ("lower case", code => code.ToLowerInvariant()),
        ("spaces", code => $"{code[..^5]}  {code[^5]}\u00A0{code[^4..]}"),
        ("line break", code => $"{code[..^4]}\r\n    {code[^4..]}"),
        ("full width", code => string.Concat(code.Select(c => c is > ' ' and <= '~' ? (char)(c - '!' + '\uFF01') : c))),
        ("zero width", code => string.Join('\u200B', code.AsEnumerable())),
        ("soft hyphen", code => string.Join('\u00AD', code.AsEnumerable())),
        ("inside a word", code => $"hetu{code}n"),
    ];

    public static TheoryData<string, char> ShapesAndSigns =>
        [.. Shapes.SelectMany(s => Signs.Select(c => (s.Name, c)))];

    [Theory]
    [MemberData(nameof(ShapesAndSigns))]
    public void A_code_is_found_in_every_shape_with_every_sign(string shape, char sign)
    {
        var write = Shapes.Single(s => s.Name == shape).Write;
        for (var number = 900; number <= 999; number++)
        {
            var text = write(Code(sign, 1 + (number % 28), 1 + (number % 12), number % 100, number));
            Assert.True(IdentifierGuard.HasIdentityCode(text), text);
            Assert.True(IdentifierGuard.HasIdentityCode($"Asiakas ({text}), klo 12."), text);
        }
    }

    [Theory]
    [InlineData("010594Y9032")]
    [InlineData("020594X903P")]
    [InlineData("020594X902N")]
    [InlineData("030594W903B")]
    [InlineData("030694W9024")]
    [InlineData("040594V9030")]
    [InlineData("050594U903M")]
    [InlineData("010516B903X")]
    [InlineData("020516C903K")]
    [InlineData("030516D9037")]
    [InlineData("010501E9032")]
    [InlineData("020503F9037")]
    [InlineData("020504A902E")]
    public void The_fictitious_codes_of_the_population_register_are_found(string code)
    {
        Assert.True(IdentifierGuard.HasIdentityCode(code));
        Assert.Empty(IdentifierGuard.Suspicions(code));
    }

    [Fact]
    public void A_line_break_may_stand_anywhere_in_it() => Assert.All(
        Enumerable.Range(1, 10),
        at => Assert.True(IdentifierGuard.HasIdentityCode("010594Y9032".Insert(at, "\n"))));

    [Theory]
    [InlineData("1.5.94Y9032")]
    [InlineData("1.5.1994Y9032")]
    [InlineData("01. 05. 1994 Y 9032")]
    [InlineData("01/05/94Y9032")]
    [InlineData("٠١٠٥٩٤Y٩٠٣٢")]
    [InlineData("𝟎𝟏𝟎𝟓𝟗𝟒Y𝟗𝟎𝟑𝟐")]
    [InlineData("0\u03381\u03380\u03385\u03389\u03384Y9032")]
    [InlineData("010594Y9032010594Y9032x 020594X903P")]
    [InlineData("010594-010594Y9032")]
    [InlineData("31.12.010594Y9032")]
    [InlineData("2026\n010594Y9032\n2026")]
    [InlineData("\"hetu\":\"010594Y9032\"")]
    [InlineData("010594Y9032 550e8400-e29b-41d4-a716-446655440000")]
    public void It_is_found_also_here(string text) => Assert.True(IdentifierGuard.HasIdentityCode(text));

    [Fact]
    public void A_soft_hyphen_may_stand_for_the_hyphen() =>
        Assert.True(IdentifierGuard.HasIdentityCode(Code('-', 1, 5, 94, 903).Replace('-', '\u00AD')));

    [Fact]
    public void The_day_must_exist_in_the_century_of_the_sign()
    {
        // The check character does not depend on the sign: only the calendar tells these apart.
        Assert.All("+-YXWVU", sign => Assert.False(IdentifierGuard.HasIdentityCode(Code(sign, 29, 2, 0, 900))));
        Assert.All("ABCDEF", sign => Assert.True(IdentifierGuard.HasIdentityCode(Code(sign, 29, 2, 0, 900))));
        Assert.All(Signs, sign => Assert.True(IdentifierGuard.HasIdentityCode(Code(sign, 29, 2, 96, 900))));
        Assert.All(Signs, sign => Assert.True(IdentifierGuard.HasIdentityCode(Code(sign, 1, 1, 5, 900))));
        Assert.All([(31, 4), (0, 5), (32, 5), (1, 0), (1, 13)],
            d => Assert.False(IdentifierGuard.HasIdentityCode(Code('-', d.Item1, d.Item2, 94, 900))));
    }

    [Fact]
    public void Numbers_from_002_to_999_count()
    {
        Assert.All(Enumerable.Range(0, 1000), number =>
            Assert.Equal(number >= 2, IdentifierGuard.HasIdentityCode(Code('F', 31, 12, 99, number))));
    }

    [Theory]
    [InlineData("010594Y9033")] // wrong check character
    [InlineData("010594Y903")] // too short
    [InlineData("010594G9032")] // not a sign
    [InlineData("0105949032")] // no sign
    [InlineData("1010594Y9032")] // part of a longer number
    [InlineData("010594Y90325")]
    [InlineData("01.05.1894Y9032")] // the year and the sign disagree
    [InlineData("0105\n94Y90\n32")] // two line breaks: columns of numbers
    [InlineData("010594 Y 90 32")]
    [InlineData("010594a9-0321-4d59-8f00-010594a9032f")]
    [InlineData("9f86d081884c7d659a2feaa0010594a9032b0f00")]
    [InlineData("15.3.1999-2003")]
    [InlineData("\uD835")]
    [InlineData("")]
    [InlineData(null)]
    public void What_only_resembles_a_code_is_let_pass(string? text) =>
        Assert.False(IdentifierGuard.HasIdentityCode(text));

    [Theory]
    [InlineData("Hänen tunnuksensa on 010594Y9033.", Suspicion.IdentityCodeLike)]
    [InlineData("(050594U903N)", Suspicion.IdentityCodeLike)]
    [InlineData("Soita 040 123 4567 heti", Suspicion.Phone)]
    [InlineData("p. 0401234567", Suspicion.Phone)]
    [InlineData("puh.050-1234567", Suspicion.Phone)]
    [InlineData("0457 123 4567", Suspicion.Phone)]
    [InlineData("+358 40 123 4567", Suspicion.Phone)]
    [InlineData("tel:+358401234567", Suspicion.Phone)]
    [InlineData("+358 (0)50 123 4567", Suspicion.Phone)]
    [InlineData("00358501234567", Suspicion.Phone)]
    [InlineData("０４０ １２３ ４５６７", Suspicion.Phone)]
    [InlineData("09 123 4567", Suspicion.Phone)]
    [InlineData("(03) 1234567", Suspicion.Phone)]
    [InlineData("019-123 456", Suspicion.Phone)]
    [InlineData("+46 8 123 456 78", Suspicion.Phone)]
    [InlineData("0046812345678", Suspicion.Phone)]
    [InlineData("Kirjoita aino.esimerkki@example.org.", Suspicion.Email)]
    [InlineData("aino.esimerkki(at)example.org", Suspicion.Email)]
    [InlineData("aino.esimerkki [at] example.org", Suspicion.Email)]
    [InlineData("FI21 1234 5600 0007 85", Suspicion.Iban)]
    [InlineData("tilille fi2112345600000785, kiitos", Suspicion.Iban)]
    [InlineData("GB29 NWBK 6016 1331 9268 19 today", Suspicion.Iban)]
    [InlineData("Hän asuu Esimerkkikatu 5 A 12:ssa", Suspicion.StreetAddress)]
    [InlineData("Kuvittelutie 14, 00100", Suspicion.StreetAddress)]
    [InlineData("satupolku 3b", Suspicion.StreetAddress)]
    [InlineData("Marjakuja 7.", Suspicion.StreetAddress)]
    [InlineData("Påhittade Gatan eller Sagogatan 12", Suspicion.StreetAddress)]
    [InlineData("Exempelvägen 3", Suspicion.StreetAddress)]
    [InlineData("Bärgränden 1 B", Suspicion.StreetAddress)]
    [InlineData("SHA-256 ABC-123", Suspicion.CarPlate)]
    public void Likely_identifiers_are_suspected(string text, Suspicion expected)
    {
        Assert.Equal([expected], IdentifierGuard.Suspicions(text));
        Assert.False(IdentifierGuard.HasIdentityCode(text));
    }

    [Fact]
    public void Each_kind_is_named_once_and_in_order()
    {
        const string text =
            "ABC-123 Esimerkkitie 5, FI2112345600000785, a@example.org, 040 123 4567, 0501234567, 010594Y9033";
        Assert.Equal(Enum.GetValues<Suspicion>(), IdentifierGuard.Suspicions(text));
    }

    [Theory]
    [InlineData("Neuvonta 24/7, 02954 63177 tai +358 2954 63177; kriisi 116 006, 112, 080 005 005, 0800 161 177")]
    [InlineData("Työsuojelu 0295 016 620 (ma–to 9–15), vaihde 020 123 4567, 010 12345, harjoituspuhelin 000 000 0117")]
    [InlineData("Y-tunnus 1234567-8, 0312345-6 ja 0201256-6, ALV FI12345678, laki 746/2011 § 35")]
    [InlineData("Pe 12.10.2026 klo 18.30, 2026-10-12 08:30, 05-06-2026, 08-16 09-15, 12.10.26 - 1530, 121026 - 1530")]
    [InlineData("ISBN 978-952-03-1234-5, 951-02-1234-5, 978-0-306-40615-7; 550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("05123456-0512-4051-8051-051234567812, 02150 2026, 1 000 000 €, 30 000 000 B, 65 536, 0,0401234567")]
    [InlineData("14 km kylältä, Tila K, osa 3, taulukko 2, vaihe 4, Kokoustie 2026")]
    [InlineData("Valtatie 4, kantatie 51, Palvelupolku 3, hoitopolku 2")]
    [InlineData("Del 3, steg 4, motorvägen 3, vårdstigen 2, på vägen 2026, Exempelgatan 17.30")]
    [InlineData("SHA-256, AES-128, UTF-8, COVID-19, CVE-2021-22915, WCAG 2.2, EN 301 549, ISO-639, abc-123, X-ABC-123")]
    [InlineData("Soita @viitta tai katso example.org, hinta 5 € @ 3 kpl; (at) on miukumauku")]
    [InlineData("FI00 1234 5600 0007 85")]
    public void Ordinary_text_is_not_suspected(string text)
    {
        Assert.Empty(IdentifierGuard.Suspicions(text));
        Assert.False(IdentifierGuard.HasIdentityCode(text));
    }

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

    [Fact]
    public void In_any_text_and_any_mix_of_shapes_a_code_is_found() =>
        Gen.Select(Gen.String, Gen.String, ArtificialCode, Gen.Bool.Array[Shapes.Length])
            .Sample((before, after, code, mix) =>
        {
            var chosen = Shapes.Where((_, i) => mix[i]);
            var written = chosen.Aggregate(code, (text, shape) => shape.Write(text));
            return IdentifierGuard.HasIdentityCode($"{before} {written} {after}");
        });

    [Fact]
    public void Any_other_check_character_makes_it_a_suspicion_only() =>
        Gen.Select(ArtificialCode, Gen.Int[1, 30]).Sample((code, off) =>
        {
            var right = CheckCharacters.IndexOf(code[10], StringComparison.Ordinal);
            var wrong = code[..10] + CheckCharacters[(right + off) % 31];
            return !IdentifierGuard.HasIdentityCode(wrong)
                && IdentifierGuard.Suspicions($"- {wrong},").SequenceEqual([Suspicion.IdentityCodeLike]);
        });

    [Fact]
    public void No_text_makes_it_throw() => Gen.String.Sample(text =>
    {
        _ = IdentifierGuard.HasIdentityCode(text);
        _ = IdentifierGuard.Suspicions(text);
    });

    private const string CheckCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private static readonly Gen<string> ArtificialCode = Gen.Select(
        Gen.Char[Signs], Gen.Int[1, 28], Gen.Int[1, 12], Gen.Int[0, 99], Gen.Int[900, 999], Code);

    private static string Code(char sign, int day, int month, int year, int number)
    {
        var check = CheckCharacters[((((((day * 100) + month) * 100) + year) * 1000) + number) % 31];
        return $"{day:00}{month:00}{year:00}{sign}{number:000}{check}";
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
