using Klang.Core.Imports;

namespace Klang.Web.Features.Import.Reading;

/// <summary>The tab of a sheet.</summary>
public sealed record SheetTab(string Name, bool Hidden);

/// <summary>
/// A workbook open for reading, of whatever format. Rows are read as they are asked for, and may be read again. Formulas give
/// their last value; macros, links and pictures are never looked at.
/// </summary>
public abstract class WorkbookFile : IDisposable
{
    private const int SampleRows = 80;

    public abstract IReadOnlyList<SheetTab> Tabs { get; }

    /// <summary>Rows that hold anything, in order.</summary>
    /// <exception cref="UnreadableException">The file is damaged or too large.</exception>
    public abstract IEnumerable<SheetRow> Rows(string sheet);

    /// <summary>The beginning, how much there is, and what is merged.</summary>
    /// <exception cref="UnreadableException">The file is damaged or too large.</exception>
    public virtual SheetSample Sample(SheetTab tab)
    {
        var (head, count) = (new List<SheetRow>(), 0);
        foreach (var row in Rows(tab.Name))
        {
            count++;
            if (head.Count < SampleRows)
            {
                head.Add(row);
            }
        }

        return new SheetSample(tab.Name, head, Merges(tab.Name), count) { Hidden = tab.Hidden };
    }

    public abstract IReadOnlyList<MergedRange> Merges(string sheet);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
