namespace Klang.Web.Features.Notices;

internal static class NoticesRoom
{
    public static void AddNotices(IServiceCollection services) => services.AddScoped<NoticeBox>();
}
