using Markdig;
using Microsoft.AspNetCore.Html;
using Viitta.Common;

namespace Viitta.Features.Scenarios;

/// <summary>A scenario's CommonMark as HTML. Raw HTML in the files is shown as text.</summary>
public static class Prose
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static IHtmlContent Html(LocalText text) => new HtmlString(Markdown.ToHtml(text.ToString(), Pipeline));

    /// <summary>Without any marks: for files and for lists inside other texts.</summary>
    public static string Plain(LocalText text) => Markdown.ToPlainText(text.ToString(), Pipeline).Trim();

    /// <summary>For one line inside an element of its own: a question, a list item.</summary>
    public static IHtmlContent Line(LocalText text)
    {
        var html = Markdown.ToHtml(text.ToString(), Pipeline).Trim();
        return new HtmlString(html.StartsWith("<p>", StringComparison.Ordinal) && html.IndexOf("</p>", StringComparison.Ordinal) == html.Length - 4
            ? html[3..^4]
            : html);
    }
}
