using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Viitta.Common;

namespace Viitta.Tests.House;

/// <summary>One way to ask one route, with its holes filled by the ids of real rows.</summary>
/// <param name="HasRow">Names a network or a row of one.</param>
/// <param name="Form">What a page's handler takes, beside the antiforgery key.</param>
internal sealed partial record RouteRequest(
    string Method, string Address, bool IsApi, Audience Audience, bool HasRow, JsonNode? Body = null, IReadOnlyDictionary<string, string>? Form = null)
{
    public bool NamesARowInItsForm => Form is { Count: > 0 };

    public override string ToString() => $"{Method} {Address}";

    /// <param name="ids">See <see cref="TestNetwork.Ids"/>; a hole that is not listed is an error here.</param>
    public static IEnumerable<RouteRequest> Of(RouteEndpoint endpoint, IReadOnlyDictionary<string, string> ids, JsonSerializerOptions json)
    {
        var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        var address = Hole().Replace(route, hole => Fill(hole, ids));
        var audience = endpoint.Metadata.GetMetadata<OpenToAttribute>()?.Audience ?? Audience.Users;
        var hasHole = Hole().Matches(route).Any(h => h.Groups["name"].Value is "id" or "network");
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        {
            yield return new("GET", address, false, audience, hasHole);
            foreach (var handler in endpoint.Metadata.GetRequiredMetadata<CompiledPageActionDescriptor>().HandlerMethods.Where(h => h.HttpMethod == "Post"))
            {
                // On a list "id" is of a row in it; where something is added, the browser makes a new one up.
                var form = handler.Parameters.Where(p => p.ParameterType == typeof(Guid) && handler.Name != "Add")
                    .Select(p => (p.Name, Id: ids.GetValueOrDefault(p.Name is "id" ? route.Split('/')[^1] : p.Name!)))
                    .Where(p => p.Id is not null).ToDictionary(p => p.Name!, p => p.Id!);
                yield return new("POST", handler.Name is null ? address : $"{address}?handler={handler.Name}", false, audience, hasHole, Form: form);
            }
            yield break;
        }
        var isApi = route.StartsWith("/api/", StringComparison.Ordinal);
        var query = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters()
            .Where(p => p.Name is "network" or "version" && !route.Contains($"{{{p.Name}")).Select(p => $"{p.Name}={ids.GetValueOrDefault(p.Name!, "0")}") ?? [];
        var body = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type ? Sample.Of(type, json, ids) : null;
        var hasRow = hasHole || query.Any() || body?.ToJsonString() is { } said && ids.Values.Any(id => id.Length > 5 && said.Contains(id, StringComparison.Ordinal));
        foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
        {
            yield return new(method, query.Any() ? $"{address}?{string.Join('&', query)}" : address, isApi, audience, hasRow, body);
        }
    }

    private static string Fill(Match hole, IReadOnlyDictionary<string, string> ids) => hole.Groups["name"].Value switch
    {
        "id" => ids[hole.Groups["before"].Value],
        "key" => ids.GetValueOrDefault($"{hole.Groups["before"].Value} key", "x"),
        "documentName" => "x",
        "status" => "404",
        var name => ids[name],
    } is var value && hole.Groups["before"].Value is var before ? $"{before}/{value}" : "";

    [GeneratedRegex(@"(?<before>[^/{}]*)/\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Hole();
}
