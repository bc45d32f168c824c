namespace Viitta.Common;

// Reads identity codes in text that has been folded.
public static partial class IdentifierGuard
{
    private const int CodeLength = 11;
    private const string CheckCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private enum Reading
    {
        None,

        /// <summary>All is right but the check character.</summary>
        Mistyped,

        Right,
    }

    private static bool HasRightCode(ReadOnlySpan<char> text)
    {
        for (var start = NextNumber(text, 0); start < text.Length; start = NextNumber(text, start + 1))
        {
            if (ReadCode(text, start, out _) == Reading.Right)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Blanks out right codes, and mistyped ones that stand alone: true when there were such.</summary>
    private static bool BlankOutCodes(Span<char> text)
    {
        var mistyped = false;
        for (var start = NextNumber(text, 0); start < text.Length; start = NextNumber(text, start + 1))
        {
            var reading = ReadCode(text, start, out var end);
            var suspect = reading == Reading.Mistyped && StandsAlone(text, start, end);
            if (suspect || reading == Reading.Right)
            {
                text[start..end].Fill(' ');
            }
            mistyped |= suspect;
        }
        return mistyped;
    }

    /// <summary>Plain and with no word around it: "12.10.26 - 1530" or a piece of an order number is no slip.</summary>
    private static bool StandsAlone(ReadOnlySpan<char> text, int start, int end) =>
        end - start == CodeLength
        && !text.Slice(start, 6).ContainsAnyExceptInRange('0', '9')
        && !(start > 0 && char.IsLetterOrDigit(text[start - 1]))
        && !(end < text.Length && char.IsLetterOrDigit(text[end]));

    /// <summary>Where the next run of digits begins, at <paramref name="from"/> or later; else the length.</summary>
    private static int NextNumber(ReadOnlySpan<char> text, int from)
    {
        while (from > 0 && from < text.Length && char.IsAsciiDigit(text[from - 1]))
        {
            from++;
        }
        var next = text[from..].IndexOfAnyInRange('0', '9');
        return next < 0 ? text.Length : from + next;
    }

    private static Reading ReadCode(ReadOnlySpan<char> text, int start, out int end)
    {
        var reader = new Reader(text, start);
        end = start;
        if (!reader.TakeDate(out var day, out var month, out var year))
        {
            return Reading.None;
        }
        reader.SkipBlank();
        var sign = char.ToUpperInvariant(reader.Take());
        var century = sign switch
        {
            '+' => 1800,
            '-' or 'Y' or 'X' or 'W' or 'V' or 'U' => 1900,
            >= 'A' and <= 'F' => 2000,
            _ => -1,
        };
        reader.SkipBlank();
        if (century < 0 || !IsDate(day, month, year, century) || reader.TakeDigits(3, out var number) < 3 || number < 2)
        {
            return Reading.None;
        }
        var check = CheckCharacters.IndexOf(char.ToUpperInvariant(reader.Take()));
        var inLongerNumber = check < 10 && char.IsAsciiDigit(reader.Peek);
        var spanOfYears = year > 99 && sign == '-' && check < 10 && number is >= 190 and < 210; // "15.3.1999-2003"
        if (check < 0 || inLongerNumber || spanOfYears)
        {
            return Reading.None;
        }
        end = reader.At;
        var digits = (((((day * 100) + month) * 100) + (year % 100)) * 1000) + number;
        return digits % CheckCharacters.Length == check ? Reading.Right : Reading.Mistyped;
    }

    /// <param name="year">Two digits, or four if so written: they must then agree with the sign.</param>
    private static bool IsDate(int day, int month, int year, int century) =>
        (year < 100 || year / 100 * 100 == century)
        && month is >= 1 and <= 12
        && day >= 1 && day <= DateTime.DaysInMonth(century + (year % 100), month);

    /// <summary>Reads one code, sign by sign. One line break may stand between any two and counts as nothing.</summary>
    private ref struct Reader(ReadOnlySpan<char> text, int at)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private bool _wrapped;

        public int At { get; private set; } = at;

        /// <summary>The next sign, or NUL at the end of the text.</summary>
        public readonly char Peek => At < _text.Length ? _text[At] : '\0';

        public char Take()
        {
            if (Peek == '\n' && !_wrapped)
            {
                (_wrapped, At) = (true, At + 1);
            }
            var sign = Peek;
            At++;
            return sign;
        }

        public void SkipBlank() => At += Peek == ' ' ? 1 : 0;

        /// <summary>Takes the digits that are there, <paramref name="most"/> at most, and returns how many.</summary>
        public int TakeDigits(int most, out int value)
        {
            value = 0;
            for (var taken = 0; taken < most; taken++)
            {
                var ahead = this;
                var sign = ahead.Take();
                if (!char.IsAsciiDigit(sign))
                {
                    return taken;
                }
                value = (value * 10) + (sign - '0');
                this = ahead;
            }
            return most;
        }

        /// <summary>010594, 1.5.94, 01. 05. 1994 or 01/05/94. Whether there is such a day is not asked here.</summary>
        public bool TakeDate(out int day, out int month, out int year)
        {
            month = year = 0;
            var digits = TakeDigits(6, out day);
            if (digits == 6)
            {
                (day, month, year) = (day / 10_000, day / 100 % 100, day % 100);
                return true;
            }
            return digits <= 2 && Take() is '.' or '/' && TakePart(2, out month) > 0
                && Take() is '.' or '/' && TakePart(4, out year) is 2 or 4;
        }

        private int TakePart(int most, out int value)
        {
            SkipBlank();
            return TakeDigits(most, out value);
        }
    }
}
