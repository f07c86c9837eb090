using System.Collections.Immutable;
using Klang.Core.Assignments;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Assignments;

/// <summary>Who of an office answers for what: its assignments and the names in them.</summary>
public sealed record OfficeWork(ImmutableArray<Assignment> Rows, ImmutableDictionary<Guid, string> Names)
{
    private readonly ImmutableArray<AssignmentSpan> _spans = [.. Rows.Select(r => r.Span())];

    /// <summary>Whether the office shares out its work here at all.</summary>
    public bool IsShared => !Rows.IsEmpty;

    public ImmutableArray<AssignmentSpan> Spans => _spans;

    /// <summary>The assignment of a round's report on a day; null where nobody answers for it.</summary>
    public Assignment? On(string dataset, int fiscalYear, int round, DateOnly day) =>
        Assigning.ResponsibleOn(_spans, dataset, fiscalYear, round, day) is { } span ? Rows.First(r => r.Id == span.Id) : null;

    public string NameOf(Guid user) => Names.GetValueOrDefault(user, "");
}

/// <summary>A dataset that an office owes in a year, with the numbers of its rounds.</summary>
public sealed record OwedDataset(DatasetDefinition Definition, ImmutableArray<int> Rounds);

/// <summary>Reads who does what in an office. The work list asks here whose each line is.</summary>
public sealed class AssignmentReader(KlangDb db, Catalogue catalogue, TimeProvider clock)
{
    /// <param name="fiscalYear">Null for every year.</param>
    public async Task<OfficeWork> OfAsync(string unit, int? fiscalYear = null, CancellationToken cancel = default)
    {
        var rows = await db.Assignments.AsNoTracking().Where(a => a.UnitCode == unit && (fiscalYear == null || a.FiscalYear == fiscalYear)).OrderBy(a => a.FromDay).ThenBy(a => a.Id).ToListAsync(cancel);
        var people = rows.Select(r => r.UserId).Distinct().ToList();
        var names = people.Count == 0 ? [] : await db.Users.Where(u => people.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancel);
        return new OfficeWork([.. rows], names.ToImmutableDictionary(n => n.Id, n => n.DisplayName));
    }

    /// <summary>The datasets of an office in a year, by their number.</summary>
    public async Task<ImmutableArray<OwedDataset>> OwedAsync(string unit, int fiscalYear, CancellationToken cancel = default)
    {
        var owed = await db.Submissions.Where(s => s.UnitCode == unit && s.FiscalYear == fiscalYear && s.Round!.Collects).Select(s => new { s.Dataset, s.RoundNumber }).ToListAsync(cancel);
        return [.. owed.GroupBy(s => s.Dataset).Where(g => catalogue.Find(g.Key) is not null)
            .Select(g => new OwedDataset(catalogue[g.Key].Definition, [.. g.Select(s => s.RoundNumber).Order()])).OrderBy(d => d.Definition.Number)];
    }

    /// <summary>The years in which the office owes anything, latest first; where that is none, this one.</summary>
    public async Task<ImmutableArray<int>> YearsAsync(string unit, CancellationToken cancel = default)
    {
        var years = await db.Submissions.Where(s => s.UnitCode == unit && s.Round!.Collects).Select(s => s.FiscalYear).Distinct().OrderDescending().ToListAsync(cancel);
        return years.Count == 0 ? [FiscalYear.Of(clock.Today()).Year] : [.. years];
    }

    /// <summary>Those of the office who record.</summary>
    public Task<List<KlangUser>> PeopleAsync(string unit, CancellationToken cancel = default) => Recorders(db, unit).AsNoTracking().OrderBy(u => u.DisplayName).ToListAsync(cancel);

    internal static IQueryable<KlangUser> Recorders(KlangDb db, string unit) =>
        db.Users.Where(u => u.UnitCode == unit && !u.IsClosed && (u.Role == Role.Officer || u.Role == Role.ProvinceReviewer));
}

internal static class AssignmentRows
{
    public static AssignmentSpan Span(this Assignment row) => new(row.Id, row.Dataset, row.FiscalYear, row.RoundNumber, row.UserId, row.FromDay, row.UntilDay);
}
