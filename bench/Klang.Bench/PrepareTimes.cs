using System.Diagnostics;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Web.Features.Admin.Generate;
using Klang.Web.Features.Entry;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Bench;

/// <summary>
/// `prepare [--groups 19000] [--database sqlite:PATH|CONNECTION]`: opens dataset 6's round 2570/1 in all 878 districts, each group
/// with a record of the round before, and again when nothing is missing. The database must be new.
/// </summary>
internal static class PrepareTimes
{
    private const string Dataset = "savings-group";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var groups = int.Parse(Value(arguments, "--groups") ?? "19000", NumberStyles.None, CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("klang-prepare-").FullName;
        await using var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Klang:Database"] = Value(arguments, "--database") ?? "sqlite:" + Path.Combine(folder, "klang.db"),
            ["Klang:DataPath"] = folder,
            ["Klang:Now"] = "2026-11-22T03:00:00Z",
        });
        await FurnishAsync(app, groups);
        await TimeAsync(app, "first");
        await TimeAsync(app, "again");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task TimeAsync(WebApplication app, string which)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var clock = Stopwatch.StartNew();
        var used = Environment.CpuUsage.TotalTime;
        var done = await scope.ServiceProvider.GetRequiredService<RoundPreparation>().RunAsync(Actor.System, RoundId.Parse(Dataset + "/2570/1").Value, AreaCode.Country);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{which}: {done.Value!.Done} units, {done.Value.Carried} rows carried in {clock.Elapsed.TotalSeconds:F1} s ({(Environment.CpuUsage.TotalTime - used).TotalSeconds:F1} s of this process's processor time)"));
    }

    /// <summary>One district is generated; its records are every district's.</summary>
    private static async Task FurnishAsync(WebApplication app, int groups)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Preparation>().RunAsync();
        await services.GetRequiredService<Generator>().RunAsync(Scale.District, 1, untouched: "5701");
        var db = services.GetRequiredService<KlangDb>();
        var samples = await db.Records.AsNoTracking().Include(r => r.Subject).Where(r => r.Submission!.RoundNumber == 4).ToListAsync();
        var units = await db.Units.AsNoTracking().Where(u => u.Level == UnitLevel.District && u.Code != "5701").OrderBy(u => u.Code).ToListAsync();
        var past = await db.Submissions.Where(s => s.Dataset == Dataset && s.FiscalYear == 2569 && s.RoundNumber == 4).ToDictionaryAsync(s => s.UnitCode);
        var (subjects, records) = (new List<Subject>(), new List<Record>());
        for (var i = samples.Count; i < groups; i++)
        {
            var (unit, sample) = (units[i % units.Count], samples[i % samples.Count]);
            var subject = Copy(sample.Subject!, unit, i);
            subjects.Add(subject);
            records.Add(Copy(sample, past[unit.Code], subject));
        }

        foreach (var filed in past.Values)
        {
            var count = records.Count(r => r.SubmissionId == filed.Id);
            (filed.Status, filed.PreparedAt, filed.Rows, filed.RowsConfirmed) = count == 0 ? (filed.Status, filed.PreparedAt, filed.Rows, filed.RowsConfirmed) : (SubmissionStatus.Approved, TimeProvider.System.GetUtcNow().UtcDateTime, count, count);
        }

        await db.SaveChangesAsync();
        await BulkInsert.RunAsync(db, subjects);
        await BulkInsert.RunAsync(db, records);
    }

    private static Subject Copy(Subject of, ReportingUnit unit, int number) => new()
    {
        Id = Guid.CreateVersion7(),
        Register = of.Register,
        Code = string.Create(CultureInfo.InvariantCulture, $"{unit.AreaCode}0101S{number:D5}"),
        Name = of.Name,
        SearchName = of.SearchName,
        AreaCode = unit.AreaCode + "0101",
        UnitCode = unit.Code,
        Active = true,
        Answers = of.Answers,
        SavedAt = of.SavedAt,
        SavedBy = of.SavedBy,
    };

    private static Record Copy(Record of, Submission submission, Subject subject) => new()
    {
        Id = Guid.CreateVersion7(),
        SubmissionId = submission.Id,
        SubjectId = subject.Id,
        SubjectKey = subject.Code,
        AreaCode = subject.AreaCode,
        State = RecordState.Entered,
        Answers = of.Answers,
        Version = 1,
        SavedAt = of.SavedAt,
        SavedBy = of.SavedBy,
    };

    private static string? Value(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var i and >= 0 && i + 1 < arguments.Length ? arguments[i + 1] : null;
}
