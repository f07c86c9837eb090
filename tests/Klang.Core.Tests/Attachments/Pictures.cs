using System.Buffers.Binary;
using System.Text;

namespace Klang.Core.Tests.Attachments;

/// <summary>Pictures made byte by byte, so that tests know what is in them.</summary>
internal static class Pictures
{
    public static byte[] Pdf => [.. "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8];

    public static byte[] Exe => [.. "MZ"u8, .. new byte[60], .. "%PDF-1.7 %%EOF"u8];

    public static byte[] Png(params (string Name, byte[] Content)[] extra) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        .. extra.SelectMany(e => Chunk(e.Name, e.Content)),
        .. Chunk("IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 1, 0, 1]),
        .. Chunk("IEND", []),
    ];

    public static byte[] Jpeg(params byte[][] segments) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. segments.SelectMany(s => s),
        .. Segment(0xDB, new byte[65]),
        .. Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56,
        0xFF, 0xD9,
    ];

    public static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)((content.Length + 2) & 0xFF), .. content];

    /// <summary>EXIF as a telephone writes it: which way is up, and where it was.</summary>
    public static byte[] Exif(byte orientation, bool isLittle)
    {
        byte[] tag(ushort number, byte value) => isLittle
            ? [(byte)(number & 0xFF), (byte)(number >> 8), 3, 0, 1, 0, 0, 0, value, 0, 0, 0]
            : [(byte)(number >> 8), (byte)(number & 0xFF), 0, 3, 0, 0, 0, 1, 0, value, 0, 0];
        byte[] head = isLittle ? [.. "II"u8, 0x2A, 0, 8, 0, 0, 0, 2, 0] : [.. "MM"u8, 0, 0x2A, 0, 0, 0, 8, 0, 2];
        return Segment(0xE1, [.. "Exif\0\0"u8, .. head, .. tag(0x010F, 7), .. tag(0x0112, orientation), 0, 0, 0, 0, .. "GPS 19.9N 99.8E"u8]);
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        var head = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(head, content.Length);
        Encoding.ASCII.GetBytes(name, head.AsSpan(4));
        return [.. head, .. content, 1, 2, 3, 4];
    }
}
