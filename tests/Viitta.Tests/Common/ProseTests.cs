using Viitta.Common;

namespace Viitta.Tests.Common;

public sealed class ProseTests
{
    [Theory]
    [InlineData("Two **men**", "<p>Two <strong>men</strong></p>")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;")]
    [InlineData("[a](javascript:alert(1))", "<a href=\"\">a</a>")]
    [InlineData("[a](https://example.org)", "<a href=\"https://example.org\">a</a>")]
    public void Is_html_without_raw_html_or_script(string markdown, string expected)
    {
        var html = Prose.ToHtml(markdown).ToString()!;
        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
    }
}
