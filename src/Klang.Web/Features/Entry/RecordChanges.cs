using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Web.Features.Entry;

/// <summary>What an edit changed in a record. Old and new become text when the trail asks for it, which a trial never does.</summary>
internal sealed class RecordChanges(DatasetDefinition definition, int most)
{
    private readonly List<(FieldKey Key, Answer? Old, Answer? New)> _cells = new(most);
    private readonly List<(FieldKey Key, int Old, int New)> _lists = [];

    public int Count => _cells.Count + _lists.Count;

    public IEnumerable<FieldKey> Cells => _cells.Select(c => c.Key);

    /// <summary>The answers as they were, with the changed cells in their place.</summary>
    public Answers Onto(Answers answers) => answers.With(_cells.ConvertAll(c => (c.Key, c.New)));

    public void Add(FieldKey cell, Answer? old, Answer? now) => _cells.Add((cell, old, now));

    /// <summary>Child rows are counted; what stands in them is in the record.</summary>
    public void AddList(FieldKey list, int old, int now) => _lists.Add((list, old, now));

    /// <summary><c>{"members_male": ["40", "41"]}</c></summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (key, old, now) in _cells)
        {
            Write(writer, key, Text(definition, key, old), Text(definition, key, now));
        }

        foreach (var (key, old, now) in _lists)
        {
            Write(writer, key, old.Plain(), now.Plain());
        }

        writer.WriteEndObject();
    }

    /// <summary>An answer as it would be typed.</summary>
    public static string Text(DatasetDefinition definition, FieldKey key, Answer? answer) => definition.Field(key) is { } field ? AnswerText.Edit(field, answer) : "";

    private static void Write(Utf8JsonWriter writer, FieldKey key, string old, string now)
    {
        writer.WriteStartArray(key.Name);
        writer.WriteStringValue(old);
        writer.WriteStringValue(now);
        writer.WriteEndArray();
    }
}
