using System.CommandLine;
using Klang.Core.Common;
using Klang.Data;
using Klang.Data.Shelf;

namespace Klang.Web.CommandLine;

/// <summary><c>shelf rebuild</c>: drops the typed tables and fills them from the records.</summary>
internal static class ShelfVerb
{
    public static Command Command()
    {
        var rebuild = new Command("rebuild", "Rebuild the typed tables from the records.");
        rebuild.SetAction((_, cancel) => VerbHost.RunAsync(Rebuild, cancel));
        return new Command("shelf", "Typed tables.") { rebuild };
    }

    private static async Task<int> Rebuild(IServiceProvider services, CancellationToken cancel)
    {
        var written = await services.GetRequiredService<ShelfBuilder>().RebuildAsync(services.GetRequiredService<KlangDb>(), cancel);
        Console.WriteLine($"เขียนชั้นข้อมูลใหม่ {written.Plain()} ระเบียน");
        return 0;
    }
}
