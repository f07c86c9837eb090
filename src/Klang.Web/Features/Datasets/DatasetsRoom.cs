namespace Klang.Web.Features.Datasets;

internal static class DatasetsRoom
{
    /// <summary>The stream of the trail in which publications stand.</summary>
    public const string Stream = "datasets";

    public static void AddDatasets(IServiceCollection services) => services.AddScoped<Publications>();
}
