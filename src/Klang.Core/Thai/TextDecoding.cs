using System.Text;

namespace Klang.Core.Thai;

/// <summary>A text read from bytes, and the name of the encoding it was read with, to show before a file is accepted.</summary>
public sealed record DecodedText(string Text, string Encoding);

/// <summary>Text files as Thai offices send them: byte order mark, else strict UTF-8, else windows-874 (TIS-620).</summary>
public static class TextDecoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without its byte order mark. Never throws: a byte that windows-874 does not know becomes U+FFFD.</summary>
    public static string Decode(byte[] bytes) => Read(bytes).Text;

    /// <summary>As <see cref="Decode"/>, and which encoding it was: "utf-8", "utf-16", "utf-16BE" or "windows-874".</summary>
    public static DecodedText Read(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(Encoding.UTF8.GetString(bytes.AsSpan(3)), "utf-8"),
        [0xFF, 0xFE, ..] => new(Encoding.Unicode.GetString(bytes.AsSpan(2)), "utf-16"),
        [0xFE, 0xFF, ..] => new(Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)), "utf-16BE"),
        _ => WithoutMark(bytes),
    };

    private static DecodedText WithoutMark(byte[] bytes)
    {
        try
        {
            return new(StrictUtf8.GetString(bytes), "utf-8");
        }
        catch (DecoderFallbackException)
        {
            // Thai letters in windows-874 are lone bytes over 0x7F, which strict UTF-8 refuses.
            var thai = CodePagesEncodingProvider.Instance.GetEncoding(874, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;
            return new(thai.GetString(bytes), "windows-874");
        }
    }
}
