using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Klang.Core.Common;

/// <summary>Writes small JSON documents, Thai letters as they are. Each thread keeps its buffer: an import writes some hundred thousand of them.</summary>
public static class JsonText
{
    private const int First = 4_096;

    // A large one is not kept.
    private const int Most = 1 << 16;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    /// <param name="what">What is written.</param>
    /// <param name="write">Writes it; it may come back here for a document of its own.</param>
    public static string Of<T>(T what, Action<Utf8JsonWriter, T> write)
    {
        var (buffer, text) = (kept ?? new ArrayBufferWriter<byte>(First), "");
        kept = null;
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer, what);
            writer.Flush();
            text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        }

        if (buffer.Capacity <= Most)
        {
            buffer.ResetWrittenCount();
            kept = buffer;
        }

        return text;
    }
}
