using Microsoft.AspNetCore.OpenApi;

namespace Klang.Web.Features.Api;

/// <summary>The public API, <c>/api/v1</c>. Every endpoint calls the same doors as the pages.</summary>
internal static class ApiRoom
{
    public static void AddApi(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer<OpenApiHead>();
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) ?? false;
    });

    public static void MapApi(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1");
        AreasApi.Map(api);
        AreaChecksApi.Map(api);
        CasesApi.Map(api);
        DatasetsApi.Map(api);
        DataApi.Map(api);
        FiguresApi.Map(api);
        TargetsApi.Map(api);
        RoundsApi.Map(api);
        SubmissionsApi.Map(api);
        CompletenessApi.Map(api);
    }
}
