using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Klang.Web.Features.Shell;

/// <summary>One sheet of a workbook; rows are read once, as they are written.</summary>
public sealed record Sheet(string Name, IReadOnlyList<string> Head, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>Workbooks (.xlsx). Texts are texts: nothing in them is run as a formula.</summary>
public static class Spreadsheets
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly OpenXmlConfiguration Plain = new() { TableStyles = TableStyles.None, AutoFilter = false };

    /// <summary>The workbook as a file that goes when the stream is closed: however long, it does not stand in memory.</summary>
    public static async Task<Stream> WriteAsync(IEnumerable<Sheet> sheets, CancellationToken cancel = default)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            var named = sheets.ToDictionary(s => s.Name, s => (object)Rows(s), StringComparer.Ordinal);
            await Task.Run(() => file.SaveAs(named, printHeader: false, configuration: Plain), cancel);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(Sheet sheet)
    {
        var keys = sheet.Head.Select((_, at) => at.ToString(CultureInfo.InvariantCulture)).ToArray();
        yield return Row(keys, sheet.Head);
        foreach (var row in sheet.Rows)
        {
            yield return Row(keys, row);
        }
    }

    private static Dictionary<string, object?> Row(string[] keys, IReadOnlyList<object?> cells)
    {
        var row = new Dictionary<string, object?>(keys.Length, StringComparer.Ordinal);
        for (var at = 0; at < keys.Length; at++)
        {
            row[keys[at]] = cells[at] is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : cells[at];
        }

        return row;
    }
}
