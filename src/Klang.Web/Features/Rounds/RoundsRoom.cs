namespace Klang.Web.Features.Rounds;

internal static class RoundsRoom
{
    public static void AddRounds(IServiceCollection services) => services.AddScoped<HolidaySeed>();

}
