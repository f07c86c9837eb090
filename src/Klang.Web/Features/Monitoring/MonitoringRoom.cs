namespace Klang.Web.Features.Monitoring;

internal static class MonitoringRoom
{
    public static void AddMonitoring(IServiceCollection services)
    {
    }

}
