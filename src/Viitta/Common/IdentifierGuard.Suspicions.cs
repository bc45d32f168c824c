using System.Globalization;
using System.Text.RegularExpressions;

namespace Viitta.Common;

/// <summary>What looks like an identifier and may yet be legitimate: the person is warned and may overrule.</summary>
public enum Suspicion
{
    /// <summary>An identity code but for its check character: most likely a slip in writing a real one.</summary>
    IdentityCodeLike,

    /// <summary>Mobile, local and foreign numbers, but not those of public services: 116, 0800, 029 …</summary>
    Phone,

    Email,

    /// <summary>With the right length for its country and the right check digits (ISO 13616).</summary>
    Iban,

    /// <summary>The name of a street in Finnish or Swedish and a house number.</summary>
    StreetAddress,

    /// <summary>The usual Finnish form in capitals, ABC-123.</summary>
    CarPlate,
}

public static partial class IdentifierGuard
{
    // 040 123 4567, +358 50 1234567 | 09 123 4567, (09) 1234567, 091234567 | +46 …, 0046 …
    // A local number has its area code apart from three digits or more: times and dates have not.
    private static readonly Regex Phone = Pattern("""
        (?: ^[.,-]? | [^\w.,-] | \D[.,-] )
        (?: (?: (?: \+ | 00 ) 358 [ -]? (?: \(0\) [ -]? )? | 0 )
            (?: (?: 4\d | 50 ) (?: [ -]?\d ){6,8}
              | (?: [235689] | 1[3-9] ) \)? (?: [ -]?[1-8]\d{4,7} | [ -][1-8]\d{2,3} (?: [ -]\d{2,4} ){1,2} ) )
          | (?: \+ | 00 ) (?: [124-9] | 3[0-46-9] | 35[0-79] ) (?: [ -]?\d ){7,13} ) \b
        """);

    private static readonly Regex Email = Pattern(
        @"\w (?: @ | [ ]? [([] at [)\]] [ ]? ) (?: [\w-]+ \. )+ \p{L}{2,}");

    private static readonly Regex StreetAddress = Pattern("""
        \b \p{L}{2,}
        (?: katu | kuja | tie | polku | kaari | raitti | rinne | aukio | väylä | penger | puistikko | esplanadi
          | gatan? | väg(?:en)? | gränd(?:en)? | stig(?:en)? | allén? | esplanaden | torget | kajen )
        [ ]\d{1,3} (?: [ ]?[a-z] )? (?: $ | [^\w.,:/] | [.,:/] (?: $ | \D ) )
        """);

    /// <summary>Roads that nobody lives at, and the paths of services that this program is about.</summary>
    private static readonly Regex NoStreet = Pattern("""
        ^ (?: (?: valta | kanta | seutu | yhdys | moottori | rauta ) tie | (?: riks | motor | lands ) väg
          | (?: palvelu | hoito | asiakas | auttamis | avun | tuki | toiminta | kuntoutus | kotoutumis | oppimis
              | opinto | koulutus | ura | esimerkki ) polku
          | (?: service | vård | klient | hjälp | stöd ) stig )
        """);

    // 70100 Kuopio, FI-70100 KUOPIO, 70100, kuopio; after five digits of a telephone number no place follows.
    private static readonly Regex PostalCode = Pattern("""
        (?: ^ | FIN?- | [^\w\s+-] [ ]? | \n ) \d{5} [ ,]{1,2} \p{L}{3,}
          | \p{L} [ ] \d{5} [ ,]{1,2} (?-i: [A-ZÅÄÖ] ) \p{L}{2,}
        """);

    // Turvakadulla 5, Kauppatori 3: too many other words end so to suspect them everywhere.
    private static readonly Regex StreetInSpeech = Pattern("""
        \b \p{L}{2,} (?: kadu(?:n|lla|lta) | tie(?:n|llä|ltä) | kuja(?:n|lla|lta) | polu(?:n|lla|lta) | tori(?:n|lla|lta)? ) [ ] \d{1,3} (?: [ ]?[a-z] )? \b
        """);

    // N 6973737, E 534468: metres, in the order of north and east.
    private static readonly Regex Metres = Pattern(@"\b [67]\d{6} [ ]?m? [ ,;/]{1,3} (?: E [ :=]{0,3} )? \d{6} \b");

    /// <summary>Nobody can be found at a box of the post office.</summary>
    private static readonly Regex PostBox = Pattern(@"\b (?: PL | PB | P\.?O\.?[ ]?Box ) [ ]? \d{1,5} (?: [ ]? [,\n]? [ ]? (?: FI- )? \d{5} )?");

    // 62.89238, 27.67703
    private static readonly Regex Coordinates = Pattern(@"\b \d{2} [.,] \d{3,} [ ]?°? [ ]?n? [ ,;/]{1,3} \d{2} [.,] \d{3,}");

