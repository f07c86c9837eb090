namespace Klang.Web.Features.Entry;

internal static class EntryRoom
{
    public static void AddEntry(IServiceCollection services)
    {
    }

    public static void MapEntry(WebApplication app)
    {
    }
}
