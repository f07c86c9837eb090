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

    /// <summary>
    /// The entries of a register that stand in an area, each answering for its own fields (<c>it.gender</c>) and otherwise like
    /// this; null where they were not brought, and then what asks for them is missing.
    /// </summary>
    IEnumerable<IValues>? Entries(string register, string area, bool ended) => null;

    /// <summary>The other records of the same report that count, each answering for its own fields and otherwise like this; null where they were not brought.</summary>
    IEnumerable<IValues>? Peers() => null;

    /// <summary>A field of the latest record of a subject (left out: of this record's own) in another dataset.</summary>
    Value Other(string dataset, string? subject, string field) => Value.Missing;

    /// <summary>How many other subjects' latest records in a dataset name an entry in their lists.</summary>
    Value Listings(string dataset, string code) => Value.Missing;

    /// <summary>How many areas of a level are in force inside an area.</summary>
    Value CountAreas(string level, string area) => Value.Missing;
}
