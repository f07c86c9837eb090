using Klang.Core.Areas;
using Klang.Core.Assignments;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Notices;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Assignments;

/// <summary>Work to give to somebody.</summary>
/// <param name="Round">Null for every round of the year.</param>
/// <param name="User">Null leaves it to nobody.</param>
/// <param name="From">The first day.</param>
public sealed record Order(int FiscalYear, IReadOnlyCollection<string> Datasets, int? Round, Guid? User, DateOnly From, string? Note);

/// <summary>All of somebody's work that passes to somebody else.</summary>
public sealed record HandOver(int FiscalYear, Guid Outgoing, Guid Incoming, DateOnly From, string? Note);

/// <summary>Shares out an office's work and passes it on. One row ends and another begins; nothing is forgotten.</summary>
public sealed class AssignmentDesk(KlangDb db, ProcessRunner processes, Guard guard, AssignmentReader reader)
{
    public const int LongestNote = 2000;

    /// <returns>How many datasets were given. Problems: 403.*, 404.1, 422.2 with the field.</returns>
    public Task<Result<int>> AssignAsync(Actor actor, string unit, Order order, CancellationToken cancel = default) =>
        RunAsync(actor, unit, "assignment.give", (scope, office) => AssignAsync(scope, office, order, cancel), cancel);

    /// <summary>Everything that one answers for on the day, rounds of their own included.</summary>
    /// <returns>How many rows passed. Problems: 403.*, 404.1, 422.2 with the field.</returns>
    public Task<Result<int>> HandOverAsync(Actor actor, string unit, HandOver hand, CancellationToken cancel = default) =>
        RunAsync(actor, unit, "assignment.pass", (scope, office) => HandOverAsync(scope, office, hand, cancel), cancel);

    /// <summary>Whether the person may share out the office's work.</summary>
    public async Task<bool> MayAsync(Actor actor, string unit, CancellationToken cancel = default) =>
        await TargetAsync(unit, cancel) is { } office && Permission.May(actor, Act.AssignWork, office) is null;

    private async Task<Result<int>> RunAsync(Actor actor, string unit, string what, Func<ProcessScope, OfficeTarget, Task<Result<int>>> work, CancellationToken cancel)
    {
        var office = await TargetAsync(unit, cancel);
        var refused = office is null ? Problems.NotFound : await guard.AskAsync(actor, Act.AssignWork, office, unit);
        return refused is not null ? refused : await processes.RunAsync(new Process(what, actor), async scope =>
        {
            // Two who share out at once would both end the same row.
            await RowLock.StreamAsync(scope.Db, unit, cancel);
            return await work(scope, office!);
        }, cancel);
    }

