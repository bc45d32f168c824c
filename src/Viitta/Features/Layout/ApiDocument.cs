using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Viitta.Common;

namespace Viitta.Features.Layout;

/// <summary>Says in /openapi/v1.json what the API is, which operations need a key, and what a refusal looks like.</summary>
internal sealed class ApiDocument : IOpenApiDocumentTransformer, IOpenApiOperationTransformer, IOpenApiSchemaTransformer
{
    private const string Bearer = "bearer";
    public const string Problem = "Problem";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Viitta",
            Version = "v1",
            Description = "A refusal is a problem (RFC 9457) whose type is /problems/{code}. Keys are made on the page /account.",
        };
        document.AddComponent(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "Authorization: Bearer viitta_…, or the key that a participant got when joining",
        });
        document.AddComponent(Problem, ProblemSchema());
        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        operation.Responses["default"] = Refused("A refusal", context);
        var audience = context.Description.ActionDescriptor.EndpointMetadata.OfType<OpenToAttribute>().LastOrDefault()?.Audience ?? Audience.Users;
        if (audience != Audience.Everyone)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
            operation.Responses["401"] = Refused("No key, or one that opens nothing", context);
        }
        return Task.CompletedTask;
    }

    /// <summary>The words that <see cref="EnumWords"/> takes.</summary>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } words)
        {
            schema.Type = JsonSchemaType.String; // where it may be null, the member says so
            schema.Enum = [.. Enum.GetNames(words).Select(word => JsonValue.Create(word))];
        }
        return Task.CompletedTask;
    }

    /// <summary>A record within another bears both names: there is more than one Step.</summary>
    public static string? NameOf(JsonTypeInfo info) => OpenApiOptions.CreateDefaultSchemaReferenceId(info) is { } name
        && info.Type.DeclaringType is { IsAbstract: false } within ? within.Name + name : OpenApiOptions.CreateDefaultSchemaReferenceId(info);

    public static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("/problems/{code}: one code for one reason"),
            ["title"] = Text("The reason in the language of the request"),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text("For programmers, when a request could not be read"),
            ["field"] = Text("The member that the refusal is about, when it is about one"),
        },
    };

    public static OpenApiResponse Refused(string description, OpenApiOperationTransformerContext context) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, context.Document) },
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
