using System.Globalization;
using System.Text;
using ExcelDataReader;
using Klang.Core.Imports;

namespace Klang.Web.Features.Import.Reading;

/// <summary>A workbook of Excel 97–2003. It has 65,536 rows at most, so it is read whole.</summary>
internal sealed class XlsFile : WorkbookFile
{
    private readonly Dictionary<string, (List<SheetRow> Rows, List<MergedRange> Merges)> _sheets = new(StringComparer.Ordinal);
    private readonly List<SheetTab> _tabs = [];

    public XlsFile(byte[] bytes, ReadingLimits limits)
    {
        var thai = CodePagesEncodingProvider.Instance.GetEncoding(874)!;
        using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(bytes), new ExcelReaderConfiguration { FallbackEncoding = thai, LeaveOpen = false });
        do
        {
            if (_tabs.Count < limits.Sheets && _sheets.TryAdd(reader.Name, (Rows(reader, limits), Merges(reader, limits))))
            {
                _tabs.Add(new SheetTab(reader.Name, reader.VisibleState != "visible"));
            }
        }
        while (reader.NextResult());
    }

    public override IReadOnlyList<SheetTab> Tabs => _tabs;

    public override IEnumerable<SheetRow> Rows(string sheet) => _sheets[sheet].Rows;

    public override IReadOnlyList<MergedRange> Merges(string sheet) => _sheets[sheet].Merges;

    private static List<SheetRow> Rows(IExcelDataReader reader, ReadingLimits limits)
    {
        if (reader.FieldCount > limits.Columns)
        {
            throw new UnreadableException(ReadingProblems.TooManyColumns(limits.Columns));
        }

        var (rows, number) = (new List<SheetRow>(), 0);
        while (reader.Read())
        {
            number++;
            var cells = Enumerable.Range(0, reader.FieldCount).Select(i => Cell(reader, i)).ToList();
            if (!cells.TrueForAll(c => c.IsEmpty))
            {
                rows.Add(new SheetRow(number, cells));
            }
        }

        return rows;
    }

    private static List<MergedRange> Merges(IExcelDataReader reader, ReadingLimits limits) =>
        [.. (reader.MergeCells ?? []).Take(limits.Merges).Select(m => new MergedRange(m.FromRow + 1, m.FromColumn, m.ToRow + 1, m.ToColumn))];

    /// <summary>The library gives nothing for a formula that failed: such a cell is empty here.</summary>
    private static SheetCell Cell(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => SheetCell.Empty,
        DateTime day => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellNature.Date),
        double number => CellNumbers.Of(number, XlsxStyles.Of(reader.GetNumberFormatString(column)), from1904: false),
        int number => CellNumbers.Of(number, XlsxStyles.Of(reader.GetNumberFormatString(column)), from1904: false),
        bool yes => new(yes ? "TRUE" : "FALSE", CellNature.Text),
        var other => SheetCell.Of(Convert.ToString(other, CultureInfo.InvariantCulture)),
    };
}
