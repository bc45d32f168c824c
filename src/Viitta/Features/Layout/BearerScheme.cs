using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Viitta.Features.Layout;

/// <summary>Says in /openapi/v1.json what the API is and how a client shows who it is.</summary>
internal sealed class BearerScheme : IOpenApiDocumentTransformer
{
    private const string Name = "bearer";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Viitta",
            Version = "v1",
            Description = "A refusal is a problem (RFC 9457) whose type is /problems/{code}. Keys are made on the page /account.",
        };
        document.Components ??= new OpenApiComponents();
        document.AddComponent(Name, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Name,
            Description = "Authorization: Bearer viitta_…",
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Name, document)] = [] }];
        return Task.CompletedTask;
    }
}
