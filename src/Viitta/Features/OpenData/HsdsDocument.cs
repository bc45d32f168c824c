using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Viitta.Features.Layout;

namespace Viitta.Features.OpenData;

/// <summary>Says in /openapi/hsds.json what is asked and answered, with the names as they are written (<see cref="HsdsJson"/>).</summary>
internal sealed class HsdsDocument : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Viitta: open data",
            Version = OpenDataRoom.Version,
            Description = "Published service maps as Open Referral HSDS 3.0, TLP:CLEAR only. Answers carry an ETag; ask with If-None-Match "
                + "before each use, for numbers are withdrawn. Schedules are in Europe/Helsinki's time of the day they are valid on.",
        };
        foreach (var schema in document.Components!.Schemas!.Values.OfType<OpenApiSchema>())
        {
            AsWritten(schema);
        }
        document.AddComponent(ApiDocument.Problem, ApiDocument.ProblemSchema());
        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var takes = context.Description.ActionDescriptor.EndpointMetadata.OfType<HsdsTakes>().Last().Parameters;
        operation.Parameters = [.. operation.Parameters ?? [], .. takes.Select(Parameter)];
        operation.Responses!["304"].Content?.Clear();
        operation.Responses["default"] = ApiDocument.Refused("A refusal", context);
        if (takes.Contains(HsdsParameters.Format))
        {
            operation.Responses["200"].Content!.Add(OpenDataRoom.Ndjson, new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The members of contents, one a line" },
            });
        }
        return Task.CompletedTask;
    }

    /// <summary>snake_case; and what is not there is left out, never null.</summary>
    private static void AsWritten(OpenApiSchema schema)
    {
        schema.Required = schema.Required?.Select(HsdsJson.Names.ConvertName).ToHashSet();
        schema.Properties = schema.Properties?.ToDictionary(p => HsdsJson.Names.ConvertName(p.Key), p => Present(p.Value));
    }

    private static IOpenApiSchema Present(IOpenApiSchema schema)
    {
        if (schema.OneOf is { Count: 2 } either)
        {
            return either.First(s => s.Type != JsonSchemaType.Null);
        }
        if (schema is OpenApiSchema own)
        {
            own.Type &= ~JsonSchemaType.Null;
        }
        return schema;
    }

    private static OpenApiParameter Parameter(HsdsParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = new OpenApiSchema
        {
            Type = parameter.Type,
            Format = parameter.Format,
            Enum = parameter.Choices.Count == 0 ? null : [.. parameter.Choices.Select(c => (JsonNode)c)],
        },
    };
}
