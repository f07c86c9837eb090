using Microsoft.EntityFrameworkCore;

namespace Klang.Data.Bulk;

/// <summary>Puts together <see cref="BulkChange{T}"/>.</summary>
public static class BulkChange
{
    /// <param name="db">Whose model the rows are of.</param>
    /// <param name="rows">As they are to be.</param>
    /// <param name="properties">What is written.</param>
    /// <param name="version">The version that each row must still have.</param>
    /// <param name="later">What is only known when it is written.</param>
    public static BulkChange<T> Of<T>(KlangDb db, IReadOnlyList<T> rows, IReadOnlyCollection<string> properties, Func<T, int>? version = null, string? later = null)
        where T : class
    {
        var change = new BulkChange<T>(db, rows, properties, version);

        // SQLite takes a row at a time, and each value where it stands.
        if (db.Dialect == Dialect.Postgres)
        {
            foreach (var column in change.Columns.Where(c => c.Property != later))
            {
                change.Keep(column);
            }
        }

        return change;
    }
}

/// <summary>
/// Rows and which of their columns are to be written. It may be put together before the transaction, on another thread and by another
/// context of the same database: the values are then at hand as the database takes them.
/// </summary>
public sealed class BulkChange<T>
    where T : class
{
    private readonly Dictionary<string, SentColumn> _kept = new(StringComparer.Ordinal);

    internal BulkChange(KlangDb db, IReadOnlyList<T> rows, IReadOnlyCollection<string> properties, Func<T, int>? version)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        (Rows, Table) = (rows, $"\"{type.GetTableName()}\"");
        Written = [.. properties.Select(name => new BulkColumn(type.FindProperty(name)!))];
        Keys = [.. type.FindPrimaryKey()!.Properties.Select(p => new BulkColumn(p))];
        Columns = [.. Keys, .. Written];
        Was = version is null ? null : [.. rows.Select(version)];
    }

    /// <summary>As they are to be; found by their primary key.</summary>
    public IReadOnlyList<T> Rows { get; }

    internal string Table { get; }

    internal IReadOnlyList<BulkColumn> Keys { get; }

    internal IReadOnlyList<BulkColumn> Written { get; }

    /// <summary>Keys first.</summary>
    internal IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The versions that the rows must still have; null where none is asked.</summary>
    internal int[]? Was { get; }

    internal void Keep(BulkColumn column) => _kept[column.Name] = Sent(column);

    /// <summary>As PostgreSQL is given them: <see cref="Columns"/>, then what each row must still have.</summary>
    internal SentRows Sent() => new(Columns.Select(c => _kept.GetValueOrDefault(c.Name) ?? Sent(c)).Concat(Was is null ? [] : [SentColumn.Of("integer", [.. Was.Cast<object?>()], cells => cells.Cast<int>().ToArray())]));

    /// <summary>The last of the key tells the rows apart.</summary>
    private SentColumn Sent(BulkColumn column) => column.Sent(Rows, isKey: column.Name == Keys[^1].Name);
}
