namespace Klang.Web.Features.Api;

internal static class ApiRoom
{
    public static void AddApi(IServiceCollection services)
    {
    }

    public static void MapApi(WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        FiguresApi.Map(api);
    }
}
