using System.Buffers.Binary;

namespace Klang.Core.Attachments;

/// <summary>Which way is up, of all that EXIF says: telephones store what the sensor saw and note how it was held.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const int EntryLength = 12;

    private static ReadOnlySpan<byte> Head => "Exif\0\0"u8;

    /// <summary>An APP1 segment that says only this; empty where the picture is upright or says nothing.</summary>
    public static byte[] Segment(ReadOnlySpan<byte> jpeg) => Read(jpeg) is { } orientation and > 1 and <= 8
        ? [0xFF, 0xE1, 0x00, 0x22, .. Head, .. "MM"u8, 0x00, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]
        : [];

    private static ushort? Read(ReadOnlySpan<byte> jpeg)
    {
        for (var rest = jpeg[2..]; rest.Length >= 4 && rest[0] == 0xFF && rest[1] is >= 0xE0 and <= 0xEF;)
        {
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 4 || length > rest.Length)
            {
                return null;
            }

            if (rest[1] == 0xE1 && rest[4..length].StartsWith(Head))
            {
                return OfTiff(rest[(4 + Head.Length)..length]);
            }

            rest = rest[length..];
        }

        return null;
    }

    private static ushort? OfTiff(ReadOnlySpan<byte> tiff)
    {
        var isLittle = tiff.StartsWith("II"u8);
        var directory = tiff.Length < 10 ? uint.MaxValue : Long(tiff[4..], isLittle);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var entries = tiff[(int)(directory + 2)..];
        for (var left = Short(tiff[(int)directory..], isLittle); left > 0 && entries.Length >= EntryLength; left--)
        {
            if (Short(entries, isLittle) == Tag)
            {
                return Short(entries[8..], isLittle);
            }

            entries = entries[EntryLength..];
        }

        return null;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
