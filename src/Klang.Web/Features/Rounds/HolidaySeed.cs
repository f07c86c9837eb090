using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Rounds;

/// <summary>Loads the shipped days off into an empty table; a table with any day in it is left as the department keeps it.</summary>
public sealed class HolidaySeed(ProcessRunner processes, KlangOptions options)
{
    /// <exception cref="DefinitionException">A line of the shipped file is wrong.</exception>
    public async Task LoadAsync(CancellationToken cancel) =>
        await processes.RunAsync<int>(new Process("holidays.load", Actor.System), async scope =>
        {
            if (await scope.Db.Holidays.AnyAsync(cancel))
            {
                return 0;
            }

            var rows = Rows(await File.ReadAllTextAsync(Path.Combine(options.DatasetsFolder, "holidays.csv"), cancel));
            scope.Db.Holidays.AddRange(rows);
            scope.Note(RoundsRoom.Stream, "holidays.csv", new { days = rows.Count });
            return rows.Count;
        }, cancel);

    /// <summary>Two holidays on one day are one day off, with both names.</summary>
    internal static List<HolidayRow> Rows(string text)
    {
        var (holidays, faults) = HolidayFile.Read(text);
        if (!faults.IsEmpty)
        {
            throw new DefinitionException(string.Join(Environment.NewLine, faults.Select(f => $"datasets/holidays.csv:{f.Line.Plain()}: {f.Problem.Message.Th}")));
        }

        return [.. holidays.GroupBy(h => h.Day).Select(day => new HolidayRow
        {
            Day = day.Key,
            NameTh = string.Join(" · ", day.Select(h => h.Name.Th)),
            NameEn = day.All(h => h.Name.En is not null) ? string.Join(" · ", day.Select(h => h.Name.En)) : null,
            Confirm = day.All(h => h.Confirm),
        })];
    }
}
