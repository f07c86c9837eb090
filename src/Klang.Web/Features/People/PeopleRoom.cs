namespace Klang.Web.Features.People;

internal static class PeopleRoom
{
    public static void AddPeople(IServiceCollection services)
    {
        services.AddAuthentication("none").AddCookie("none");
        services.AddAuthorization();
        services.AddScoped<UnitSeed>();
    }
}
