using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Viitta.Tests.House;

/// <summary>
/// A browser with script off, in memory: opens pages, fills forms as they stand in the HTML (hidden fields and
/// antiforgery included), follows redirects. Reading is done with CSS selectors on <see cref="Page"/>.
/// </summary>
public sealed class Browse(HttpClient client, string language, ErrorLog? log = null)
{
    private static readonly HtmlParser Parser = new();

    public HttpClient Client => client;

    /// <summary>The page last shown.</summary>
    public IHtmlDocument Page { get; private set; } = Parser.ParseDocument("");

    public HttpStatusCode Status { get; private set; }

    /// <summary>Path and query of the page last shown.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Visible text of main, white space folded.</summary>
    public string Text => string.Join(' ', (Page.QuerySelector("main") ?? Page.Body!).TextContent
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public Task<Browse> GetAsync(string url) => SendAsync(new HttpRequestMessage(HttpMethod.Get, url));

    /// <summary>Follows the link that the selector finds.</summary>
    public Task<Browse> ClickAsync(string selector) =>
        GetAsync(Find<IHtmlAnchorElement>(selector).GetAttribute("href")!);

    /// <summary>Sends the form that the selector finds (or that holds or owns what it finds), with these fields set.</summary>
    /// <param name="fields">name → value; a null value leaves the field out, as an unticked box does.</param>
    public Task<Browse> SubmitAsync(string selector, params (string Name, string? Value)[] fields)
    {
        var found = Find<IElement>(selector);
        var form = found as IHtmlFormElement ?? found.Closest("form") as IHtmlFormElement ?? (found as IHtmlButtonElement)?.Form
            ?? throw new InvalidOperationException($"{selector} is not in a form.");
        var values = Fields(form).Where(f => !fields.Any(x => x.Name == f.Key))
            .Concat(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!)));
        if (found is IHtmlButtonElement { Name.Length: > 0 } button)
        {
            values = values.Append(KeyValuePair.Create(button.Name!, button.Value));
        }
        var url = (found.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } action ? action : Url;
        return string.Equals(form.Method, "get", StringComparison.OrdinalIgnoreCase)
            ? GetAsync($"{url.Split('?', '#')[0]}?{string.Join('&', values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}"))}")
            : SendAsync(new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(values) });
    }

    /// <summary>Sends the form that the selector finds with this file chosen in its file field.</summary>
    public Task<Browse> SendFileAsync(string selector, string field, string fileName, byte[] file)
    {
        var form = Find<IHtmlFormElement>(selector);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(form))
        {
            content.Add(new StringContent(value), name);
        }
        content.Add(new ByteArrayContent(file), field, fileName);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action") is { Length: > 0 } action ? action : Url) { Content = content });
    }

    /// <summary>The element, or a failure that shows the page's text.</summary>
    public T Find<T>(string selector)
        where T : class, IElement =>
        Page.QuerySelector(selector) as T
        ?? throw new InvalidOperationException($"No {selector} at {Url} ({(int)Status}): {Text[..Math.Min(Text.Length, 600)]}");

    public IElement Find(string selector) => Find<IElement>(selector);

    public string TextOf(string selector) => string.Join(' ', Find(selector).TextContent
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<Browse> SendAsync(HttpRequestMessage request)
    {
        for (var hop = 0; hop < 10; hop++)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
            var response = await client.SendAsync(request);
            Url = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.OriginalString;
            if (response.Headers.Location is { } next && (int)response.StatusCode is >= 300 and < 400)
            {
                request = new HttpRequestMessage(HttpMethod.Get, next);
                continue;
            }
            Status = response.StatusCode;
            Page = Parser.ParseDocument(await response.Content.ReadAsStringAsync());
            if (Status == HttpStatusCode.InternalServerError)
            {
                throw new InvalidOperationException($"500 at {Url}: {log?.Last}");
            }
            return this;
        }
        throw new InvalidOperationException($"Redirects without end at {Url}.");
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled"))
            {
                continue;
            }
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked:
                case IHtmlInputElement { Type: "submit" or "button" or "file" }:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return KeyValuePair.Create(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.SelectedOptions)
                    {
                        yield return KeyValuePair.Create(name, option.Value);
                    }
                    break;
                default:
                    break;
            }
        }
    }
}
