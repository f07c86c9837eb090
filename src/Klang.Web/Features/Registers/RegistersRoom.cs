namespace Klang.Web.Features.Registers;

internal static class RegistersRoom
{
    public static void AddRegisters(IServiceCollection services) => services
        .AddSingleton<PersonalNumberKey>().AddScoped<PersonalNumbers>().AddScoped<NumberReading>().AddScoped<SubjectOptions>()
        .AddScoped<RegisterWriter>().AddScoped<SurroundingsReader>();
}
