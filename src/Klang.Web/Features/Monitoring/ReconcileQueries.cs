using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Registers;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Monitoring;

/// <summary>Holds lists that name funds against the funds' registers and own records: what separate forms could never show.</summary>
public sealed class ReconcileQueries(KlangDb db, Catalogue catalogue, DuplicateDesk duplicates, Guard guard, TimeProvider clock)
{
    /// <summary>Datasets with a list that is held against others.</summary>
    public IEnumerable<CompiledDefinition> Datasets => catalogue.Datasets.Where(d => d.Definition.Lists.Any(l => l.Reconcile is not null));

    /// <summary>Every line inside the area, the largest difference first.</summary>
    public async Task<Result<ImmutableArray<ReconcileLine>>> ReadAsync(Actor actor, ReconcileQuery query, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.ReadFigures, new AreaTarget(query.Within), $"reconcile {query.Within}") is { } problem)
        {
            return problem;
        }

        var lines = new List<ReconcileLine>();
        foreach (var dataset in Datasets.Where(d => query.Dataset is null || d.Definition.Key == query.Dataset))
        {
            lines.AddRange(await OfDatasetAsync(actor, dataset, query, cancel));
        }

        if (query.Kind is null or ReconcileKind.RegisteredTwice)
        {
            lines.AddRange(await TwiceRegisteredAsync(actor, query, cancel));
        }

        return lines.Where(l => (query.Kind is null || l.Kind == query.Kind) && (l.Kind != ReconcileKind.Differs || l.Share is null || l.Share >= query.Least))
            .OrderBy(l => l.Kind).ThenByDescending(l => Math.Abs(l.Difference ?? 0)).ThenBy(l => l.Code, StringComparer.Ordinal).ToImmutableArray();
    }

    /// <summary>Areas to choose from: a province's districts, or the country's provinces.</summary>
    public async Task<IReadOnlyList<AreaCode>> AreasAsync(Actor actor, CancellationToken cancel = default)
    {
        var level = actor.Scope.Level switch { AreaLevel.Country => UnitLevel.Province, AreaLevel.Province => UnitLevel.District, _ => (UnitLevel?)null };
        var codes = level is null ? [] : await db.Units.AsNoTracking().VisibleTo(actor).Where(u => u.Level == level).Select(u => u.AreaCode).Distinct().ToListAsync(cancel);
        return [.. codes.Select(AreaCode.Parse).Order()];
    }

    private async Task<IEnumerable<ReconcileLine>> OfDatasetAsync(Actor actor, CompiledDefinition dataset, ReconcileQuery query, CancellationToken cancel)
    {
        var listed = (await LatestAsync(actor, dataset.Definition.Key, null, cancel)).Where(r => r.Subject?.Active != false).SelectMany(r => Funds(dataset, r)).ToList();
        var codes = listed.Select(f => f.Code).Distinct(StringComparer.Ordinal).ToArray();
        var entries = new Dictionary<string, Subject>(StringComparer.Ordinal);
        foreach (var part in codes.Chunk(1_000))
        {
            foreach (var entry in await db.Subjects.AsNoTracking().VisibleTo(actor).Where(s => part.Contains(s.Code)).ToListAsync(cancel))
            {
                entries[entry.Code] = entry;
            }
        }

        var own = new Dictionary<(string Dataset, string Code), Record>();
        foreach (var other in listed.SelectMany(f => f.Setting.With.Select(w => w.Key)).Distinct(StringComparer.Ordinal))
        {
            foreach (var record in await LatestAsync(actor, other, codes, cancel))
            {
                own[(other, record.SubjectKey)] = record;
            }
        }

        bool Inside(ListedFund f) => f.Record.AreaCode.StartsWith(query.Within.Digits, StringComparison.Ordinal);
        return listed.Where(Inside).SelectMany(f => Differences(f, entries, own))
            .Concat(listed.Where(f => Inside(f) && entries.GetValueOrDefault(f.Code) is not { Active: true })
                .Select(f => Line(ReconcileKind.NotActive, f, entries, entries.TryGetValue(f.Code, out var ended) ? EntryCell(ended) : null)))
            .Concat(listed.Where(f => f.Setting.Once).GroupBy(f => f.Code, StringComparer.Ordinal).SelectMany(g => Pairs([.. g.DistinctBy(f => f.Record.SubjectKey)], Inside, entries)));
    }

    /// <summary>Each list against the first; shown to whoever sees one of the two inside the area asked for.</summary>
    private static IEnumerable<ReconcileLine> Pairs(List<ListedFund> lists, Func<ListedFund, bool> inside, Dictionary<string, Subject> entries) =>
        lists.Skip(1).Where(f => inside(f) || inside(lists[0])).Select(f => Line(ReconcileKind.ListedTwice, lists[0], entries, Cell(f)));

    private static IEnumerable<ReconcileLine> Differences(ListedFund fund, Dictionary<string, Subject> entries, Dictionary<(string, string), Record> own) =>
        from with in fund.Setting.With
        where fund.Value is not null && own.ContainsKey((with.Key, fund.Code))
        let record = own[(with.Key, fund.Code)]
        let value = Number(record.Answers, with.Value)
        where value is not null && value != fund.Value
        select Line(ReconcileKind.Differs, fund, entries, new ReconcileCell($"/entry/{record.SubmissionId:D}#cell={record.Id:D}:{with.Value.Name}", record.Submission!.RoundLabel, value, record.SavedAt));

    private async Task<IEnumerable<ReconcileLine>> TwiceRegisteredAsync(Actor actor, ReconcileQuery query, CancellationToken cancel)
    {
        var registers = Datasets.Where(d => query.Dataset is null || d.Definition.Key == query.Dataset)
            .SelectMany(d => d.Definition.Lists.Where(l => l.Reconcile is not null)).SelectMany(l => l.Fields.OfType<SubjectField>()).SelectMany(f => f.Registers).Distinct(StringComparer.Ordinal);
        var lines = new List<ReconcileLine>();
        foreach (var register in registers.Select(catalogue.Register).OfType<CompiledRegister>())
        {
            var pairs = await duplicates.FindAsync(actor, register, query.Within, cancel);
            lines.AddRange(pairs.Where(p => p.First.Active && p.Second.Active).Select(p => new ReconcileLine(
                ReconcileKind.RegisteredTwice, register.Definition.Key, p.First.AreaCode, p.First.Code, p.First.Name, EntryCell(p.First), EntryCell(p.Second))));
        }

        return lines;
    }

    /// <summary>What was last said of each subject, in rounds of the last two years.</summary>
    private async Task<List<Record>> LatestAsync(Actor actor, string dataset, string[]? codes, CancellationToken cancel)
    {
        var since = clock.Today().AddYears(-2);
        var scope = actor.Scope.Digits;
        var records = db.Records.AsNoTracking().Include(r => r.Submission!.Round).Include(r => r.Subject)
            .Where(r => r.Submission!.Dataset == dataset && r.State != RecordState.Carried && r.AreaCode.StartsWith(scope) && r.Submission.Round!.DueOn > since);
        var found = new List<Record>();
        foreach (var part in codes is null ? [null] : codes.Chunk(1_000).Cast<string[]?>())
        {
            found.AddRange(await records.Where(r => part == null || part.Contains(r.SubjectKey)).ToListAsync(cancel));
        }

        return [.. found.GroupBy(r => r.SubjectKey, StringComparer.Ordinal).Select(g => g.OrderBy(r => r.Submission!.Round!.DueOn).Last())];
    }

    private static IEnumerable<ListedFund> Funds(CompiledDefinition dataset, Record record) => EntryReferences.Of(dataset.Definition, record.Answers)
        .Where(r => r.List?.Reconcile is not null)
        .Select(r => new ListedFund(
            dataset, r.List!, r.List!.Reconcile!, record, r.Row, r.Field.Registers, r.Code,
            r.List.Reconcile!.Value is { } key ? Number(record.Answers.List(r.List.Key)[r.Row], key) : null));

    private static ReconcileLine Line(ReconcileKind kind, ListedFund fund, Dictionary<string, Subject> entries, ReconcileCell? there) => new(
        kind, fund.Dataset.Definition.Key, fund.Record.AreaCode, fund.Code, entries.GetValueOrDefault(fund.Code)?.Name ?? fund.Code, Cell(fund), there);

    private static ReconcileCell Cell(ListedFund fund) => new(
        $"/entry/{fund.Record.SubmissionId:D}#cell={fund.Record.Id:D}:{fund.List.Key.Name}",
        $"{fund.Record.Subject?.Name ?? fund.Record.SubjectKey} {fund.Record.Submission!.RoundLabel}", fund.Value, fund.Record.SavedAt);

    private static ReconcileCell EntryCell(Subject entry) => new($"/registers/{entry.Register}/entries/{entry.Id:D}", $"{entry.Name} {entry.Code}", null, entry.SavedAt);

    private static decimal? Number(Answers answers, FieldKey key) => answers.Value(key) is { IsMissing: false } value ? value.Number : null;
}
