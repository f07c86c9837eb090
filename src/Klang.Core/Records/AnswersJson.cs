using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Records;

/// <summary>
/// The stored form of <see cref="Answers"/>: one JSON object keyed by field key, keys in ordinal order so that equal records
/// are equal text. Numbers, booleans and texts as such, dates as ISO text, several codes as an array of texts,
/// <c>{"raw": "…"}</c> for text that did not parse, <c>{"na": true}</c> for not applicable, child rows as an array of objects.
/// <c>{"notAsked": …}</c> around an answer whose question is not asked, or around the rows of such a list. A date is told from a text by <c>{"date": "2019-01-31"}</c>, so that a document can be read without its definition.
/// </summary>
public static class AnswersJson
{
    private const string Nothing = "{}";

    public static string Write(Answers answers) => answers is { Cells.IsEmpty: true, Lists.IsEmpty: true, Aside.IsEmpty: true } ? Nothing : JsonText.Of(answers, Write);

    public static Answers Read(string json) => json == Nothing ? Answers.Empty : AnswersReader.Read(json);

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
            writer.WritePropertyName(key.Name);
            Write(writer, rows);
        }

        foreach (var (key, rows) in answers.Aside)
        {
            writer.WriteStartObject(key.Name);
            writer.WritePropertyName("notAsked");
            Write(writer, rows);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ImmutableArray<Answers> rows)
    {
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            Write(writer, row);
        }

        writer.WriteEndArray();
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
}
