using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads rules and indicators.</summary>
internal static class RuleReader
{
    public static ImmutableArray<Rule> Rules(YamlMap map) =>
        [.. Bounded(map, "rules", DefinitionLimits.Rules).Select(map.Context.Map).OfType<YamlMap>().Select(Rule).OfType<Rule>()];

    public static ImmutableArray<Indicator> Indicators(YamlMap map, SharedDefinitions shared) =>
        [.. Bounded(map, "indicators", DefinitionLimits.Indicators).Select(map.Context.Map).OfType<YamlMap>().Select(m => Indicator(m, shared)).OfType<Indicator>()];

    internal static IEnumerable<YamlNode> Bounded(YamlMap map, string setting, int most)
    {
        var items = map.Items(setting).ToList();
        map.Context.Bound(map.Line, setting, items.Count, most);
        return items.Take(most);
    }

    private static Rule? Rule(YamlMap map)
    {
        var key = Key(map);
        var check = map.Text("check", required: true);
        var message = map.Local("message", required: true);
        var severity = map.Text("severity", required: true);
        if (!Word.TryRead<Severity>(severity, out var level) && severity is not null)
        {
            map.Fault(map.Node("severity")!, "severity ต้องเป็น error, warning หรือ note", "'severity' must be error, warning or note.");
        }

        var rule = key is null || check is null || message is null ? null : new Rule
        {
            Key = key.Value,
            Severity = level,
            Check = check,
            When = map.Text("when"),
            Each = map.Text("each") is { } each && FieldKey.TryParse(each, out var list) ? list : null,
            Message = message,
            At = map.Keys("at"),
            Confirm = map.Flag("confirm"),
            Source = map.Text("source"),
            Line = map.Line,
        };
        if (rule is not null)
        {
            map.RefuseUnknown();
        }

        return rule;
    }

    private static Indicator? Indicator(YamlMap map, SharedDefinitions shared)
    {
        var key = Key(map);
        var label = map.Local("label", required: true);
        var value = map.Text("value", required: true);
        var unit = map.Text("unit");
        if (unit is not null && !shared.Units.ContainsKey(unit))
        {
            map.Fault(map.Node("unit")!, $"ไม่มีหน่วยนับ “{unit}” ใน units.yaml", $"units.yaml holds no unit '{unit}'.");
        }

        var indicator = key is null || label is null || value is null ? null : new Indicator
        {
            Key = key.Value,
            Label = label,
            Unit = unit is not null && shared.Units.TryGetValue(unit, out var found) ? found : null,
            Value = value,
            Core = map.Flag("core"),
            SuppressBelow = SuppressBelow(map, value),
            SuppressOn = map.Text("suppressOn"),
            Confirm = map.Flag("confirm"),
            Source = map.Text("source"),
            Line = map.Line,
        };
        if (indicator is not null)
        {
            map.RefuseUnknown();
        }

        return indicator;
    }

    /// <summary>A share says by itself nothing of how few it is a share of: it needs the count.</summary>
    private static int SuppressBelow(YamlMap map, string value)
    {
        var (below, on) = (map.Whole("suppressBelow"), map.Text("suppressOn"));
        if (below is < 2 or > 1000 || (below is not null && on is null && IsRatio(value)))
        {
            map.Fault(map.Node("suppressBelow")!, "suppressBelow ต้องเป็นจำนวนเต็ม 2–1000 และใช้กับตัวชี้วัดที่เป็นจำนวนนับ (ไม่มีการหาร) ส่วนตัวชี้วัดที่มีการหารต้องบอกจำนวนนับไว้ที่ suppressOn",
                "'suppressBelow' must be a whole number from 2 to 1000, on an indicator that counts; one with a division says by 'suppressOn' which count is meant.");
        }

        if (on is not null && (below is null || IsRatio(on)))
        {
            map.Fault(map.Node("suppressOn")!, "suppressOn ต้องเป็นจำนวนนับ (ไม่มีการหาร) และใช้คู่กับ suppressBelow", "'suppressOn' must be a count (without a division), beside 'suppressBelow'.");
        }

        return below ?? 0;
    }

    private static bool IsRatio(string value) => value.Contains('/', StringComparison.Ordinal);

    /// <summary>Rules and indicators may be named with dashes; they are kept as snake_case.</summary>
    private static FieldKey? Key(YamlMap map)
    {
        var text = map.Text("key", required: true)?.Replace('-', '_');
        if (FieldKey.TryParse(text, out var key))
        {
            return key;
        }

        map.Fault($"รหัส “{text}” ใช้ได้เฉพาะ a–z 0–9 _ และ -", $"The key '{text}' may hold only a–z, 0–9, _ and -.");
        return null;
    }
}
