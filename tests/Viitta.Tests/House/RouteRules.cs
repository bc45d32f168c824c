using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Tests.House;

/// <summary>
/// Rows of one network are not there for anyone else: proved over every route and method at once, with the ids of real
/// rows in the address, in the query and in what is sent. That the ids are real is proved with the network's own people.
/// </summary>
public sealed class RouteRules : IAsyncLifetime
{
    private readonly ViittaApp _app = new ViittaApp().WithClockwork();
    private TestNetwork _network = null!;

    public async ValueTask InitializeAsync() => _network = await TestNetwork.PlantAsync(_app);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_stranger_finds_nothing_that_is_not_open()
    {
        using var stranger = _app.CreateClient(new() { AllowAutoRedirect = false });
        await NoneAsync(Requests().Where(r => r.Audience != Audience.Everyone), stranger, api: HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(TestNetwork.Elsewhere)]
    [InlineData(null)]
    public async Task A_user_of_another_network_or_none_finds_nothing(string? network)
    {
        var user = await UserAsync(network);
        var browse = await _app.SignInAsync(user);
        var form = await FormKeyAsync(browse);
        await NoneAsync(Requests().Where(r => r is { IsApi: false, HasRow: true, Audience: not Audience.Everyone }), browse.Client, form);
        using var program = await _app.TokenClientAsync(user);
        await NoneAsync(Requests().Where(r => r is { IsApi: true, HasRow: true, Audience: Audience.Users }), program);
    }

    /// <summary>The address names the outsider's own network and the form a row of the other one.</summary>
    [Fact]
    public async Task A_form_of_ones_own_network_reaches_no_row_of_another()
    {
        var browse = await _app.SignInAsync(await UserAsync(TestNetwork.Elsewhere));
        var form = await FormKeyAsync(browse);
        await NoneAsync(Requests().Where(r => r.NamesARowInItsForm)
            .Select(r => r with { Address = r.Address.Replace($"/{TestNetwork.Id}", $"/{TestNetwork.Elsewhere}", StringComparison.Ordinal) })
            .Where(r => r.Address.Contains(TestNetwork.Elsewhere, StringComparison.Ordinal)), browse.Client, form);
    }

    /// <summary>Were an id made up, the rules above would hold for nothing.</summary>
    [Fact]
    public async Task The_networks_own_coordinator_finds_every_row()
    {
        var user = await UserAsync(TestNetwork.Id);
        var browse = await _app.SignInAsync(user);
        using var program = await _app.TokenClientAsync(user);
        var missed = new List<string>();
        foreach (var request in Requests().Where(r => r is { HasRow: true, Audience: Audience.Users } && (r.IsApi || r.Method == "GET"))
            .OrderBy(r => r.Method switch { "GET" => 0, "DELETE" => 2, _ => 1 }))
        {
            using var answer = await SendAsync(request, request.IsApi ? program : browse.Client);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized)
            {
                missed.Add(request.ToString());
            }
        }
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    /// <summary>A member reads what is theirs; what the network has, its coordinators change. Each sends all that a page or the API takes.</summary>
    [Fact]
    public async Task A_member_changes_nothing_of_the_network()
    {
        Assert.Equal([], await ChangesOfAsync(NetworkRole.Member));
        Assert.InRange((await ChangesOfAsync(NetworkRole.Coordinator)).Count, 20, int.MaxValue);
    }

    /// <summary>What somebody in that role can leave a trace of, sent everything that writes.</summary>
    private async Task<IReadOnlyList<string>> ChangesOfAsync(NetworkRole role)
    {
        var user = await _app.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", authority: true, networks: (TestNetwork.Id, role));
        var browse = await _app.SignInAsync(user);
        var form = await FormKeyAsync(browse);
        using var program = await _app.TokenClientAsync(user);
        foreach (var request in Requests().Where(r => r is { HasRow: true, Audience: Audience.Users, Method: not "GET" }))
        {
            (await SendAsync(request, request.IsApi ? program : browse.Client, form)).Dispose();
        }
        return await _app.InDbAsync(db => db.Traces.Where(t => t.UserId == user && t.NetworkId == TestNetwork.Id).Select(t => t.What).Distinct().Order().ToListAsync());
    }

    private Task<Guid> UserAsync(string? network) => _app.AddUserAsync(
        $"{Guid.NewGuid():N}@viitta.example", networks: network is null ? [] : [(network, NetworkRole.Coordinator)]);

    /// <summary>All of them must be answered with "not found", or as said for the API.</summary>
    private static async Task NoneAsync(
        IEnumerable<RouteRequest> requests, HttpClient client, string? form = null, HttpStatusCode api = HttpStatusCode.NotFound)
    {
        var (let, tried) = (new List<string>(), 0);
        foreach (var request in requests)
        {
            tried++;
            using var answer = await SendAsync(request, client, form);
            if (answer.StatusCode != (request.IsApi ? api : HttpStatusCode.NotFound))
            {
                let.Add($"{request} → {(int)answer.StatusCode} {(request.IsApi ? await answer.Content.ReadAsStringAsync() : "")}");
            }
        }
        Assert.True(tried > 0);
        Assert.True(let.Count == 0, string.Join('\n', let));
    }

    private static async Task<HttpResponseMessage> SendAsync(RouteRequest request, HttpClient client, string? form = null)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Address);
        message.Content = request switch
        {
            { Body: { } body } => JsonContent.Create(body),
            { IsApi: false, Method: "POST" } => new FormUrlEncodedContent((request.Form ?? new Dictionary<string, string>()).Append(KeyValuePair.Create("__RequestVerificationToken", form ?? ""))),
            _ => null,
        };
        return await client.SendAsync(message);
    }

    private static async Task<string> FormKeyAsync(Browse browse)
    {
        await browse.GetAsync("/account");
        return browse.Find<IHtmlInputElement>("input[name=__RequestVerificationToken]").Value;
    }

    private IEnumerable<RouteRequest> Requests()
    {
        var json = _app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => RouteRequest.Of(e, _network.Ids, json)).DistinctBy(r => (r.Method, r.Address));
    }
}
