using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Tests.House;

/// <summary>The rules of the house, proved over the whole assembly.</summary>
public sealed partial class HouseRules(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly Assembly Program = typeof(ViittaDb).Assembly;

    [Fact]
    public void Every_refusal_has_a_text_in_three_languages()
    {
        var refusals = StaticFields<Refusal>().ToList();
        Assert.NotEmpty(refusals);
        Assert.Empty(from refusal in refusals
                     from language in Languages.All
                     where Texts.Find(refusal.Code, language) is null
                     select $"{refusal.Code} ({language})");
    }

    [Fact]
    public void Traces_are_listed_in_the_document()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs/traces.md"));
        var listed = TraceRow().Matches(document).Select(m => m.Groups[1].Value).ToList();
        var declared = StaticFields<TraceKind>().Select(t => t.Code).Order().ToList();
        Assert.Equal(declared, listed.Order());
        Assert.Equal(declared.Count, declared.Distinct().Count());
    }

    [Fact]
    public void No_type_has_two_homes()
    {
        var twice = Program.GetTypes()
            .Where(t => t is { IsNested: false, Namespace: not null } && t.Namespace.StartsWith("Viitta", StringComparison.Ordinal)
                && !t.Namespace.Contains("Migrations") && !t.Name.Contains('<'))
            .GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.Empty(twice);
    }

    /// <summary>A stranger gets "not found" (pages) or 401 (API) from every route that does not say it is open.</summary>
    [Fact]
    public async Task Every_route_refuses_a_stranger()
    {
        using var client = fixture.App.CreateClient(new() { AllowAutoRedirect = false });
        var closed = Endpoints().Where(e => e.Metadata.GetMetadata<OpenToAttribute>() is null).ToList();
        Assert.NotEmpty(closed);
        var let = new List<string>();
        foreach (var endpoint in closed)
        {
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
            foreach (var method in methods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Address(endpoint));
                var status = (await client.SendAsync(request)).StatusCode;
                if (status is not (HttpStatusCode.NotFound or HttpStatusCode.Unauthorized))
                {
                    let.Add($"{method} {Address(endpoint)} → {(int)status}");
                }
            }
        }
        Assert.Empty(let);
    }

    /// <summary>A user of no network gets 404 from every route with an id, whatever the id.</summary>
    [Fact]
    public async Task Every_id_is_unknown_to_a_user_of_no_network()
    {
        var outsider = await fixture.App.SignInAsync(await fixture.App.AddUserAsync($"{Guid.NewGuid():N}@viitta.example"));
        var withId = Endpoints()
            .Where(e => e.Metadata.GetMetadata<OpenToAttribute>() is null && !e.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .Where(e => e.RoutePattern.Parameters.Any(p => p.Name is "id" or "network"));
        var let = new List<string>();
        foreach (var endpoint in withId)
        {
            await outsider.GetAsync(Address(endpoint));
            if (outsider.Status is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
            {
                let.Add($"{Address(endpoint)} → {(int)outsider.Status}");
            }
        }
        Assert.Empty(let);
    }

    /// <summary>Direction: Program → Features → Data → Common.</summary>
    [Fact]
    public void Lower_floors_know_nothing_of_upper_ones()
    {
        Assert.Empty(UsesOf("Common", "Viitta.Data", "Viitta.Features"));
        Assert.Empty(UsesOf("Data", "Viitta.Features"));
    }

    /// <summary>Rooms form no circle: one room's use of another is never returned, directly or around.</summary>
    [Fact]
    public void Rooms_form_no_circle()
    {
        var uses = Repository.Sources()
            .Where(f => f.Contains("/Features/") && Path.GetExtension(f) == ".cs")
            .Select(f => (Room: Path.GetRelativePath(Path.Combine(Repository.Root, "src/Viitta/Features"), f).Split('/')[0], Text: File.ReadAllText(f)))
            .SelectMany(f => FeatureUse().Matches(f.Text).Select(m => (f.Room, Other: m.Groups[1].Value)))
            .Where(u => u.Room != u.Other).ToLookup(u => u.Room, u => u.Other);
        foreach (var room in uses.Select(u => u.Key))
        {
            var seen = new HashSet<string>();
            var next = new Queue<string>(uses[room]);
            while (next.TryDequeue(out var other))
            {
                Assert.False(other == room, $"{room} uses a room that uses {room}.");
                if (seen.Add(other))
                {
                    foreach (var further in uses[other])
                    {
                        next.Enqueue(further);
                    }
                }
            }
        }
    }

    /// <summary>The model that the code describes is the one that the migrations build.</summary>
    [Fact]
    public async Task No_model_change_is_pending()
    {
        Assert.False(await fixture.App.InDbAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    private IEnumerable<RouteEndpoint> Endpoints()
    {
        fixture.App.CreateClient().Dispose();
        return fixture.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .DistinctBy(e => (e.RoutePattern.RawText, string.Join(',', e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])))
            .Where(e => e.Metadata.GetMetadata<ActionDescriptor>() is null or { RouteValues: not null });
    }

    /// <summary>The route with its holes filled by ids of the right shape that exist nowhere.</summary>
    private static string Address(RouteEndpoint endpoint) => "/" + RouteHole().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), hole =>
        hole.Value.Contains(":int") ? "1" : hole.Value.Contains(":guid") ? Guid.NewGuid().ToString()
        : hole.Value.Contains("network") ? "north-savo" : "x");

    private static IEnumerable<T> StaticFields<T>() => Program.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(T) && !f.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
        .Select(f => (T)f.GetValue(null)!);

    private static IEnumerable<string> UsesOf(string folder, params string[] upper) => Repository.Sources()
        .Where(f => f.Contains($"/src/Viitta/{folder}/"))
        .Where(f => upper.Any(u => File.ReadAllText(f).Contains($"using {u}")))
        .Select(Path.GetFileName)!;

    [GeneratedRegex(@"^\| `([a-z.-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TraceRow();

    [GeneratedRegex(@"using Viitta\.Features\.(\w+);")]
    private static partial Regex FeatureUse();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex RouteHole();
}
