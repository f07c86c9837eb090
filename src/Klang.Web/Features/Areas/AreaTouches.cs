using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>Counts what stands on areas: asked once for a whole decision, told step by step.</summary>
internal sealed class AreaTouches
{
    private readonly List<ReportingUnit> _units = [];
    private readonly List<Open> _open = [];
    private readonly List<(string Code, int Count)> _entries = [];
    private readonly List<(string Code, int Count)> _records = [];

    private AreaTouches()
    {
    }

    private sealed record Open(string Code, string Dataset, int FiscalYear, int Number, int Reports);

    public static async Task<AreaTouches> ReadAsync(KlangDb db, IReadOnlyCollection<AreaCode> areas, CancellationToken cancel)
    {
        var touches = new AreaTouches();
        foreach (var outer in areas.Where(a => a != AreaCode.Country && !areas.Any(b => b != a && a.IsWithin(b))).Distinct())
        {
            await touches.AddAsync(db, outer.Digits, cancel);
        }

        return touches;
    }

    /// <summary>What stands on some areas, among those asked for.</summary>
    public AreaTouch On(IReadOnlyCollection<AreaCode> areas)
    {
        bool Within(string code) => areas.Any(a => code.StartsWith(a.Digits, StringComparison.Ordinal));
        return new AreaTouch(
            [.. _units.Where(u => Within(u.AreaCode)).OrderBy(u => u.Code, StringComparer.Ordinal).Select(u => new AreaTouchedUnit(u.Code, new LocalText(u.NameTh, u.NameEn)))],
            [.. _open.Where(o => Within(o.Code)).GroupBy(o => (o.Dataset, o.FiscalYear, o.Number))
                .Select(g => new AreaTouchedRound(g.Key.Dataset, g.Key.FiscalYear, g.Key.Number, g.Sum(o => o.Reports)))
                .OrderBy(r => r.FiscalYear).ThenBy(r => r.Dataset, StringComparer.Ordinal).ThenBy(r => r.Number)],
            _entries.Where(e => Within(e.Code)).Sum(e => e.Count),
            _records.Where(r => Within(r.Code)).Sum(r => r.Count));
    }

    private async Task AddAsync(KlangDb db, string area, CancellationToken cancel)
    {
        _units.AddRange(await db.Units.AsNoTracking().Where(u => u.AreaCode.StartsWith(area)).ToListAsync(cancel));
        _open.AddRange((await db.Submissions.AsNoTracking()
            .Where(s => s.AreaCode.StartsWith(area) && s.Status != SubmissionStatus.Locked && s.Round!.Collects)
            .GroupBy(s => new { s.AreaCode, s.Dataset, s.FiscalYear, s.RoundNumber })
            .Select(g => new { g.Key.AreaCode, g.Key.Dataset, g.Key.FiscalYear, g.Key.RoundNumber, Count = g.Count() }).ToListAsync(cancel))
            .Select(g => new Open(g.AreaCode, g.Dataset, g.FiscalYear, g.RoundNumber, g.Count)));
        _entries.AddRange((await db.Subjects.AsNoTracking().Where(s => s.AreaCode.StartsWith(area)).GroupBy(s => s.AreaCode)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).Select(g => (g.Key, g.Count)));

        // Records hang on their reports: only those of the offices around are looked through.
        var office = area[..Math.Min(area.Length, 4)];
        var province = area[..2];
        _records.AddRange((await db.Records.AsNoTracking()
            .Where(r => r.AreaCode.StartsWith(area) && (r.Submission!.AreaCode.StartsWith(office) || r.Submission.AreaCode == province))
            .GroupBy(r => r.AreaCode).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).Select(g => (g.Key, g.Count)));
    }
}
