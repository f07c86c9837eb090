using System.IO.Compression;
using System.Text;
using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Features.Import.Writing;

/// <summary>
/// Changes a workbook without its largest part in memory. A package that may be written holds every part that it opens as a whole, so
/// the sheet is put aside as an empty one, the rest is changed, and then the sheet's rows are copied in as a stream.
/// </summary>
internal static class SheetSwap
{
    private const string Empty = """<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>""";

    /// <summary>A temporary file that is gone when it is closed.</summary>
    public static FileStream Temporary() => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    /// <summary>The package with an empty sheet in the place of one.</summary>
    /// <param name="whole">The package.</param>
    /// <param name="part">The sheet's part, as its package names it.</param>
    /// <exception cref="UnreadableException">Its other parts are too large.</exception>
    public static FileStream Without(Stream whole, string part)
    {
        return Copy(whole, part, to => to.Write(Encoding.UTF8.GetBytes(Empty)));
    }

    /// <summary>The changed package with the rows back in it.</summary>
    /// <param name="light">The package without the sheet.</param>
    /// <param name="whole">The package with it.</param>
    /// <param name="part">The sheet's part.</param>
    /// <param name="rows">Copies the sheet, from the first to the second.</param>
    public static FileStream With(Stream light, Stream whole, string part, Action<Stream, Stream> rows)
    {
        using var archive = new ZipArchive(whole, ZipArchiveMode.Read, leaveOpen: true);
        return Copy(light, part, to =>
        {
            using var from = Counted(Find(archive, part), new ByteBudget(ReadingLimits.Default.UnzippedBytes));
            rows(from, to);
        });
    }

    private static FileStream Copy(Stream from, string part, Action<Stream> write)
    {
        from.Position = 0;
        var to = Temporary();
        try
        {
            Fill(from, to, part, write);
        }
        catch
        {
            to.Dispose();
            throw;
        }

        to.Position = 0;
        return to;
    }

    private static void Fill(Stream from, Stream to, string part, Action<Stream> write)
    {
        var budget = new ByteBudget(ReadingLimits.Default.UnzippedBytes);
        using var source = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var sheet = Find(source, part);
        foreach (var entry in source.Entries)
        {
            using var written = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            if (entry == sheet)
            {
                write(written);
            }
            else
            {
                using var read = Counted(entry, budget);
                read.CopyTo(written);
            }
        }
    }

    private static CountedStream Counted(ZipArchiveEntry entry, ByteBudget budget) => new(entry.Open(), budget);

    private static ZipArchiveEntry Find(ZipArchive archive, string part) =>
        archive.Entries.FirstOrDefault(e => string.Equals(e.FullName.Replace('\\', '/').TrimStart('/'), part.TrimStart('/'), StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidDataException($"No part {part}.");
}
