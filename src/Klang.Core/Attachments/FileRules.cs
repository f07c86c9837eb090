using Klang.Core.Common;

namespace Klang.Core.Attachments;

/// <summary>Judges a file by its content, and cleans it. The name decides nothing.</summary>
public static class FileRules
{
    /// <summary>Files of one message.</summary>
    public const int Most = 5;

    /// <summary>10 MB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    public static Result<CleanFile> Judge(string name, ReadOnlyMemory<byte> content)
    {
        var shown = FileNames.Stem(name);
        if (content.Length > MostBytes)
        {
            return AttachmentProblems.TooLarge(shown);
        }

        if (KindOf(content.Span) is not { } kind)
        {
            return AttachmentProblems.NotTaken(shown);
        }

        var kept = kind switch
        {
            FileKind.Pdf => content.Span.LastIndexOf("%%EOF"u8) < 0 ? (ReadOnlyMemory<byte>?)null : content,
            FileKind.Png => PngCleaner.Clean(content.Span),
            FileKind.Jpeg => JpegCleaner.Clean(content.Span),
            _ => throw new NotSupportedException($"Unknown kind {kind}."),
        };
        return kept is { } bytes ? new CleanFile(FileNames.Of(name, kind), kind, bytes) : AttachmentProblems.Damaged(shown);
    }

    private static FileKind? KindOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? FileKind.Pdf
        : content.StartsWith(PngCleaner.Signature) ? FileKind.Png
        : content.StartsWith(JpegCleaner.Start) ? FileKind.Jpeg
        : null;
}
