using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Klang.Web.Features.Entry;

/// <summary>What the trail says of a save: for each record its subject, its version and state afterwards, and old and new of each cell.</summary>
internal sealed class RecordTrail
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<AppliedEdit> _lines = [];

    public bool IsEmpty => _lines.Count == 0;

    public void AddRange(IEnumerable<AppliedEdit> edits) => _lines.AddRange(edits);

    public string Write()
    {
        var buffer = new ArrayBufferWriter<byte>(_lines.Count * 256);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (var line in _lines)
            {
                writer.WriteStartObject();
                writer.WriteString("subject", line.Row.Record.SubjectKey);
                writer.WriteNumber("version", line.Version);
                writer.WriteString("state", line.State.ToString());
                writer.WritePropertyName("changes");
                line.Changes.Write(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
