namespace Klang.Web.Features.Merges;

internal static class MergesRoom
{
    public static void AddMerges(IServiceCollection services) => services.AddScoped<MergePlanner>().AddScoped<MergeDesk>().AddScoped<MergeUndo>().AddScoped<RecordMoves>();
}
