using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Areas;

/// <summary>Our CSV: one area a line, columns found by their names in the header.</summary>
internal static class CsvAreaList
{
    public static void Read(TextReader reader, char separator, AreaFileCollector collector)
    {
        Header? header = null;
        foreach (var row in Csv.Read(reader, separator))
        {
            if (header is null)
            {
                header = new Header(row.Fields);
                if (!header.Has("code") || !header.Has("name_th"))
                {
                    collector.Fault(row.Line, AreaFileProblems.Columns(string.Join(separator, row.Fields)));
                    return;
                }
            }
            else
            {
                Take(row, header, collector);
            }
        }
    }

    private static void Take(CsvRow row, Header header, AreaFileCollector collector)
    {
        if (row.IsOpen)
        {
            collector.Fault(row.Line, AreaFileProblems.OpenQuote(row.Line));
        }
        else if (row.Fields.Count != header.Count)
        {
            collector.Fault(row.Line, AreaFileProblems.Width(row.Line, row.Fields.Count, header.Count));
        }
        else
        {
            var candidate = new AreaFileCandidate(row.Line, Code(row, header), header.Get(row, "name_th") ?? "");
            collector.Add(candidate with { Moo = header.Get(row, "moo"), More = area => WithColumns(area, row, header) });
        }
    }

    /// <summary>A community's number says nothing of where it lies: the subdistrict's column does.</summary>
    private static string Code(CsvRow row, Header header)
    {
        var code = header.Get(row, "code") ?? "";
        var isCommunity = header.Get(row, "type_th")?.StartsWith(AreaWords.Th(AreaLevel.Community), StringComparison.Ordinal) ?? false;
        return isCommunity && AreaCode.TryParse(header.Get(row, "subdistrict_code"), out var subdistrict) && AreaCode.Community(subdistrict, code) is { } community
            ? community.Digits
            : code;
    }

    private static AreaFileRow WithColumns(AreaFileRow area, CsvRow row, Header header) => area with
    {
        NameEn = header.Get(row, "name_en"),
        PostalCode = header.Get(row, "postal_code"),
        TypeTh = header.Get(row, "type_th"),
        AbbrTh = header.Get(row, "abbr_th"),
        RegionTh = header.Get(row, "region_th"),
        Note = header.Get(row, "note"),
    };

    private sealed class Header
    {
        private readonly Dictionary<string, int> at = new(StringComparer.OrdinalIgnoreCase);

        public Header(IReadOnlyList<string> names)
        {
            Count = names.Count;
            for (var i = 0; i < names.Count; i++)
            {
                at.TryAdd(ThaiText.Normalise(names[i]), i);
            }
        }

        public int Count { get; }

        public bool Has(string column) => at.ContainsKey(column);

        /// <summary>The field, normalised; null where the column is not there or nothing is in it.</summary>
        public string? Get(CsvRow row, string column) =>
            at.TryGetValue(column, out var i) && ThaiText.Normalise(row.Fields[i]) is { Length: > 0 } text ? text : null;
    }
}
