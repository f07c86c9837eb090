using System.Collections.Immutable;

namespace Klang.Core.Letters;

/// <summary>Where a column's text stands.</summary>
public enum LetterAlign
{
    Left,
    Centre,
    Right,
}

/// <summary>A column of a letter's table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Width">Its share of the page, in any unit.</param>
/// <param name="Align">Of its cells; heads stand in the middle.</param>
/// <param name="Group">A head over it and its neighbours of the same group; null for none.</param>
public sealed record LetterColumn(string Title, int Width, LetterAlign Align = LetterAlign.Left, string? Group = null);

/// <summary>A row: a cell for each column, each of lines; or one cell across the table, in bold.</summary>
public sealed record LetterRow(ImmutableArray<ImmutableArray<string>> Cells, bool Spans = false)
{
    public static LetterRow Of(params IEnumerable<string> cells) => new([.. cells.Select(cell => ImmutableArray.Create(cell))]);

    public static LetterRow Across(string text) => new([[text]], Spans: true);

    /// <summary>The same row with other words.</summary>
    public LetterRow Map(Func<string, string> word) => this with { Cells = [.. Cells.Select(cell => cell.Select(word).ToImmutableArray())] };
}

/// <summary>A table of a letter; its head is repeated on every page.</summary>
public sealed record LetterTable(ImmutableArray<LetterColumn> Columns, ImmutableArray<LetterRow> Rows)
{
    public bool HasGroups => Columns.Any(column => column.Group is not null);

    /// <summary>The same table with other words.</summary>
    public LetterTable Map(Func<string, string> word) => new(
        [.. Columns.Select(c => c with { Title = word(c.Title), Group = c.Group is { } group ? word(group) : null })],
        [.. Rows.Select(row => row.Map(word))]);
}

/// <summary>สิ่งที่ส่งมาด้วย: a page of its own.</summary>
public sealed record LetterAnnex(string Title, LetterTable Table, ImmutableArray<string> Notes);
