namespace Klang.Web.Features.Entry;

internal static class EntryRoom
{
    public static void AddEntry(IServiceCollection services)
    {
        services.AddScoped<EntryLoader>();
        services.AddScoped<ReportWork>();
        services.AddScoped<Carry>();
        services.AddScoped<Roster>();
        services.AddScoped<RoundPreparation>();
        services.AddSingleton<RoundPreparations>();
        services.AddSingleton(new Rounds.RoundPart("RoundPreparation"));
        services.AddScoped<UnitTotals>();
        services.AddScoped<RecordFiles>();
        services.AddScoped<RecordFileServer>();
        services.AddScoped<FormInputs>();
        services.AddScoped<RecordWriter>();
        services.AddScoped<RecordsAhead>();
        services.AddScoped<RecordRestoring>();
        services.AddScoped<RecordRefresh>();
        services.AddScoped<GridBuilder>();
        services.AddScoped<CellsSaver>();
        services.AddScoped<CellHistory>();
        services.AddScoped<WorkList>();
        services.AddScoped<WaitingFiles>();
        services.AddScoped<HandoverReader>();
    }

    public static void MapEntry(WebApplication app)
    {
        CellsEndpoint.Map(app);
        FilesEndpoint.Map(app);
    }
}
