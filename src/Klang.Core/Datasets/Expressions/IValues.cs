namespace Klang.Core.Datasets.Expressions;

/// <summary>
/// The values an expression is evaluated over. What does not exist, is not answered, was not asked or did not parse is
/// <see cref="Value.Missing"/>; otherwise the value has the type that <see cref="ISymbols"/> gave for its name.
/// </summary>
public interface IValues
{
    /// <summary>The value of a name that is not a column.</summary>
    Value Get(string path);

    /// <summary>
    /// A column as one value, by <see cref="ColumnAggregates.Of"/>: missing elements are left out (count counts answered
    /// ones), sum and count of none are 0, min and max of none are missing. A list itself (<c>count(activities)</c>) counts
    /// its rows. <paramref name="path"/> is null only for <c>count()</c>, the number of records.
    /// </summary>
    Value Aggregate(AggregateKind kind, string? path);

    /// <summary>The rows of a list, each answering to the names of its own fields only.</summary>
    IEnumerable<IValues> Rows(string list) => [];
}
