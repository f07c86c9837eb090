using System.Security.Cryptography;
using Klang.Core.Areas;
using Klang.Core.Areas.Maps;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>A file of boundaries to take.</summary>
/// <param name="File">TopoJSON or GeoJSON, UTF-8.</param>
/// <param name="Level">province, district, subdistrict or village.</param>
/// <param name="Within">The code of the area that the file is about; empty for the country.</param>
/// <param name="Credit">Whom to thank.</param>
public sealed record BoundaryRequest(byte[] File, string? Level, string? Within, string? Credit)
{
    /// <summary>For the trail: the name of the file.</summary>
    public required string Source { get; init; }
}

/// <summary>What a file came to. While there are faults, nothing was taken.</summary>
/// <param name="Shapes">Areas drawn.</param>
/// <param name="Missing">Codes of areas of that level and place without a shape; they are told and no fault.</param>
public sealed record BoundaryReport(int Shapes, IReadOnlyList<string> Missing, IReadOnlyList<Problem> Faults);

/// <summary>Takes boundaries that the maps are drawn from; those of the same level and place give way. One fault, and nothing changes.</summary>
public sealed class BoundaryImport(KlangDb db, ProcessRunner processes, Guard guard, TimeProvider clock)
{
    private static readonly AreaLevel[] Levels = [AreaLevel.Province, AreaLevel.District, AreaLevel.Subdistrict, AreaLevel.Village];

    /// <returns>The report; a refusal where the person may not, or where level, place or credit are wrong.</returns>
    public async Task<Result<BoundaryReport>> RunAsync(Actor actor, BoundaryRequest request, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.ManageAreas, WholeSystem.Instance, request.Source) is { } refusal)
        {
            return refusal;
        }

        var level = Array.Find(Levels, l => AreaWords.En(l) == request.Level?.Trim());
        var within = AreaCode.TryParse(request.Within, out var code) ? code : AreaCode.Country;
        if (await WrongAsync(request, level, within, cancel) is { } wrong)
        {
            return wrong;
        }

        var known = await KnownAsync(level, within, cancel);
        var read = BoundaryFile.Read(request.File, level, known);
        var report = new BoundaryReport(read.Outlines.Length, [.. known.Except(read.Outlines.Select(o => o.Code)).Order(StringComparer.Ordinal)], read.Faults);
        return read.Faults.IsEmpty ? await TakeAsync(actor, request, level, within, read, report, cancel) : report;
    }

    /// <summary>Takes boundaries away; the maps go back to what is left.</summary>
    public async Task<Problem?> RemoveAsync(Actor actor, long id, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.ManageAreas, WholeSystem.Instance, "boundaries") is { } refusal)
        {
            return refusal;
        }

        var removed = await processes.RunAsync<int>(new Process("areas.boundaries.remove", actor), async scope =>
        {
            if (await scope.Db.AreaBoundaries.FindAsync([id], cancel) is not { } boundary)
            {
                return Problems.NotFound;
            }

            scope.Db.AreaBoundaries.Remove(boundary);
            scope.Note(AreaRecorder.Stream, Subject(boundary.Level, boundary.Within), new { boundary.Credit });
            return 1;
        }, cancel);
        return removed.Problem;
    }

    private static string Subject(AreaLevel level, string within) => $"boundaries {AreaWords.En(level)} {within}".TrimEnd();

    private async Task<Problem?> WrongAsync(BoundaryRequest request, AreaLevel level, AreaCode within, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(request.Credit) ? BoundaryProblems.CreditNeeded
        : within == AreaCode.Country && !string.IsNullOrWhiteSpace(request.Within) ? BoundaryProblems.UnknownWithin
        : level <= within.Level ? BoundaryProblems.NoSuchLevel
        : within != AreaCode.Country && !await db.AreaVersions.At(AreaMoment.Current, clock.Today()).AnyAsync(v => v.Code == within.Digits, cancel) ? BoundaryProblems.UnknownWithin
        : null;

    private async Task<HashSet<string>> KnownAsync(AreaLevel level, AreaCode within, CancellationToken cancel) =>
        (await db.AreaVersions.AsNoTracking().At(AreaMoment.Current, clock.Today()).Within(within).Where(v => v.Level == level).Select(v => v.Code).ToListAsync(cancel))
            .ToHashSet(StringComparer.Ordinal);

    private Task<Result<BoundaryReport>> TakeAsync(
        Actor actor, BoundaryRequest request, AreaLevel level, AreaCode within, BoundaryReading read, BoundaryReport report, CancellationToken cancel) =>
        processes.RunAsync<BoundaryReport>(new Process("areas.boundaries.import", actor), async scope =>
        {
            await AreaRecorder.LockAsync(scope.Db, cancel);
            await scope.Db.AreaBoundaries.Where(b => b.Level == level && b.Within == within.Digits).ExecuteDeleteAsync(cancel);
            scope.Db.AreaBoundaries.Add(new AreaBoundary
            {
                Level = level,
                Within = within.Digits,
                Content = GeoJson.Write(read.Outlines),
                Credit = request.Credit!.Trim(),
                ImportedAt = scope.Now,
                ImportedBy = actor.Name,
            });
            scope.Note(AreaRecorder.Stream, Subject(level, within.Digits), new
            {
                request.Source, shapes = report.Shapes, missing = report.Missing.Count, sha256 = Convert.ToHexStringLower(SHA256.HashData(request.File)),
            });
            return report;
        }, cancel);
}
