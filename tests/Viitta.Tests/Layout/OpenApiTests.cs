using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Tests.House;

namespace Viitta.Tests.Layout;

public sealed class OpenApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task The_document_declares_the_bearer_and_lists_every_endpoint()
    {
        using var client = fixture.App.CreateClient();
        var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement;
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer");
        Assert.Equal(("http", "bearer"), (scheme.GetProperty("type").GetString(), scheme.GetProperty("scheme").GetString()));
        Assert.False(document.TryGetProperty("security", out _)); // each operation says for itself

        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.True(schemas.GetProperty("PathwayAnswerStep").GetProperty("properties").TryGetProperty("stepId", out _));
        Assert.True(schemas.GetProperty("DeskAnswerStep").GetProperty("properties").TryGetProperty("url", out _));
        Assert.Equal("integer", schemas.GetProperty("ReleaseRequest").GetProperty("properties").GetProperty("from").GetProperty("type").GetString());
        var roles = schemas.GetProperty("Role");
        Assert.Equal("string", roles.GetProperty("type").GetString());
        Assert.Equal(["Leads", "Contributes", "Consulted", "Told"], roles.GetProperty("enum").EnumerateArray().Select(r => r.GetString()!));

        var listed = document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name.TrimEnd('/')}")).ToHashSet();
        var mapped = fixture.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                .Select(m => $"{m} {Constraint().Replace(e.RoutePattern.RawText!, "}").TrimEnd('/')}"));
        Assert.Empty(mapped.Except(listed));
    }

    private static System.Text.RegularExpressions.Regex Constraint() => new(@":[^}]+\}");
}
