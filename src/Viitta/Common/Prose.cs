using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Viitta.Common;

/// <summary>CommonMark, by content or by people, to HTML: no raw HTML, and links to the web, mail and telephones only.</summary>
public static class Prose
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    private static readonly string[] Schemes = ["https://", "http://", "mailto:", "tel:"];

    public static IHtmlContent ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = Array.Exists(Schemes, s => link.Url?.StartsWith(s, StringComparison.OrdinalIgnoreCase) == true) ? link.Url : "";
        }
        return new HtmlString(document.ToHtml(Pipeline));
    }
}
