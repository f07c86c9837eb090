using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Klang.Web.Features.Entry;

/// <summary>What the trail says of a save: for each record its subject, its version and state afterwards, and old and new of each cell.</summary>
internal static class RecordTrail
{
    // As long as most are: a buffer that grows by doubling is copied five times for a thousand records.
    private const int LineLength = 120;
    private const int CellLength = 40;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null where nothing was changed or confirmed.</returns>
    public static string? Of(IEnumerable<RowEdit> edits, IEnumerable<AppliedEdit> applied)
    {
        var lines = edits.Zip(applied).Where(e => e.Second.Row.Taken && (e.Second.Changes.Count > 0 || e.First.Confirm)).Select(e => e.Second).ToList();
        return lines.Count == 0 ? null : Write(lines);
    }

    private static string Write(List<AppliedEdit> lines)
    {
        var buffer = new ArrayBufferWriter<byte>(lines.Sum(l => LineLength + (l.Changes.Count * CellLength)));
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (var line in lines)
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
