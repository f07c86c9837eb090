using System.Collections.Immutable;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Areas.History;

/// <summary>Reads one step of a decision file: the verb is the key that holds the area's code.</summary>
internal static class AreaStepReader
{
    private static readonly string[] Verbs = ["create", "rename", "recode", "upgrade", "abolish", "correct", "confirm"];

    /// <summary>Null where the step cannot be read; the fault is told.</summary>
    public static AreaStep? Read(YamlMap map)
    {
        var verbs = Verbs.Where(v => map.Node(v) is not null).ToList();
        if (verbs.Count != 1)
        {
            map.Fault($"แต่ละรายการต้องมีคำสั่งหนึ่งคำ: {string.Join(", ", Verbs)}", $"Each step needs one of these: {string.Join(", ", Verbs)}.");
            return null;
        }

        var step = Code(map, verbs[0]) is { } code ? Step(map, verbs[0], code) : null;
        var was = map.Node("was") is { } before ? map.Context.Map(before) : null;
        if (was is not null && step is not null)
        {
            var name = was.Local("name");
            step = step with { Was = new AreaBefore(Code(was, "code"), name?.Th, name?.En ?? was.Text("nameEn"), was.Text("type"), Code(was, "in")) };
            was.RefuseUnknown(AreaDecisionFile.Guide);
        }

        if (step is not null)
        {
            map.RefuseUnknown(AreaDecisionFile.Guide);
        }

        return step;
    }

    private static AreaStep? Step(YamlMap map, string verb, AreaCode code)
    {
        var required = verb is "create" or "rename";
        var (th, en) = map.Local("name", required) is { } name ? (name.Th, name.En ?? map.Text("nameEn")) : (null, map.Text("nameEn"));
        return verb switch
        {
            "create" => new CreateArea(code, th ?? "", en, map.Text("type"), Code(map, "in"), Codes(map, "outOf"), map.Flag("provisional")),
            "rename" => new RenameArea(code, th ?? "", en),
            "recode" => Code(map, "to", required: true) is { } to ? new RecodeArea(code, to, th, Code(map, "in")) { NameEn = en } : null,
            "upgrade" => new UpgradeArea(code, map.Text("type", required: true) ?? ""),
            "abolish" => new AbolishArea(code, Codes(map, "into")),
            "correct" => new CorrectArea(code, th, en, Code(map, "code"), Code(map, "in")),
            "confirm" => new ConfirmArea(code, Code(map, "code"), th),
            _ => throw new NotSupportedException($"Unknown step {verb}."),
        };
    }

    private static AreaCode? Code(YamlMap map, string key, bool required = false) =>
        map.Text(key, required) is { } text ? Parse(map, key, text) : null;

    private static ImmutableArray<AreaCode> Codes(YamlMap map, string key) =>
        [.. map.Texts(key).Select(text => Parse(map, key, text)).OfType<AreaCode>()];

    private static AreaCode? Parse(YamlMap map, string key, string text)
    {
        if (AreaCode.TryParse(text, out var code))
        {
            return code;
        }

        map.Fault(map.Node(key)!, $"{key}: “{text}” ไม่ใช่รหัสพื้นที่ (2, 4, 6, 8 หรือ 14 หลัก)", $"{key}: '{text}' is not an area code (2, 4, 6, 8 or 14 digits).");
        return null;
    }
}
