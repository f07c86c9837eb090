namespace Klang.Web.Features.Api;

internal static class ApiRoom
{
    public static void AddApi(IServiceCollection services)
    {
    }

    public static void MapApi(WebApplication app)
    {
    }
}
