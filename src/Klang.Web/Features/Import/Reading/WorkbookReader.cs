using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader.Exceptions;
using Klang.Core.Common;

namespace Klang.Web.Features.Import.Reading;

/// <summary>Opens a file by what it is, not by what it is called: .xlsx and .xlsm, .xls, or text.</summary>
public static class WorkbookReader
{
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>The caller disposes the workbook, and with it the stream.</summary>
    public static Result<WorkbookFile> Open(Stream stream, ReadingLimits? limits = null)
    {
        var within = limits ?? ReadingLimits.Default;
        try
        {
            return OpenAs(stream, within);
        }
        catch (UnreadableException e)
        {
            stream.Dispose();
            return e.Problem;
        }
        catch (Exception e) when (IsDamage(e))
        {
            stream.Dispose();
            return ReadingProblems.Broken;
        }
    }

    /// <summary>Runs work on a workbook's rows, and turns what is wrong with the file into a refusal.</summary>
    public static Result<T> Read<T>(WorkbookFile file, Func<WorkbookFile, T> work)
    {
        try
        {
            return work(file);
        }
        catch (UnreadableException e)
        {
            return e.Problem;
        }
        catch (Exception e) when (IsDamage(e))
        {
            return ReadingProblems.Broken;
        }
    }

    internal static bool IsDamage(Exception e) =>
        e is XmlException or InvalidDataException or EndOfStreamException or FormatException or ExcelReaderException or OverflowException or ArgumentOutOfRangeException or DecoderFallbackException;

    private static WorkbookFile OpenAs(Stream stream, ReadingLimits limits)
    {
        if (stream.Length > limits.FileBytes)
        {
            throw new UnreadableException(ReadingProblems.TooLarge(limits.FileBytes));
        }

        var start = new byte[Math.Min(stream.Length, 4_096)];
        stream.ReadExactly(start);
        stream.Position = 0;
        return start switch
        {
            [] => throw new UnreadableException(ReadingProblems.Empty),
            [0x50, 0x4B, 0x03, 0x04, ..] => new XlsxFile(Archive(stream), limits),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Old(stream, limits),
            _ when IsText(start) => new TextFile(Whole(stream), limits),
            _ => throw new UnreadableException(ReadingProblems.NotAWorkbook),
        };
    }

    private static ZipArchive Archive(Stream stream) => new(stream, ZipArchiveMode.Read);

    /// <summary>The container of .xls, and of any workbook with a password.</summary>
    private static XlsFile Old(Stream stream, ReadingLimits limits)
    {
        var bytes = Whole(stream);
        if (bytes.AsSpan().IndexOf(EncryptedPackage) >= 0)
        {
            throw new UnreadableException(ReadingProblems.Password);
        }

        try
        {
            return new XlsFile(bytes, limits);
        }
        catch (InvalidPasswordException)
        {
            throw new UnreadableException(ReadingProblems.Password);
        }
        catch (Exception e) when (e is HeaderException or CompoundDocumentException)
        {
            throw new UnreadableException(ReadingProblems.NotAWorkbook);
        }
    }

    private static byte[] Whole(Stream stream)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        stream.Dispose();
        return bytes;
    }

    /// <summary>No zero bytes save in UTF-16, no control characters, and not a page saved as .xls.</summary>
    private static bool IsText(ReadOnlySpan<byte> start)
    {
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return true;
        }

        var head = Encoding.Latin1.GetString(start).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        if (head.StartsWith('<') || head.StartsWith("%PDF", StringComparison.Ordinal) || head.StartsWith("{\\rtf", StringComparison.Ordinal))
        {
            throw new UnreadableException(ReadingProblems.OtherFormat);
        }

        return !start.ContainsAnyInRange((byte)0, (byte)8) && !start.ContainsAnyInRange((byte)14, (byte)25);
    }
}
