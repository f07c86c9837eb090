using Klang.Core.Areas;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.AreaChecks;

/// <summary>Counts the answers of many sheets that still hold: of areas in force, in the unit's area, unchanged since.</summary>
internal sealed class CheckCounts(KlangDb db, IQueryable<AreaCheckSheet> sheets, IQueryable<CheckArea> areas)
{
    /// <summary>By sheet; the number of areas is not among it.</summary>
    public async Task<IReadOnlyDictionary<Guid, AreaCheckTally>> ReadAsync(CancellationToken cancel)
    {
        var given =
            from sheet in sheets
            join row in db.AreaCheckRows on sheet.Id equals row.SheetId
            join area in areas on row.AreaId equals area.AreaId
            where area.Code.StartsWith(sheet.AreaCode)
            select new { row.SheetId, row.Answer, IsExplained = row.Note != null || row.CaseId != null, row.At, Area = area };

        // The same question as CheckAnswers.IsSuspect, in SQL; a Bangkok day is seven hours on.
        var counted = await given.Where(g => g.Area.RecordedAt <= g.At && (g.Area.ValidFrom == null || g.Area.ValidFrom <= DateOnly.FromDateTime(g.At.AddHours(7))))
            .GroupBy(g => new { g.SheetId, g.Answer, g.IsExplained })
            .Select(g => new { g.Key.SheetId, g.Key.Answer, g.Key.IsExplained, Count = g.Count() }).ToListAsync(cancel);
        var suspects = await given.Where(g => g.Area.RecordedAt > g.At || g.Area.ValidFrom > DateOnly.FromDateTime(g.At.AddHours(7))).ToListAsync(cancel);
        var outdated = await CheckAnswers.OutdatedAsync(db, [.. suspects.Select(s => new GivenAnswer(s.SheetId, s.Area, s.At))], cancel);
        return counted.Select(c => (c.SheetId, Tally: Tally(c.Answer, c.IsExplained, c.Count)))
            .Concat(suspects.Where(s => !outdated.Contains((s.SheetId, s.Area.AreaId))).Select(s => (s.SheetId, Tally: Tally(s.Answer, s.IsExplained, 1))))
            .GroupBy(c => c.SheetId).ToDictionary(g => g.Key, g => g.Aggregate(default(AreaCheckTally), (sum, c) => sum + c.Tally));
    }

    private static AreaCheckTally Tally(AreaCheckAnswer answer, bool isExplained, int count) =>
        answer == AreaCheckAnswer.Correct ? new AreaCheckTally(0, count, 0) : new AreaCheckTally(0, 0, count, isExplained ? 0 : count);
}
