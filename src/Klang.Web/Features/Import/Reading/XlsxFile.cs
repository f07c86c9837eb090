using System.IO.Compression;
using System.Xml;
using Klang.Core.Imports;

namespace Klang.Web.Features.Import.Reading;

/// <summary>
/// A workbook of Excel 2007 and later, read as a stream of its parts: every byte is counted, no DTD is taken, and nothing but
/// sheets, texts and number formats is opened (docs/adr/0014).
/// </summary>
internal sealed class XlsxFile : WorkbookFile
{
    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly ZipArchive _archive;
    private readonly ReadingLimits _limits;
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly List<SheetTab> _tabs = [];
    private readonly bool _from1904;
    private readonly Lazy<XlsxStyles> _styles;
    private readonly Lazy<string[]> _texts;

    public XlsxFile(ZipArchive archive, ReadingLimits limits)
    {
        (_archive, _limits) = (archive, limits);
        if (archive.Entries.Count > limits.Parts)
        {
            throw new UnreadableException(ReadingProblems.Bomb);
        }

        if (Entry("xl/workbook.xml") is not { } workbook)
        {
            throw new UnreadableException(Entry("xl/workbook.bin") is null && Entry("mimetype") is null ? ReadingProblems.NotAWorkbook : ReadingProblems.OtherFormat);
        }

        _from1904 = ReadWorkbook(workbook);
        _styles = new(() => Entry("xl/styles.xml") is { } entry ? XlsxStyles.Read(Reader(entry)) : XlsxStyles.None);
        _texts = new(() => Entry("xl/sharedStrings.xml") is { } entry ? XlsxTexts.Read(Reader(entry), limits) : []);
    }

    public override IReadOnlyList<SheetTab> Tabs => _tabs;

    public override IEnumerable<SheetRow> Rows(string sheet)
    {
        using var reader = Reader(Part(sheet));
        var rows = new XlsxRows(reader, _texts.Value, _styles.Value, _from1904, _limits);
        while (rows.Next() is { } row)
        {
            yield return row;
        }
    }

    public override SheetSample Sample(SheetTab tab)
    {
        using var reader = Reader(Part(tab.Name));
        var rows = new XlsxRows(reader, _texts.Value, _styles.Value, _from1904, _limits);
        var (head, count) = rows.Head();
        return new SheetSample(tab.Name, head, rows.Merges(), count) { Hidden = tab.Hidden };
    }

    /// <summary>They stand behind the rows. Most sheets have none, which a search through the bytes tells in a fraction of the time.</summary>
    public override IReadOnlyList<MergedRange> Merges(string sheet)
    {
        using var bytes = Bytes(Part(sheet));
        return PartSearch.MayHold(bytes, "mergeCell"u8) ? Sample(_tabs.First(t => t.Name == sheet)).Merges : [];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _archive.Dispose();
        }

        base.Dispose(disposing);
    }

    private ZipArchiveEntry? Entry(string name) => _archive.Entries.FirstOrDefault(e => string.Equals(e.FullName.Replace('\\', '/'), name, StringComparison.OrdinalIgnoreCase));

    private ZipArchiveEntry Part(string sheet) => _parts.TryGetValue(sheet, out var part) && Entry(part) is { } entry ? entry : throw new UnreadableException(ReadingProblems.Broken);

    /// <summary>Each part is counted on its own: a sheet is read more than once.</summary>
    private XmlReader Reader(ZipArchiveEntry entry) => XmlReader.Create(Bytes(entry), Xml);

    private BufferedStream Bytes(ZipArchiveEntry entry) => new(new CountedStream(entry.Open(), new ByteBudget(_limits.UnzippedBytes)), 1 << 16);

    /// <summary>Names the sheets and their parts; true where days count from 1904.</summary>
    private bool ReadWorkbook(ZipArchiveEntry workbook)
    {
        var targets = Targets();
        var from1904 = false;
        using var reader = Reader(workbook);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "workbookPr")
            {
                from1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "sheet" && _tabs.Count < _limits.Sheets)
            {
                Add(reader, targets);
            }
        }

        return from1904;
    }

    private void Add(XmlReader reader, Dictionary<string, string> targets)
    {
        var name = reader.GetAttribute("name") ?? "";
        var id = "";
        while (reader.MoveToNextAttribute())
        {
            id = reader.LocalName == "id" && reader.Prefix.Length > 0 ? reader.Value : id;
        }

        reader.MoveToElement();
        if (targets.TryGetValue(id, out var part) && _parts.TryAdd(name, part))
        {
            _tabs.Add(new SheetTab(name, reader.GetAttribute("state") is "hidden" or "veryHidden"));
        }
    }

    /// <summary>Parts of this file only: a link that leads out of it is not followed.</summary>
    private Dictionary<string, string> Targets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = Reader(Entry("xl/_rels/workbook.xml.rels") ?? throw new UnreadableException(ReadingProblems.Broken));
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship" && reader.GetAttribute("TargetMode") != "External"
                && reader.GetAttribute("Type")?.EndsWith("/worksheet", StringComparison.Ordinal) == true)
            {
                var target = reader.GetAttribute("Target") ?? "";
                targets[reader.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return targets;
    }
}
