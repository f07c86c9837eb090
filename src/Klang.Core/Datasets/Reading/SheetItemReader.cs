using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets.Questionnaires;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads one question of a questionnaire.</summary>
internal sealed class SheetItemReader(SharedDefinitions shared)
{
    public SheetItem? Read(YamlMap map)
    {
        var (key, label, type) = (map.FieldKeyOf("key"), map.Local("label", required: true), map.Text("type") ?? "score");
        var item = key is null || label is null ? null : Typed(map, key.Value, label, type);
        if (item is null)
        {
            return null;
        }

        item = item with
        {
            Help = map.Local("help"),
            Core = map.Flag("core"),
            Confirm = map.Flag("confirm"),
            Source = map.Text("source"),
            Line = map.Line,
        };
        map.RefuseUnknown();
        return item;
    }

    private SheetItem? Typed(YamlMap map, FieldKey key, LocalText label, string type)
    {
        switch (type)
        {
            case "score":
                return Score(map, key, label);
            case "yesno":
                return new YesNoItem { Key = key, Label = label };
            case "step":
                return new StepItem { Key = key, Label = label, Choices = Steps(map) };
            default:
                map.Fault(map.Node("type")!, $"ข้อ “{key}”: type ต้องเป็น score, yesno หรือ step", $"The item '{key}': 'type' must be score, yesno or step.");
                return null;
        }
    }

    private static ScoreItem? Score(YamlMap map, FieldKey key, LocalText label)
    {
        var (min, max) = (map.Number("min") ?? 0, map.Number("max"));
        if (max is null || min < 0 || max <= min)
        {
            map.Fault($"ข้อ “{key}” ต้องมี max (คะแนนเต็ม) ที่มากกว่า min", $"The item '{key}' needs 'max', more than 'min'.");
            return null;
        }

        return new ScoreItem { Key = key, Label = label, Min = min, Max = max.Value, Decimals = FieldReader.Places(map, 0), Pass = map.Number("pass") };
    }

    /// <summary>Steps 0 to 3, or those of a choice list whose codes count up from 0.</summary>
    private ImmutableArray<Choice> Steps(YamlMap map)
    {
        var name = map.Text("choices");
        if (name is null)
        {
            return
            [
                new Choice("0", new LocalText("ไม่ผ่าน", "Not passed")),
                .. Enumerable.Range(1, 3).Select(n => new Choice(n.Plain(), new LocalText($"ระดับ {n.Plain()}", $"Step {n.Plain()}"))),
            ];
        }

        var steps = shared.Choices.GetValueOrDefault(name);
        if (steps.IsDefault || !steps.Select(c => c.Code).SequenceEqual(Enumerable.Range(0, steps.Length).Select(n => n.Plain()), StringComparer.Ordinal) || steps.Length < 2)
        {
            map.Fault(map.Node("choices")!, $"choices/{name}.yaml ต้องมีรหัส 0, 1, 2 … ตามลำดับ", $"choices/{name}.yaml must hold the codes 0, 1, 2 … in order.");
            return [new Choice("0", new LocalText("")), new Choice("1", new LocalText(""))];
        }

        return steps;
    }
}
