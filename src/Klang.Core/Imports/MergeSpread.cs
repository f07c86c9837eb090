namespace Klang.Core.Imports;

/// <summary>Gives every cell of a merged range the range's value, row by row from the top. Only ranges of the columns asked for are kept.</summary>
public sealed class MergeSpread
{
    private readonly MergedRange[] _ranges;
    private readonly SheetCell[] _values;
    private int _first;

    public MergeSpread(IEnumerable<MergedRange> ranges)
    {
        _ranges = [.. ranges.OrderBy(r => r.FirstRow).ThenBy(r => r.FirstColumn)];
        _values = new SheetCell[_ranges.Length];
    }

    /// <summary>The row with merged cells filled in. Rows must come in order.</summary>
    public SheetRow Spread(SheetRow row)
    {
        List<SheetCell>? cells = null;
        while (_first < _ranges.Length && _ranges[_first].LastRow < row.Number)
        {
            _first++;
        }

        for (var i = _first; i < _ranges.Length && _ranges[i].FirstRow <= row.Number; i++)
        {
            if (_ranges[i].LastRow >= row.Number)
            {
                Fill(row, i, ref cells);
            }
        }

        return cells is null ? row : row with { Cells = cells };
    }

    private void Fill(SheetRow row, int at, ref List<SheetCell>? cells)
    {
        var range = _ranges[at];
        if (range.FirstRow == row.Number)
        {
            _values[at] = row[range.FirstColumn];
        }

        if (_values[at].IsEmpty)
        {
            return;
        }

        cells ??= [.. row.Cells];
        while (cells.Count <= range.LastColumn)
        {
            cells.Add(SheetCell.Empty);
        }

        for (var column = range.FirstColumn; column <= range.LastColumn; column++)
        {
            cells[column] = cells[column].IsEmpty ? _values[at] : cells[column];
        }
    }
}
