using System.Text.RegularExpressions;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Figures;

/// <summary>A year's sums worked out anew from the answers of its records, by the words of the kinds and nothing of the product's roll-up.</summary>
internal sealed partial class RecomputedYear(DatasetDefinition definition, IReadOnlyList<Record> records, FigureStatus status, int through)
{
    /// <summary>What each field's records are, over the whole country.</summary>
    private readonly Dictionary<string, List<Record>> _counting = definition.Fields.OfType<NumberField>().Where(f => f is not YearField)
        .ToDictionary(f => f.Key.Name, f => Counting(f, definition, Reported(records, status, through)));

    private readonly List<Record> _present = LatestOf(Reported(records, status, through), _ => true);

    public long Records(string area, AreaLevel? level) => _present.Count(r => StandsIn(r, area, level));

    /// <summary>How many answered, and their sum.</summary>
    public (long Count, decimal Sum) Sum(NumberField field, string area, AreaLevel? level)
    {
        var values = _counting[field.Key.Name].Where(r => StandsIn(r, area, level)).Select(r => r.Answers.Value(field.Key)).Where(v => !v.IsMissing).Select(v => v.Number).ToList();
        return (values.Count, values.Sum());
    }

    private static bool StandsIn(Record record, string area, AreaLevel? level) => level is { } by
        ? Recomputed.AreaOf(record, by) == area
        : (area.Length > 4 ? Recomputed.AreaOf(record, AreaLevel.Village) : record.Submission!.AreaCode).StartsWith(area, StringComparison.Ordinal);

    private static List<Record> Reported(IEnumerable<Record> records, FigureStatus status, int through) => records
        .Where(r => r.State != RecordState.Carried && r.Submission!.RoundNumber <= through)
        .Where(r => status == FigureStatus.All || r.Submission!.Status is SubmissionStatus.Approved or SubmissionStatus.Locked || (status == FigureStatus.Reported && r.Submission!.Status == SubmissionStatus.Submitted))
        .ToList();

    private static List<Record> Counting(NumberField field, DatasetDefinition definition, List<Record> reported) => Nature(field, definition) switch
    {
        "flow" => reported,
        "ytd" => LatestOf(reported.Where(r => reported.Any(o => o.SubmissionId == r.SubmissionId && !o.Answers.Value(field.Key).IsMissing)).ToList(), _ => true),
        _ => LatestOf(reported, round => field.Rounds.IsEmpty || field.Rounds.Contains(round)),
    };

    private static List<Record> LatestOf(List<Record> records, Func<int, bool> asked) =>
        [.. records.Where(r => asked(r.Submission!.RoundNumber)).GroupBy(r => r.Submission!.UnitCode).SelectMany(unit => unit.Where(r => r.Submission!.RoundNumber == unit.Max(o => o.Submission!.RoundNumber)))];

    /// <summary>position, flow or ytd; of a computed field by the fields its text names, however deep.</summary>
    private static string Nature(Field field, DatasetDefinition definition)
    {
        if (!field.IsComputed)
        {
            return field.Kind switch { FieldKind.Flow => "flow", FieldKind.Ytd => "ytd", _ => "position" };
        }

        var named = Words().Matches(Texts().Replace(field.Value!, "")).Select(m => m.Value.Replace("previous.", "", StringComparison.Ordinal).Replace("sameRoundLastYear.", "", StringComparison.Ordinal)).ToHashSet();
        var parts = definition.Fields.Where(f => f.Key != field.Key && named.Contains(f.Key.Name) && (f.IsComputed || f.Kind is FieldKind.Flow or FieldKind.Ytd || f is NumberField and not YearField))
            .Where(f => !f.IsComputed || f is NumberField).Select(f => Nature(f, definition)).ToHashSet();
        return parts.Contains("ytd") ? "ytd" : parts.SetEquals(["flow"]) ? "flow" : "position";
    }

    [GeneratedRegex("[a-zA-Z_][a-zA-Z_0-9.]*")]
    private static partial Regex Words();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Texts();
}
