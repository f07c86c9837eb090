namespace Klang.Core.Attachments;

/// <summary>What may be attached.</summary>
public enum FileKind
{
    Pdf,
    Png,
    Jpeg,
}

/// <summary>A file that was judged and cleaned: what it is by its content, and what is kept of it.</summary>
/// <param name="Name">As people see it: no path, no control characters, the ending its content asks for.</param>
/// <param name="Bytes">Without what a camera wrote about the place and the person.</param>
public sealed record CleanFile(string Name, FileKind Kind, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>application/pdf, image/png or image/jpeg.</summary>
    public string ContentType => Kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Png => "image/png",
        FileKind.Jpeg => "image/jpeg",
        _ => throw new NotSupportedException($"Unknown kind {Kind}."),
    };
}
