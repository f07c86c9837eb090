namespace Klang.Core.Imports;

/// <summary>What a cell of a workbook holds, as its file says it.</summary>
public enum CellNature
{
    Empty,
    Text,

    /// <summary>A number cell; its text is the number as Excel shows it in full, at most 15 digits.</summary>
    Number,

    /// <summary>A number cell shown as a day; its text is yyyy-mm-dd with the year that stands in the file.</summary>
    Date,

    /// <summary>A number cell shown as percent; its text is what is shown, without the sign: 5 for 0.05.</summary>
    Percent,

    /// <summary>A formula that failed: #REF!, #N/A.</summary>
    Error,
}

/// <summary>One cell as text, and what it was. A formula is its last value; it is never run.</summary>
public readonly record struct SheetCell(string Text, CellNature Nature)
{
    public static SheetCell Empty { get; } = new("", CellNature.Empty);

    public bool IsEmpty => Nature == CellNature.Empty || string.IsNullOrWhiteSpace(Text);

    /// <summary>A cell of a text file, where every cell is text.</summary>
    public static SheetCell Of(string? text) => string.IsNullOrWhiteSpace(text) ? Empty : new(text, CellNature.Text);
}

/// <summary>One row. <c>Number</c> counts from 1, as Excel shows it; rows without any cell may be left out of a sheet.</summary>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public SheetCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : SheetCell.Empty;

    public bool IsEmpty => Cells.All(c => c.IsEmpty);
}

/// <summary>Cells merged into one; rows count from 1, columns from 0, both ends belong to it.</summary>
public readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>The beginning of a sheet, enough to find its header and to know its columns by.</summary>
/// <param name="Name">As on its tab.</param>
/// <param name="Rows">The first rows that hold anything.</param>
/// <param name="Merges">Of the whole sheet.</param>
/// <param name="RowCount">Of the whole sheet.</param>
public sealed record SheetSample(string Name, IReadOnlyList<SheetRow> Rows, IReadOnlyList<MergedRange> Merges, int RowCount)
{
    /// <summary>Not shown in Excel; never proposed.</summary>
    public bool Hidden { get; init; }
}
