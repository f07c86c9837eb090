using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Core.Figures;

/// <summary>An indicator as a column of figures.</summary>
public sealed record FigureIndicator
{
    public required CompiledIndicator Compiled { get; init; }

    public required string Key { get; init; }

    public required LocalText Label { get; init; }

    public required Unit? Unit { get; init; }

    /// <summary>Places shown: two for money, shares and means; none for what is counted in wholes.</summary>
    public required int Decimals { get; init; }

    /// <summary>One of the few that lead.</summary>
    public required bool IsCore { get; init; }

    /// <summary>Whether this round, or one of this year's, asks every field behind it; otherwise it has no value anywhere.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>How the year comes of its rounds.</summary>
    public required RollUp RollUp { get; init; }

    /// <summary>Whether twice as much of everything makes twice the figure: so of sums, not of ratios.</summary>
    public required bool IsAmount { get; init; }

    /// <summary>Grows from round to round until the year ends, so that a part of the year is to reach a part of the target.</summary>
    public bool Accumulates => IsAmount && RollUp != RollUp.Latest;

    public bool IsPercent => Unit?.Key == "percent";

    public static FigureIndicator Of(CompiledIndicator indicator, FigureQuery query)
    {
        var fields = indicator.Value.Aggregates.Where(a => a.Path is not null)
            .Select(a => query.Dataset.Definition.Fields.First(f => f.Key.Name == a.Path)).ToList();
        var rounds = query.WholeYear ? Enumerable.Range(1, query.Round.Number).ToList() : [query.Round.Number];
        return new FigureIndicator
        {
            Compiled = indicator,
            Key = indicator.Indicator.Key.Name,
            Label = indicator.Indicator.Label,
            Unit = indicator.Indicator.Unit,
            Decimals = DecimalsOf(indicator, fields),
            IsCore = indicator.Indicator.Core,
            IsAsked = fields.TrueForAll(f => rounds.Exists(round => f.IsAskedIn(round, query.Round.Year.Year))),
            RollUp = RollUps.Of(fields.Select(f => RollUps.Of(query.Dataset, f))),
            IsAmount = Doubles(indicator, fields),
        };
    }

    /// <summary>Tried on two sets of sums, the second twice the first.</summary>
    private static bool Doubles(CompiledIndicator indicator, List<Field> fields)
    {
        var columns = fields.DistinctBy(f => f.Key).Select((f, at) => (f.Key.Name, Sum: new ColumnSum(7 + (2 * at), 101 + (10 * at))));
        var once = new ColumnSums(13, columns.ToImmutableDictionary(c => c.Name, c => c.Sum, StringComparer.Ordinal));
        var (one, two) = (indicator.Value.Evaluate(once), indicator.Value.Evaluate(once + once));
        return one.Type == ValueType.Number && two.Type == ValueType.Number && two.Number == 2 * one.Number;
    }

    private static int DecimalsOf(CompiledIndicator indicator, IEnumerable<Field> fields)
    {
        var isQuotient = indicator.Value.Text.Contains('/', StringComparison.Ordinal);
        return isQuotient || indicator.Indicator.Unit?.Key is "baht" or "percent"
            ? 2
            : fields.OfType<NumberField>().Select(f => f.Decimals).DefaultIfEmpty(0).Max();
    }
}
