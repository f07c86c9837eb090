using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Records;

/// <summary>Reads what <see cref="AnswersJson"/> writes, letter by letter: a table of the document would cost more than the answers.</summary>
internal static class AnswersReader
{
    /// <exception cref="FormatException">It is no answers' document.</exception>
    public static Answers Read(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
            reader.Read();
            return Read(ref reader);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Stands on the object's beginning; afterwards on its end.</summary>
    private static Answers Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException($"Answers are not stored as {reader.TokenType}.");
        }

        var cells = new List<KeyValuePair<FieldKey, Answer>>();
        var (lists, aside) = (ImmutableSortedDictionary<FieldKey, ImmutableArray<Answers>>.Empty, ImmutableSortedDictionary<FieldKey, ImmutableArray<Answers>>.Empty);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = Key(ref reader);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray && Rows(ref reader) is { } rows)
            {
                lists = lists.SetItem(key, rows);
            }
            else if (reader.TokenType == JsonTokenType.StartObject && RowsAside(ref reader) is { } kept)
            {
                aside = aside.SetItem(key, kept);
            }
            else
            {
                cells.Add(KeyValuePair.Create(key, Answer(ref reader)));
            }
        }

        return cells.Count == 0 && lists.IsEmpty && aside.IsEmpty ? Answers.Empty : new Answers { Cells = FieldDictionary.Of(cells), Lists = lists, Aside = aside };
    }

    private static FieldKey Key(ref Utf8JsonReader reader)
    {
        Span<char> name = stackalloc char[64];
        return reader.ValueSpan.Length <= name.Length && !reader.ValueIsEscaped
            ? FieldKey.Parse(name[..reader.CopyString(name)])
            : FieldKey.Parse(reader.GetString()!);
    }

    /// <summary>Child rows, if the array holds objects; null leaves the reader where it was.</summary>
    private static ImmutableArray<Answers>? Rows(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var rows = ImmutableArray.CreateBuilder<Answers>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            rows.Add(Read(ref reader));
        }

        return rows.ToImmutable();
    }

    /// <summary>The child rows of a list that is not asked; null leaves the reader where it was.</summary>
    private static ImmutableArray<Answers>? RowsAside(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.PropertyName || !ahead.ValueTextEquals("notAsked"u8)
            || !ahead.Read() || ahead.TokenType != JsonTokenType.StartArray || Rows(ref ahead) is not { } rows)
        {
            return null;
        }

        ahead.Read();
        reader = ahead;
        return rows;
    }

    private static Answer Answer(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => new Answered(Value.Of(reader.GetDecimal())),
        JsonTokenType.True => new Answered(Value.Of(true)),
        JsonTokenType.False => new Answered(Value.Of(false)),
        JsonTokenType.String => new Answered(Value.Of(reader.GetString()!)),
        JsonTokenType.StartArray => new Answered(Value.Of(Codes(ref reader))),
        JsonTokenType.StartObject => Wrapped(ref reader),
        _ => throw new FormatException($"No answer is stored as {reader.TokenType}."),
    };

    private static ImmutableArray<string> Codes(ref Utf8JsonReader reader)
    {
        var codes = ImmutableArray.CreateBuilder<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            codes.Add(reader.GetString()!);
        }

        return codes.ToImmutable();
    }

    /// <summary>{"raw": …}, {"date": …}, {"notAsked": …}; every other object is "not applicable".</summary>
    private static Answer Wrapped(ref Utf8JsonReader reader)
    {
        Answer answer = NotApplicable.Instance;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (raw, date, aside) = (reader.ValueTextEquals("raw"u8), reader.ValueTextEquals("date"u8), reader.ValueTextEquals("notAsked"u8));
            reader.Read();
            if (raw)
            {
                answer = new Unparsed(reader.GetString()!);
            }
            else if (date)
            {
                answer = new Answered(Value.Of(DateOnly.ParseExact(reader.GetString()!, "O", CultureInfo.InvariantCulture)));
            }
            else if (aside)
            {
                answer = new NotAsked(Answer(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }

        return answer;
    }
}
