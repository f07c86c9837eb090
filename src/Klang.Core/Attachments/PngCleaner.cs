using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace Klang.Core.Attachments;

/// <summary>Takes out of a PNG what is not picture: texts, times, EXIF, and whatever follows the end.</summary>
internal static class PngCleaner
{
    private const int HeadAndSum = 12;

    private static readonly FrozenSet<string> Kept = new[]
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null where the chunks do not add up to a picture.</summary>
    public static ReadOnlyMemory<byte>? Clean(ReadOnlySpan<byte> png)
    {
        using var kept = new MemoryStream(png.Length);
        kept.Write(Signature);
        var rest = png[Signature.Length..];
        for (var isFirst = true; rest.Length >= HeadAndSum; isFirst = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var name = Encoding.Latin1.GetString(rest.Slice(4, 4));
            if (length > rest.Length - HeadAndSum || isFirst != (name == "IHDR"))
            {
                return null;
            }

            var chunk = rest[..((int)length + HeadAndSum)];
            if (Kept.Contains(name))
            {
                kept.Write(chunk);
            }

            if (name == "IEND")
            {
                return kept.ToArray();
            }

            rest = rest[chunk.Length..];
        }

        return null;
    }
}