    private static readonly Regex CarPlate = Pattern(@"(?: ^ | [^\w-] ) (?-i: [A-ZÅÄÖ]{3} ) -[1-9]\d{2} \b");

    /// <summary>Standards and algorithms that are written as a plate is.</summary>
    private static readonly Regex NoPlate = Pattern(@"^\W? (?: SHA | AES | RSA | ISO | SFS | RFC | DIN )");

    /// <summary>Country and length of its account numbers, for the payment area (SEPA) and its neighbours.</summary>
    private const string IbanLengths =
        "AD24 AL28 AT20 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 "
        + "GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 "
        + "RS22 SE24 SI19 SK24 SM27 TR26 UA29 VA22 XK20";

    /// <summary>The distinct kinds, in enum order. A right identity code is none of them: it is refused.</summary>
    public static IReadOnlyList<Suspicion> Suspicions(string? text)
    {
        var folded = Fold(text ?? "");
        BlankOut(NobodysNumber, folded);
        var codeLike = BlankOutCodes(folded); // these and account numbers go first: their digits are no phone number
        var iban = BlankOutIbans(folded);
        Suspicion?[] found =
        [
            codeLike ? Suspicion.IdentityCodeLike : null,
            Phone.IsMatch(folded) ? Suspicion.Phone : null,
            Email.IsMatch(folded) ? Suspicion.Email : null,
            iban ? Suspicion.Iban : null,
            Has(StreetAddress, folded, except: NoStreet) ? Suspicion.StreetAddress : null,
            Has(CarPlate, folded, except: NoPlate) ? Suspicion.CarPlate : null,
        ];
        return [.. found.OfType<Suspicion>()];
    }

    /// <summary>Has a street with a house number in it (<see cref="Suspicion.StreetAddress"/>): no text of a service map may.</summary>
    public static bool HasStreetAddress(string? text) => text is { Length: > 0 } && text.AsSpan().ContainsAnyInRange('0', '9')
        && Has(StreetAddress, Fold(text), except: NoStreet);

    /// <summary>
    /// Tells where something is, strictly: a street with a number, a postal code with its place, or coordinates. Post office
    /// boxes do not. For what is said of a place that must stay secret.
    /// </summary>
    public static bool HasPostalAddress(string? text)
    {
        if (text is not { Length: > 0 } || !text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return false;
        }
        var folded = Fold(text);
        BlankOut(PostBox, folded);
        return Has(StreetAddress, folded, except: NoStreet) || Has(StreetInSpeech, folded, except: NoStreet)
            || PostalCode.IsMatch(folded) || Coordinates.IsMatch(folded) || Metres.IsMatch(folded);
    }

    private static bool Has(Regex pattern, ReadOnlySpan<char> text, Regex except)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            if (!except.IsMatch(text.Slice(match.Index, match.Length)))
            {
                return true;
            }
        }
        return false;
    }

    private static bool BlankOutIbans(Span<char> text)
    {
        var found = false;
        for (var start = 0; start < text.Length; start++)
        {
            var opensWord = start == 0 || !char.IsLetterOrDigit(text[start - 1]);
            if (opensWord && ReadIban(text, start, out var end))
            {
                text[start..end].Fill(' ');
                found = true;
            }
        }
        return found;
    }

    private static bool ReadIban(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        if (text[start..] is not [>= 'A' and <= 'z', >= 'A' and <= 'z', >= '0' and <= '9', >= '0' and <= '9', ..])
        {
            return false;
        }
        var country = IbanLengths.AsSpan().IndexOf(text.Slice(start, 2), StringComparison.OrdinalIgnoreCase);
        if (country < 0)
        {
            return false;
        }
        var length = int.Parse(IbanLengths.AsSpan(country + 2, 2), CultureInfo.InvariantCulture);
        Span<char> signs = stackalloc char[length];
        for (var taken = 0; taken < length; end++)
        {
            if (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                signs[taken++] = char.ToUpperInvariant(text[end]);
            }
            else if (end == text.Length || text[end] != ' ')
            {
                return false;
            }
        }
        var endsHere = end == text.Length || !char.IsLetterOrDigit(text[end]);
        return endsHere && Remainder(signs[..4], Remainder(signs[4..], 0)) == 1;

        // ISO 7064 mod 97: the first four signs count last, and a letter counts as two digits, A = 10.
        static int Remainder(ReadOnlySpan<char> signs, int remainder)
        {
            foreach (var sign in signs)
            {
                remainder = char.IsAsciiDigit(sign)
                    ? ((remainder * 10) + (sign - '0')) % 97
                    : ((remainder * 100) + (sign - 'A' + 10)) % 97;
            }
            return remainder;
        }
    }
}
