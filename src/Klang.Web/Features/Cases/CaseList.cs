using System.Collections.Immutable;
using Klang.Core.Cases;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Cases;

/// <summary>A case and the name of the office that asked.</summary>
public sealed record CaseRow(Case Case, string Unit);

/// <summary>A page of cases, and how many lie in each folder and are overdue there.</summary>
public sealed record CasePage(IReadOnlyList<CaseRow> Rows, int Total, int Page, ImmutableDictionary<CaseFolder, (int All, int Overdue)> Counts)
{
    public const int Size = 50;

    public static CasePage None { get; } = new([], 0, 1, ImmutableDictionary<CaseFolder, (int, int)>.Empty);

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>Lists cases: what is most overdue first, what waits for an answer's reader next, what is over last.</summary>
public sealed class CaseList(KlangDb db)
{
    public async Task<CasePage> ReadAsync(Actor actor, CaseFilter filter, DateOnly today, CancellationToken cancel = default)
    {
        var visible = Chosen(db.Cases.AsNoTracking().VisibleTo(actor), filter);
        var found = visible.Where(CaseFolders.Of(filter.Folder, actor));
        var total = await found.CountAsync(cancel);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + CasePage.Size - 1) / CasePage.Size));
        var cases = await found
            .OrderBy(c => c.DueOn != null ? 0 : c.State == CaseState.Answered ? 1 : 2).ThenBy(c => c.DueOn).ThenByDescending(c => c.ChangedAt)
            .Skip((page - 1) * CasePage.Size).Take(CasePage.Size).ToListAsync(cancel);
        var codes = cases.Select(c => c.UnitCode).Distinct().ToList();
        var units = await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => Language.Pick(u.NameTh, u.NameEn), cancel);
        return new CasePage([.. cases.Select(c => new CaseRow(c, units.GetValueOrDefault(c.UnitCode, c.UnitCode)))], total, page, await CountsAsync(visible, actor, today, cancel));
    }

    private static IQueryable<Case> Chosen(IQueryable<Case> cases, CaseFilter filter)
    {
        cases = filter.Kind is { } kind ? cases.Where(c => c.Kind == kind) : cases;
        return filter.State is { } state ? cases.Where(c => c.State == state) : cases;
    }

    private static async Task<ImmutableDictionary<CaseFolder, (int All, int Overdue)>> CountsAsync(IQueryable<Case> visible, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var counts = ImmutableDictionary.CreateBuilder<CaseFolder, (int, int)>();
        foreach (var folder in CaseFolders.For(actor))
        {
            var split = await visible.Where(CaseFolders.Of(folder, actor)).GroupBy(c => c.DueOn < today).Select(g => new { Overdue = g.Key, Count = g.Count() }).ToListAsync(cancel);
            counts[folder] = (split.Sum(s => s.Count), split.Where(s => s.Overdue).Sum(s => s.Count));
        }

        return counts.ToImmutable();
    }
}
