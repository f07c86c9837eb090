namespace Klang.Web.Features.Registers;

internal static class RegistersRoom
{
    public static void AddRegisters(IServiceCollection services) => services.AddScoped<RegisterWriter>().AddScoped<SurroundingsReader>();
}
