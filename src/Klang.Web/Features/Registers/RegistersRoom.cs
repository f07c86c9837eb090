namespace Klang.Web.Features.Registers;

internal static class RegistersRoom
{
    public static void AddRegisters(IServiceCollection services) => services
        .AddSingleton<PersonalNumberKey>().AddScoped<PersonalNumbers>().AddScoped<NumberReading>().AddScoped<SubjectOptions>()
        .AddScoped<RegisterWriter>().AddScoped<SurroundingsReader>()
        .AddScoped<DuplicateDesk>().AddScoped<EntryUses>().AddScoped<CertificationYears>().AddScoped<EntryConfirming>()
        .AddScoped<EntryFollowers>().AddScoped<TermExpiry>().AddScoped<TermRenewing>().AddScoped<PointsHere>().AddScoped<EntryInputs>().AddScoped<RegisterCounts>().AddHostedService<TermWatch>();
}
