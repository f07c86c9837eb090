using System.Collections.Immutable;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Figures;

/// <summary>
/// Records added up: how many there are, and per field how many answered it and what they sum to. Adding two of them is adding
/// their areas, so a ratio at any level comes from sums and never from ratios.
/// </summary>
public sealed record ColumnSums(long Records, ImmutableDictionary<string, ColumnSum> Columns) : IValues
{
    public static ColumnSums Zero { get; } = new(0, ImmutableDictionary<string, ColumnSum>.Empty.WithComparers(StringComparer.Ordinal));

    public static ColumnSums operator +(ColumnSums a, ColumnSums b)
    {
        var columns = a.Columns.ToBuilder();
        foreach (var (key, value) in b.Columns)
        {
            columns[key] = columns.TryGetValue(key, out var own) ? own + value : value;
        }

        return new ColumnSums(a.Records + b.Records, columns.ToImmutable());
    }

    public static ColumnSums Add(ColumnSums left, ColumnSums right) => left + right;

    public Value Get(string path) => Value.Missing;

    /// <summary>A field that nobody answered has no sum: missing is not zero.</summary>
    public Value Aggregate(AggregateKind kind, string? path)
    {
        var column = path is null ? default : Columns.GetValueOrDefault(path);
        return kind switch
        {
            AggregateKind.Count => Value.Of(path is null ? Records : column.Count),
            AggregateKind.Sum => column.Count == 0 ? Value.Missing : Value.Of(column.Sum),
            AggregateKind.Min or AggregateKind.Max => Value.Missing,
            _ => throw new NotSupportedException($"Unknown aggregate {kind}."),
        };
    }
}

/// <summary>One field over many records: how many answered, and their sum.</summary>
public readonly record struct ColumnSum(long Count, decimal Sum)
{
    public static ColumnSum operator +(ColumnSum a, ColumnSum b) => new(a.Count + b.Count, a.Sum + b.Sum);

    public static ColumnSum Add(ColumnSum left, ColumnSum right) => left + right;
}
