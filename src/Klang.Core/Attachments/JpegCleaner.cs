using System.Buffers.Binary;

namespace Klang.Core.Attachments;

/// <summary>
/// Takes out of a JPEG what is not picture: EXIF with its place and owner, XMP, comments, pictures hidden behind the end. Which
/// way is up lives in EXIF too and is written back, alone.
/// </summary>
internal static class JpegCleaner
{
    private const byte StartOfScan = 0xDA;
    private const byte End = 0xD9;

    public static ReadOnlySpan<byte> Start => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> ColourProfile => "ICC_PROFILE\0"u8;

    /// <summary>Null where the segments do not add up to a picture.</summary>
    public static ReadOnlyMemory<byte>? Clean(ReadOnlySpan<byte> jpeg)
    {
        using var kept = new MemoryStream(jpeg.Length);
        kept.Write(Start[..2]);
        kept.Write(ExifOrientation.Segment(jpeg));
        var rest = jpeg[2..];
        for (var hasPicture = false; rest.Length >= 2 && rest[0] == 0xFF;)
        {
            if (rest[1] == 0xFF)
            {
                // Filling before a marker.
                rest = rest[1..];
                continue;
            }

            if (rest[1] == End)
            {
                kept.Write(rest[..2]);
                return hasPicture ? (ReadOnlyMemory<byte>?)kept.ToArray() : null;
            }

            var length = rest.Length < 4 ? 0 : 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 4 || length > rest.Length)
            {
                return null;
            }

            var whole = rest[1] == StartOfScan ? length + ScanLength(rest[length..]) : length;
            hasPicture |= rest[1] == StartOfScan;
            if (IsPicture(rest[1], rest[4..length]))
            {
                kept.Write(rest[..whole]);
            }

            rest = rest[whole..];
        }

        return null;
    }

    /// <summary>Application segments (E0–EF) tell about the picture; of them JFIF, Adobe's colours and a colour profile are needed to show it.</summary>
    private static bool IsPicture(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 or 0xEE => true,
        0xE2 => content.StartsWith(ColourProfile),
        >= 0xE1 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    /// <summary>Coded picture goes on to the next marker; FF00 and restarts belong to it.</summary>
    private static int ScanLength(ReadOnlySpan<byte> rest)
    {
        for (var at = 0; at + 1 < rest.Length; at++)
        {
            if (rest[at] == 0xFF && rest[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return rest.Length;
    }
}
