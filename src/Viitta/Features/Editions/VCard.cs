using System.Text;

namespace Viitta.Features.Editions;

/// <summary>
/// Lines of a vCard 4.0 (RFC 6350): ended by CRLF, folded at 75 octets without cutting a letter, texts escaped.
/// </summary>
public sealed class VCard
{
    public const string ContentType = "text/vcard; charset=utf-8";

    /// <summary>Octets of a line without its end (section 3.2).</summary>
    private const int LongestLine = 75;

    private readonly StringBuilder _lines = new("BEGIN:VCARD\r\nVERSION:4.0\r\n");

    /// <summary>A text, or several that the property takes as one structure ("organisation;unit").</summary>
    /// <param name="property">Name and parameters.</param>
    public VCard Text(string property, params IEnumerable<string> parts)
    {
        var written = parts.Select(Escape).ToList();
        return written.TrueForAll(p => p.Length == 0) ? this : Line(property, string.Join(';', written));
    }

    /// <summary>An address; what is none is left out.</summary>
    public VCard Address(string property, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Line(property, uri.AbsoluteUri) : this;

    public override string ToString() => $"{_lines}END:VCARD\r\n";

    private VCard Line(string property, string value)
    {
        var octets = 0;
        foreach (var rune in $"{property}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                _lines.Append("\r\n ");
                octets = 1; // the blank that says "continued"
            }
            _lines.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        _lines.Append("\r\n");
        return this;
    }

    /// <summary>Section 3.4. Other control characters than the end of a line have no place in a text.</summary>
    private static string Escape(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(c => c switch
    {
        '\n' => "\\n",
        '\\' or ',' or ';' => $"\\{c}",
        _ => char.IsControl(c) ? "" : $"{c}",
    }));
}
