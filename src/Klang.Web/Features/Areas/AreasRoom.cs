namespace Klang.Web.Features.Areas;

internal static class AreasRoom
{
    public static void AddAreas(IServiceCollection services) => services.AddScoped<AreaSeed>().AddScoped<AreaNames>().AddScoped<AreaOptions>();

}
