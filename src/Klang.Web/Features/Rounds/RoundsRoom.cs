namespace Klang.Web.Features.Rounds;

internal static class RoundsRoom
{
    /// <summary>The stream of the trail that all of the calendar's lines stand in; every write of the calendar holds it first.</summary>
    public const string Stream = "calendar";

    public static void AddRounds(IServiceCollection services)
    {
        services.AddScoped<HolidaySeed>();
        services.AddScoped<HolidayKeeping>();
        services.AddScoped<RoundOpening>();
        services.AddScoped<RoundQueries>();
        services.AddScoped<RoundEditing>();
    }
}
