using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Records;

/// <summary>
/// The stored form of <see cref="Answers"/>: one JSON object keyed by field key, keys in ordinal order so that equal records
/// are equal text. Numbers, booleans and texts as such, dates as ISO text, several codes as an array of texts,
/// <c>{"raw": "…"}</c> for text that did not parse, <c>{"na": true}</c> for not applicable, child rows as an array of objects.
/// <c>{"notAsked": …}</c> around an answer whose question is not asked. A date is told from a text by <c>{"date": "2019-01-31"}</c>, so that a document can be read without its definition.
/// </summary>
public static class AnswersJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Answers answers)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, answers);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Answers Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }

    private static void Write(Utf8JsonWriter writer, Answers answers)
    {
        writer.WriteStartObject();
        foreach (var (key, answer) in answers.Cells)
        {
            writer.WritePropertyName(key.Name);
            Write(writer, answer);
        }

        foreach (var (key, rows) in answers.Lists)
        {
            writer.WriteStartArray(key.Name);
            foreach (var row in rows)
            {
                Write(writer, row);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Answer answer)
    {
        switch (answer)
        {
            case Answered { Value: var value }:
                Write(writer, value);
                break;
            case Unparsed { Raw: var raw }:
                writer.WriteStartObject();
                writer.WriteString("raw", raw);
                writer.WriteEndObject();
                break;
            case NotApplicable:
                writer.WriteStartObject();
                writer.WriteBoolean("na", true);
                writer.WriteEndObject();
                break;
            case NotAsked { Kept: var kept }:
                writer.WriteStartObject();
                writer.WritePropertyName("notAsked");
                Write(writer, kept);
                writer.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"Unknown answer {answer.GetType().Name}.");
        }
    }

    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Type)
        {
            case ValueType.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case ValueType.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case ValueType.Text:
                writer.WriteStringValue(value.Text);
                break;
            case ValueType.Date:
                writer.WriteStartObject();
                writer.WriteString("date", value.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
                writer.WriteEndObject();
                break;
            case ValueType.Codes:
                writer.WriteStartArray();
                foreach (var code in value.Codes)
                {
                    writer.WriteStringValue(code);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"Unknown value type {value.Type}.");
        }
    }

    private static Answers Read(JsonElement element)
    {
        var cells = ImmutableSortedDictionary.CreateBuilder<FieldKey, Answer>();
        var lists = ImmutableSortedDictionary.CreateBuilder<FieldKey, ImmutableArray<Answers>>();
        foreach (var property in element.EnumerateObject())
        {
            var key = FieldKey.Parse(property.Name);
            if (property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.Object))
            {
                lists[key] = [.. property.Value.EnumerateArray().Select(Read)];
            }
            else
            {
                cells[key] = ReadAnswer(property.Value);
            }
        }

        return new Answers { Cells = cells.ToImmutable(), Lists = lists.ToImmutable() };
    }

    private static Answer ReadAnswer(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => new Answered(Value.Of(element.GetDecimal())),
        JsonValueKind.True => new Answered(Value.Of(true)),
        JsonValueKind.False => new Answered(Value.Of(false)),
        JsonValueKind.String => new Answered(Value.Of(element.GetString()!)),
        JsonValueKind.Array => new Answered(Value.Of([.. element.EnumerateArray().Select(e => e.GetString()!)])),
        JsonValueKind.Object when element.TryGetProperty("raw", out var raw) => new Unparsed(raw.GetString()!),
        JsonValueKind.Object when element.TryGetProperty("date", out var date) =>
            new Answered(Value.Of(DateOnly.ParseExact(date.GetString()!, "O", System.Globalization.CultureInfo.InvariantCulture))),
        JsonValueKind.Object when element.TryGetProperty("notAsked", out var kept) => new NotAsked(ReadAnswer(kept)),
        JsonValueKind.Object => NotApplicable.Instance,
        _ => throw new FormatException($"No answer is stored as {element.ValueKind}."),
    };
}
