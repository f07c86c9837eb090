using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Klang.Web.Features.Api;

/// <summary>What the OpenAPI document says of the API as a whole.</summary>
internal sealed class OpenApiHead : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Klang API",
            Version = "v1",
            Description = "Central Data Center of the Community Development Department. See docs/api.md.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Made by `tokens create`." },
        };
        return Task.CompletedTask;
    }
}
