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
}
