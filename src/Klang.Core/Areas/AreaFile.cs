using System.Collections.Frozen;

namespace Klang.Core.Areas;

/// <summary>
/// Reads a list of areas: our CSV (columns code and name_th; name_en, postal_code, type_th, abbr_th, region_th, moo and note
/// where there are any, and subdistrict_code where type_th says ชุมชน; other columns are left alone) or the pipe-delimited list of the Department of Provincial Administration.
/// </summary>
public static class AreaFile
{
    /// <summary>
    /// The good rows, and a fault for every line that was not taken. Nothing throws: a file that is no area list gives faults
    /// only. Decode bytes with <see cref="Thai.TextDecoding"/> first.
    /// </summary>
    /// <param name="reader">The text.</param>
    /// <param name="known">Codes that the registry has already; a file of villages may leave out the areas above them.</param>
    public static AreaFileContent Read(TextReader reader, IReadOnlySet<AreaCode>? known = null)
    {
        var text = reader.ReadToEnd().TrimStart('\uFEFF');
        var header = text[..(text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length)];
        var collector = new AreaFileCollector();
        var layout = header.Contains('|', StringComparison.Ordinal) ? AreaFileLayout.Dopa : AreaFileLayout.Csv;
        if (layout == AreaFileLayout.Dopa)
        {
            DopaAreaList.Read(new StringReader(text), collector);
        }
        else
        {
            CsvAreaList.Read(new StringReader(text), Separator(header), collector);
        }

        return collector.Finish(layout, known ?? FrozenSet<AreaCode>.Empty);
    }

    private static char Separator(string header) =>
        header.Contains(',', StringComparison.Ordinal) ? ','
        : header.Contains('\t', StringComparison.Ordinal) ? '\t'
        : header.Contains(';', StringComparison.Ordinal) ? ';'
        : ',';
}
