using Klang.Core.Common;

namespace Klang.Data.Bulk;

/// <summary>
/// Many rows as PostgreSQL is given them: an array a column, and one value for a column that says the same in all of them, as most
/// do in an import: the other cells of a wide row are empty in every one. Parameters are named @p0, @p1 …
/// </summary>
internal sealed class SentRows
{
    /// <param name="columns">At least one of them has an array.</param>
    public SentRows(IEnumerable<SentColumn> columns)
    {
        var (values, expressions, arrays) = (new List<object?>(), new List<string>(), new List<string>());
        foreach (var column in columns)
        {
            var parameter = "@p" + values.Count.Plain();
            values.Add(column.Each ?? column.Same);
            if (column.Each is null)
            {
                expressions.Add($"{parameter}::{column.StoreType}");
                continue;
            }

            expressions.Add("x.c" + arrays.Count.Plain());
            arrays.Add($"{parameter}::{column.StoreType}[]");
        }

        (Values, Expressions) = ([.. values], expressions);
        From = $"unnest({string.Join(", ", arrays)}) AS x({string.Join(", ", arrays.Select((_, i) => "c" + i.Plain()))})";
    }

    /// <summary>The parameters, in their order.</summary>
    public object?[] Values { get; }

    /// <summary>What stands for each column in a statement that reads <see cref="From"/>.</summary>
    public IReadOnlyList<string> Expressions { get; }

    public string From { get; }
}

/// <summary>One column of rows that are sent.</summary>
/// <param name="StoreType">As the database calls it.</param>
/// <param name="Each">A value a row; null where all say the same.</param>
/// <param name="Same">What all of them say; null is said too.</param>
internal sealed record SentColumn(string StoreType, Array? Each, object? Same)
{
    /// <param name="storeType">As the database calls it.</param>
    /// <param name="cells">A value a row.</param>
    /// <param name="array">The same as a typed array.</param>
    /// <param name="isKey">Whether it is sent row by row though all say the same: some column has to be.</param>
    public static SentColumn Of(string storeType, object?[] cells, Func<object?[], Array> array, bool isKey = false) =>
        !isKey && Array.TrueForAll(cells, c => Equals(c, cells[0])) ? new(storeType, null, cells[0]) : new(storeType, array(cells), null);
}
