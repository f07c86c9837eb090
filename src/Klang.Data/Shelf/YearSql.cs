using System.Globalization;
using Klang.Core.Datasets;
using Klang.Core.Figures;

namespace Klang.Data.Shelf;

/// <summary>
/// Which round of each unit counts for a field when a year is rolled up: columns of a window over the unit's roll-up rows, and
/// the condition on them. For a single round everything counts.
/// </summary>
internal sealed class YearSql(ShelfTable table, SumsQuery query)
{
    private const string EveryRound = "l_";

    private readonly bool _isYear = query.Span == SumsSpan.Year;

    /// <summary>", the unit's latest round with data AS l_, …", or nothing.</summary>
    public string Columns => _isYear
        ? string.Concat(table.Numbers.Concat<Field>(table.Counted).Select(Decider).OfType<(string Name, string Holds)>()
            .Prepend((Name: EveryRound, Holds: "records > 0")).DistinctBy(d => d.Name)
            .Select(d => $", MAX(CASE WHEN {d.Holds} THEN round_no END) OVER unit_rounds AS \"{d.Name}\""))
        : "";

    public string Window => _isYear ? " WINDOW unit_rounds AS (PARTITION BY unit_code)" : "";

    /// <summary>The expression, where the row's round is the one that speaks for the field.</summary>
    public string Only(Field field, string expression) =>
        _isYear && Decider(field) is { } decider ? $"CASE WHEN r.round_no = r.\"{decider.Name}\" THEN {expression} END" : expression;

    /// <summary>Records are a stock.</summary>
    public string OnlyRecords(string expression) => _isYear ? $"CASE WHEN r.round_no = r.\"{EveryRound}\" THEN {expression} END" : expression;

    /// <summary>The column that names the round of a field; null for flows, of which every round counts.</summary>
    private (string Name, string Holds)? Decider(Field field) => table.RollUpOf(field) switch
    {
        RollUp.Sum => null,
        RollUp.LastValue => ("v_" + field.Key.Name, $"\"n_{field.Key}\" > 0"),
        RollUp.Latest when field.Rounds.IsEmpty => (EveryRound, "records > 0"),
        RollUp.Latest => (EveryRound + string.Join('_', field.Rounds.Select(Plain)), $"records > 0 AND round_no IN ({string.Join(", ", field.Rounds.Select(Plain))})"),
        var other => throw new NotSupportedException($"Unknown roll-up {other}."),
    };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
