using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Processes;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>Loads the shipped registry into an empty database.</summary>
public sealed class AreaSeed(KlangDb db, ProcessRunner processes, AreaNames names)
{
    public const string Source = "shipped registry";

    private static readonly string[] Files = ["provinces.csv", "districts.csv", "subdistricts.csv"];

    public async Task LoadAsync(CancellationToken cancel)
    {
        if (await db.Areas.AnyAsync(cancel))
        {
            return;
        }

        var rows = Read();
        await processes.RunAsync<int>(new Process("areas.load", Actor.System), scope => LoadAsync(scope, rows, cancel), cancel);
        names.Forget();
    }

    private static async Task<Result<int>> LoadAsync(ProcessScope scope, List<AreaFileRow> rows, CancellationToken cancel)
    {
        // Another node may have loaded it while this one waited.
        await AreaRecorder.LockAsync(scope.Db, cancel);
        if (await scope.Db.Areas.AnyAsync(cancel))
        {
            return 0;
        }

        await new AreaRecorder(scope, Source).CreateAsync([.. rows.Select(row => new NewArea(row, ValidFrom: null))], [], cancel);
        var counts = rows.CountBy(row => row.Code.Level).ToDictionary(level => AreaWords.En(level.Key), level => level.Value, StringComparer.Ordinal);
        scope.Note(AreaRecorder.Stream, Source, counts);
        return rows.Count;
    }

    private static List<AreaFileRow> Read()
    {
        var rows = new List<AreaFileRow>();
        foreach (var name in Files)
        {
            using var reader = new StreamReader(Path.Combine(ShippedFiles.Folder("areas"), name));
            var file = AreaFile.Read(reader, rows.Select(row => row.Code).ToHashSet());
            if (file.Faults is [var fault, ..])
            {
                throw new DefinitionException($"areas/{name}: {fault.Problem.Message.Th} / {fault.Problem.Message.In("en")}");
            }

            rows.AddRange(file.Rows);
        }

        return rows;
    }
}
