using System.Text;

namespace Klang.Core.Rounds;

/// <summary>
/// Splits one line at its commas; a cell in double quotes may hold commas and doubled quotes, but no line break.
/// </summary>
internal static class CsvLine
{
    public static IReadOnlyList<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                Flush(cells, cell);
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        Flush(cells, cell);
        return cells;
    }

    private static void Flush(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString().Trim());
        cell.Clear();
    }
}
