using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Klang.Core.Imports;

namespace Klang.Web.Features.Import.Reading;

/// <summary>What each style of a workbook makes of a number: a number, a day, or percent.</summary>
internal sealed partial class XlsxStyles(CellNature[] natures)
{
    public static XlsxStyles None { get; } = new([]);

    public CellNature Of(int style) => style >= 0 && style < natures.Length ? natures[style] : CellNature.Number;

    public static XlsxStyles Read(XmlReader reader)
    {
        using (reader)
        {
            var (own, styles, inCells) = (new Dictionary<int, string>(), new List<CellNature>(), false);
            while (reader.Read())
            {
                inCells = reader.LocalName == "cellXfs" ? reader.NodeType == XmlNodeType.Element : inCells;
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "numFmt")
                {
                    own[Int(reader.GetAttribute("numFmtId"))] = reader.GetAttribute("formatCode") ?? "";
                }
                else if (inCells && reader.NodeType == XmlNodeType.Element && reader.LocalName == "xf")
                {
                    var format = Int(reader.GetAttribute("numFmtId"));
                    styles.Add(own.TryGetValue(format, out var code) ? Of(code) : BuiltIn(format));
                }
            }

            return new XlsxStyles([.. styles]);
        }
    }

    /// <summary>What a format's code shows.</summary>
    public static CellNature Of(string? code)
    {
        var bare = Quoted().Replace(code ?? "", "");
        return bare.Contains('%', StringComparison.Ordinal) ? CellNature.Percent
            : DayOrYear().IsMatch(bare) ? CellNature.Date
            : CellNature.Number;
    }

    /// <summary>Numbers of formats that need no code: days in any language, and those of Thai Excel (59–81).</summary>
    private static CellNature BuiltIn(int format) => format switch
    {
        9 or 10 or 67 or 68 => CellNature.Percent,
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 or (>= 71 and <= 74) or 77 or 81 => CellNature.Date,
        _ => CellNature.Number,
    };

    private static int Int(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]|General|[Ss]tandard")]
    private static partial Regex Quoted();

    [GeneratedRegex("[yYdDbBปว]|mmm|MMM|ดดด")]
    private static partial Regex DayOrYear();
}
