using Klang.Core.Datasets;
using Klang.Core.Records;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Web.Features.Api;

/// <summary>Answers as the API says them: JSON numbers, booleans, ISO dates, arrays of codes.</summary>
internal static class RecordValuesJson
{
    public static Dictionary<string, object?> Of(Answers answers, IEnumerable<Field> fields, IEnumerable<ListDefinition> lists)
    {
        var values = fields.Where(f => !f.IsHidden && answers[f.Key] is not null)
            .ToDictionary(f => f.Key.Name, f => Of(answers[f.Key]!), StringComparer.Ordinal);
        foreach (var list in lists.Where(l => !answers.List(l.Key).IsEmpty))
        {
            values[list.Key.Name] = answers.List(list.Key).Select(row => Of(row, list.Fields, [])).ToList();
        }

        return values;
    }

    private static object? Of(Answer answer) => answer switch
    {
        Unparsed unparsed => new { raw = unparsed.Raw },
        NotApplicable => new { na = true },
        NotAsked aside => new { notAsked = Of(aside.Kept) },
        Answered { Value: var value } => value.Type switch
        {
            ValueType.Number => value.Number,
            ValueType.Boolean => value.Boolean,
            ValueType.Text => value.Text,
            ValueType.Date => value.Date,
            ValueType.Codes => value.Codes.ToArray(),
            _ => throw new NotSupportedException($"Unknown value type {value.Type}."),
        },
        _ => throw new NotSupportedException($"Unknown answer {answer.GetType().Name}."),
    };
}
