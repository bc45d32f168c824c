using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>
/// Says where a line may end: after a stroke between words, and in a long Finnish word, which phones break before its last
/// letter since no browser knows its syllables. One begins at a consonant before a vowel, "pr" and the like taken whole after
/// another consonant. Where a compound such as "hyvinvointi|alue" meets is not known.
/// </summary>
public static partial class LineBreaks
{
    /// <param name="html">Text and tags; only text is touched.</param>
    public static string In(string html, string language)
    {
        try
        {
            return Part().Replace(html, part => part.Value switch
            {
                ['<' or '&', ..] => part.Value,
                "/" => "/\u200B",
                _ when language == Languages.Finnish => Syllable().Replace(part.Value, "\u00AD"),
                _ => part.Value,
            });
        }
        catch (RegexMatchTimeoutException)
        {
            return html; // a machine without time: the heading as it is
        }
    }

    /// <summary>A tag, a letter written as a code, a stroke between words, a long word.</summary>
    [GeneratedRegex(@"<[^>]*>|&[^;\s]*;|(?<=\p{L}{4})/(?=\p{L}{4})|\p{L}{14,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    [GeneratedRegex(
        @"(?<=\p{L}{3})(?:(?<=[bcdfghjklmnpqrstvwxz])(?=[bdfgkpt][lr][aeiouyåäö])|(?<![bcdfghjklmnpqrstvwxz][bdfgkpt])(?=[lr][aeiouyåäö]\p{L})|(?=[bcdfghjkmnpqstvwxz][aeiouyåäö]\p{L}))",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Syllable();
}

/// <summary>Headings, of pages and of tables.</summary>
[HtmlTargetElement("h1")]
[HtmlTargetElement("h2")]
[HtmlTargetElement("h3")]
[HtmlTargetElement("th")]
public sealed class LineBreaksTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Content.SetHtmlContent(LineBreaks.In((await output.GetChildContentAsync()).GetContent(), Languages.Current));
}
