using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Figures;
using Klang.Core.Submissions;
using Klang.Data.Model;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Figures;

/// <summary>Figures worked out anew from the answers of records, without shelf and roll-up.</summary>
internal sealed class Recomputed(CompiledDefinition dataset, IReadOnlyList<Record> records, IReadOnlyList<Submission> submissions, FigureStatus status)
{
    private bool Counts(Submission s) => status switch
    {
        FigureStatus.All => true,
        FigureStatus.Reported => s.Status is SubmissionStatus.Submitted or SubmissionStatus.Approved or SubmissionStatus.Locked,
        _ => s.Status is SubmissionStatus.Approved or SubmissionStatus.Locked,
    };

    /// <summary>Where a record belongs in a table by <paramref name="level"/>.</summary>
    public static string AreaOf(Record record, AreaLevel level)
    {
        var unit = record.Submission!.AreaCode;
        var place = level > AreaLevel.District && unit.Length >= 4 && record.AreaCode.StartsWith(unit, StringComparison.Ordinal) ? record.AreaCode : unit;
        return place.Length > 2 * (int)level ? place[..(2 * (int)level)] : place;
    }

    /// <summary>The area's figures; rows of a table when <paramref name="level"/> is given, a total when not.</summary>
    public IReadOnlyDictionary<string, decimal?> Values(string area, AreaLevel? level)
    {
        var counted = records.Where(r => r.State != RecordState.Carried && Counts(r.Submission!))
            .Where(r => level is { } by ? AreaOf(r, by) == area : (area.Length > 4 ? AreaOf(r, AreaLevel.Village) : r.Submission!.AreaCode).StartsWith(area, StringComparison.Ordinal)).ToList();
        var answered = counted.Count > 0 || Behind(area, level).Any(s => s.Status.IsReported() && Counts(s));
        return dataset.Indicators.ToDictionary(i => i.Indicator.Key.Name, i => answered && Asked(i) ? Figure(i, counted) : null);
    }

    public Completeness Completeness(string area, AreaLevel? level)
    {
        var behind = Behind(area, level).ToList();
        return new Completeness(
            behind.Count,
            behind.Count(s => s.Status.IsReported() || records.Any(r => r.SubmissionId == s.Id && r.State != RecordState.Carried)),
            behind.Count(s => s.Status.IsReported()),
            behind.Count(s => s.Status is SubmissionStatus.Approved or SubmissionStatus.Locked));
    }

    private IEnumerable<Submission> Behind(string area, AreaLevel? level) => level switch
    {
        null => submissions.Where(s => s.AreaCode.StartsWith(area.Length > 4 ? area[..4] : area, StringComparison.Ordinal)),
        <= AreaLevel.District when area.Length == 2 * (int)level => submissions.Where(s => s.AreaCode.StartsWith(area, StringComparison.Ordinal)),
        _ => submissions.Where(s => s.AreaCode == (area.Length > 4 ? area[..4] : area)),
    };

    private bool Asked(CompiledIndicator indicator)
    {
        var any = submissions[0];
        return indicator.Value.Aggregates.All(a => a.Path is null || dataset.Definition.Field(FieldKey.Parse(a.Path))!.IsAskedIn(any.RoundNumber, any.FiscalYear));
    }

    private static decimal? Figure(CompiledIndicator indicator, IReadOnlyList<Record> counted)
    {
        var value = indicator.Value.Evaluate(new OverRecords(counted));
        return value.Type == ValueType.Number ? value.Number : null;
    }

    private sealed class OverRecords(IReadOnlyList<Record> counted) : IValues
    {
        public Value Get(string path) => Value.Missing;

        public Value Aggregate(AggregateKind kind, string? path)
        {
            var column = path is null ? [] : counted.Select(r => r.Answers.Value(FieldKey.Parse(path))).Where(v => !v.IsMissing).ToList();
            return kind switch
            {
                AggregateKind.Count => Value.Of(path is null ? counted.Count : column.Count),
                AggregateKind.Sum => column.Count == 0 ? Value.Missing : Value.Of(column.Sum(v => v.Number)),
                _ => throw new NotSupportedException(kind.ToString()),
            };
        }
    }
}
