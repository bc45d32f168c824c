using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Viitta.Bench;

/// <summary>As much of a browser as the pages need: cookies, connections of its own, redirects, compression, form keys.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;

    /// <param name="from">The own address, where it matters; another of 127.0.0.0/8 is another client.</param>
    public Browser(Uri server, IPAddress? from = null)
    {
        _client = new HttpClient(new SocketsHttpHandler
        {
            CookieContainer = Cookies,
            AutomaticDecompression = DecompressionMethods.GZip,
            MaxConnectionsPerServer = 6,
            ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, from, ct),
        })
        { BaseAddress = server, Timeout = TimeSpan.FromMinutes(2) };
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
        _client.DefaultRequestHeaders.Add("Accept-Language", "en");
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The last form key that a page had.</summary>
    public string FormKey { get; private set; } = "";

    public Task<Answer> GetAsync(string path, string header = "") => SendAsync(HttpMethod.Get, path, null, header, CancellationToken.None);

    /// <summary>Sends a form, with the form key of the page read before.</summary>
    public Task<Answer> PostAsync(string path, IEnumerable<(string Name, string Value)> fields, string header = "", CancellationToken ct = default) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", FormKey)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))), header, ct);

    public void Dispose() => _client.Dispose();

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string header, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (header.Length > 0)
        {
            request.Headers.Add(header, "1");
        }
        using var response = await _client.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        if (Key().Match(text) is { Success: true } key)
        {
            FormKey = key.Groups["it"].Value;
        }
        return new Answer((int)response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, text);
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, IPAddress? from, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (from is not null)
            {
                socket.Bind(new IPEndPoint(from, 0));
            }
            await socket.ConnectAsync(IPAddress.Loopback, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<it>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}

/// <param name="Path">Where the redirects led.</param>
internal sealed record Answer(int Status, string Path, string Text)
{
    public Answer Sure() => Status == 200 ? this : throw new InvalidOperationException($"{Path}: {Status}");
}
