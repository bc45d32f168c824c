using System.Text.RegularExpressions;
using PhoneNumbers;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// Phone numbers as people in Finland write and read them. Ordinary numbers take the national form (040 1234567).
/// Service numbers keep the groups that their owner publishes (02954 63177, 0800 161 177, 116 006), because callers know
/// them so. The practice region has numbers of its own that lead nowhere: 000 000 0 and three digits.
/// </summary>
public static partial class PhoneText
{
    private const string Finland = "FI";

    public static readonly Refusal Letters = new("servicemap.phone-letters", 400) { Field = "phone" };
    public static readonly Refusal TooShort = new("servicemap.phone-short", 400) { Field = "phone" };
    public static readonly Refusal TooManyDigits = new("servicemap.phone-long", 400) { Field = "phone" };
    public static readonly Refusal Unknown = new("servicemap.phone-unknown", 400) { Field = "phone" };
    public static readonly Refusal OnlyInPractice = new("servicemap.phone-practice-only", 400) { Field = "phone" };
    public static readonly Refusal NotInPractice = new("servicemap.phone-not-in-practice", 400) { Field = "phone" };

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();
    private static readonly ShortNumberInfo ShortNumbers = ShortNumberInfo.GetInstance();

    /// <summary>The number as it is stored and shown; empty stays empty.</summary>
    /// <param name="practice">In the practice region, where only undiallable numbers are written.</param>
    public static Outcome<string> Read(string? typed, bool practice)
    {
        var text = Blanks().Replace(typed ?? "", " ").Trim();
        if (text.Length == 0)
        {
            return "";
        }
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (!Writing().IsMatch(text))
        {
            return Letters;
        }
        if (Undiallable().IsMatch(digits))
        {
            return practice ? $"{digits[..3]} {digits[3..6]} {digits[6..]}" : OnlyInPractice;
        }
        return practice ? NotInPractice : ReadReal(text, digits);
    }

    private static Outcome<string> ReadReal(string text, string digits)
    {
        if (EuropeanService().IsMatch(digits))
        {
            return $"{digits[..3]} {digits[3..]}";
        }
        if (!text.StartsWith('+') && digits.Length <= 5 && Parsed(digits) is { } small && ShortNumbers.IsValidShortNumberForRegion(small, Finland))
        {
            return digits;
        }
        if (digits.Length < 5)
        {
            return TooShort;
        }
        if (Parsed(text) is not { } number)
        {
            return digits.Length > 15 ? TooManyDigits : Unknown;
        }
        if (!Numbers.IsValidNumber(number))
        {
            return Numbers.IsPossibleNumberWithReason(number) switch
            {
                PhoneNumberUtil.ValidationResult.TOO_SHORT => TooShort,
                PhoneNumberUtil.ValidationResult.TOO_LONG => TooManyDigits,
                _ => Unknown,
            };
        }
        if (!Numbers.IsValidNumberForRegion(number, Finland))
        {
            return Numbers.Format(number, PhoneNumberFormat.INTERNATIONAL);
        }
        var ordinary = Numbers.GetNumberType(number) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE;
        return !ordinary && text.StartsWith('0') && Grouped().IsMatch(text) ? text : Numbers.Format(number, PhoneNumberFormat.NATIONAL);
    }

    /// <summary>What a phone dials, <c>tel:+358295463177</c>; null for a number that leads nowhere.</summary>
    public static string? Link(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        if (digits.Length == 0 || Undiallable().IsMatch(digits))
        {
            return null;
        }
        return Parsed(phone) is { } number && Numbers.IsValidNumber(number)
            ? $"tel:{Numbers.Format(number, PhoneNumberFormat.E164)}"
            : $"tel:{digits}";
    }

    /// <summary>
    /// The same for every way of writing a number, +358 29… and 029…: to compare by. Cheaper than <see cref="Link"/>, for
    /// what is on the map has been read already.
    /// </summary>
    public static string Dialled(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits switch
        {
            ['0', '0', '3', '5', '8', .. var rest] => $"0{rest.TrimStart('0')}",
            ['3', '5', '8', .. var rest] when phone.StartsWith('+') => $"0{rest.TrimStart('0')}",
            _ => digits,
        };
    }

    private static PhoneNumber? Parsed(string text)
    {
        try
        {
            return Numbers.Parse(text, Finland);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^\+?[0-9 ()./-]+$", RegexOptions.None, 1000)]
    private static partial Regex Writing();

    [GeneratedRegex(@"^0{7}[0-9]{3}$", RegexOptions.None, 1000)]
    private static partial Regex Undiallable();

    /// <summary>116 006 and its kind: harmonised European service numbers.</summary>
    [GeneratedRegex(@"^116[01][0-9]{2}$", RegexOptions.None, 1000)]
    private static partial Regex EuropeanService();

    [GeneratedRegex("^[0-9]+( [0-9]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"[\s\u2010-\u2015\u2212]+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
