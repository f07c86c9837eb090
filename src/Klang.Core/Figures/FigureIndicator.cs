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

    /// <summary>Whether this round asks every field behind it; otherwise it has no value anywhere.</summary>
    public required bool IsAsked { get; init; }

    public bool IsPercent => Unit?.Key == "percent";

    public static FigureIndicator Of(CompiledIndicator indicator, DatasetDefinition definition, int round, int fiscalYear)
    {
        var fields = indicator.Value.Aggregates.Where(a => a.Path is not null)
            .Select(a => definition.Fields.First(f => f.Key.Name == a.Path)).ToList();
        return new FigureIndicator
        {
            Compiled = indicator,
            Key = indicator.Indicator.Key.Name,
            Label = indicator.Indicator.Label,
            Unit = indicator.Indicator.Unit,
            Decimals = DecimalsOf(indicator, fields),
            IsCore = indicator.Indicator.Core,
            IsAsked = fields.TrueForAll(f => f.IsAskedIn(round, fiscalYear)),
        };
    }

    private static int DecimalsOf(CompiledIndicator indicator, IEnumerable<Field> fields)
    {
        var isQuotient = indicator.Value.Text.Contains('/', StringComparison.Ordinal);
        return isQuotient || indicator.Indicator.Unit?.Key is "baht" or "percent"
            ? 2
            : fields.OfType<NumberField>().Select(f => f.Decimals).DefaultIfEmpty(0).Max();
    }
}