    private async Task<OfficeTarget?> TargetAsync(string unit, CancellationToken cancel) =>
        await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == unit, cancel) is { } found
            ? new OfficeTarget(unit, AreaCode.Parse(found.AreaCode), await OfficePlaces.HeadAsync(db, unit, cancel)) : null;

    private async Task<Result<int>> AssignAsync(ProcessScope scope, OfficeTarget office, Order order, CancellationToken cancel)
    {
        var owed = (await reader.OwedAsync(office.UnitCode, order.FiscalYear, cancel)).ToDictionary(d => d.Definition.Key, StringComparer.Ordinal);
        var problem = order.Datasets.Count == 0 ? AssignmentProblems.NothingChosen
            : order.Datasets.Any(d => !owed.TryGetValue(d, out var found) || (order.Round is { } round && !found.Rounds.Contains(round))) ? AssignmentProblems.NotOwed
            : await CheckAsync(office.UnitCode, order.FiscalYear, order.From, order.User, cancel);
        if (problem is not null)
        {
            return problem;
        }

        var rows = await RowsAsync(scope, office, order.FiscalYear, cancel);
        var given = order.Datasets.Select(d => New(scope, office, order, d)).ToList();
        var passed = given.SelectMany(g => Replace(scope, rows, g)).Distinct().Where(u => u != order.User).ToList();
        if (order.User is { } user)
        {
            scope.Db.Assignments.AddRange(given);
            await TellAsync(scope, user, "assignment.given", order.Datasets.Select(d => owed[d].Definition.Name.Th), "/", cancel);
        }

        foreach (var from in passed)
        {
            await TellAsync(scope, from, "assignment.passed", order.Datasets.Select(d => owed[d].Definition.Name.Th), order.User is { } to ? Sheet(from, to) : "/", cancel);
        }

        scope.Note(office.UnitCode, office.UnitCode, new { order.FiscalYear, order.Datasets, order.Round, order.User, order.From });
        return given.Count;
    }

    private async Task<Result<int>> HandOverAsync(ProcessScope scope, OfficeTarget office, HandOver hand, CancellationToken cancel)
    {
        var rows = await RowsAsync(scope, office, hand.FiscalYear, cancel);
        var theirs = rows.Where(r => r.UserId == hand.Outgoing && (r.UntilDay is not { } until || until >= hand.From)).ToList();
        var problem = hand.Outgoing == hand.Incoming ? AssignmentProblems.SamePerson
            : theirs.Count == 0 ? AssignmentProblems.NothingToHandOver
            : await CheckAsync(office.UnitCode, hand.FiscalYear, hand.From, hand.Incoming, cancel);
        if (problem is not null)
        {
            return problem;
        }

        foreach (var old in theirs)
        {
            var begins = old.FromDay > hand.From ? old.FromDay : hand.From;
            var order = new Order(hand.FiscalYear, [], old.RoundNumber, hand.Incoming, begins, hand.Note);
            var next = New(scope, office, order, old.Dataset);
            next.UntilDay = old.UntilDay;
            End(scope, old, hand.From);
            scope.Db.Assignments.Add(next);
        }

        var names = theirs.Select(r => r.Dataset).Distinct(StringComparer.Ordinal).ToList();
        await TellAsync(scope, hand.Incoming, "assignment.given", [$"{names.Count.Plain()} ฐานข้อมูล"], Sheet(hand.Outgoing, hand.Incoming), cancel);
        await TellAsync(scope, hand.Outgoing, "assignment.passed", [$"{names.Count.Plain()} ฐานข้อมูล"], Sheet(hand.Outgoing, hand.Incoming), cancel);
        scope.Note(office.UnitCode, office.UnitCode, new { hand.FiscalYear, hand.Outgoing, hand.Incoming, hand.From, datasets = names });
        return theirs.Count;
    }

    private async Task<Problem?> CheckAsync(string unit, int fiscalYear, DateOnly from, Guid? user, CancellationToken cancel)
    {
        var start = new FiscalYear(fiscalYear).Start;
        return from < start.AddMonths(-6) || from > start.AddMonths(18) ? AssignmentProblems.DayElsewhere
            : user is { } id && !await AssignmentReader.Recorders(db, unit).AnyAsync(u => u.Id == id, cancel) ? AssignmentProblems.NotHere : null;
    }

    private static Task<List<Assignment>> RowsAsync(ProcessScope scope, OfficeTarget office, int fiscalYear, CancellationToken cancel) =>
        scope.Db.Assignments.Where(a => a.UnitCode == office.UnitCode && a.FiscalYear == fiscalYear).ToListAsync(cancel);

    /// <returns>Whose work ended.</returns>
    private static List<Guid> Replace(ProcessScope scope, List<Assignment> rows, Assignment by)
    {
        var change = Assigning.Replaced(rows.Select(r => r.Span()), by.Span());
        var given = rows.Where(r => change.Ended.Contains(r.Id) || change.Dropped.Contains(r.Id)).ToList();
        given.ForEach(r => End(scope, r, by.FromDay));
        return given.ConvertAll(r => r.UserId);
    }

    /// <summary>What had not begun never was.</summary>
    private static void End(ProcessScope scope, Assignment row, DateOnly from)
    {
        if (row.FromDay < from)
        {
            row.UntilDay = from.AddDays(-1);
        }
        else
        {
            scope.Db.Assignments.Remove(row);
        }
    }

    private static Assignment New(ProcessScope scope, OfficeTarget office, Order order, string dataset) => new()
    {
        Id = Guid.CreateVersion7(),
        UnitCode = office.UnitCode,
        AreaCode = office.Area.Digits,
        Dataset = dataset,
        FiscalYear = order.FiscalYear,
        RoundNumber = order.Round,
        UserId = order.User ?? Guid.Empty,
        FromDay = order.From,
        Note = Words.Kept(order.Note, LongestNote),
        AssignedAt = scope.Now,
        AssignedBy = scope.Actor.Name,
    };

    private static Task TellAsync(ProcessScope scope, Guid user, string kind, IEnumerable<string> what, string link, CancellationToken cancel) =>
        NoticeWriter.TellAsync(scope, scope.Db.Users.Where(u => u.Id == user && !u.IsClosed), kind, string.Join(" · ", what), link, cancel);

    private static string Sheet(Guid from, Guid to) => $"/office/handover/{from:D}/{to:D}";
}
