using System.Collections.Immutable;
using Klang.Core.Datasets.Questionnaires;
using YamlDotNet.RepresentationModel;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads the <c>questionnaires</c> of a dataset, written there or in files below <c>questionnaires/</c>.</summary>
internal sealed class QuestionnaireReader(SharedDefinitions shared)
{
    public ImmutableArray<Questionnaire> Read(YamlMap dataset) =>
        [.. dataset.Items("questionnaires").Select(node => Find(dataset.Context, node)).OfType<(YamlMap, int)>().Select(found => Read(found.Item1, found.Item2)).OfType<Questionnaire>()];

    private (YamlMap Map, int Line)? Find(ReadingContext context, YamlNode node)
    {
        var map = node is not YamlScalarNode { Value: { } name } ? context.Map(node)
            : shared.Questionnaires.TryGetValue(name, out var file) ? Open(context.Other(file.Path), file.Text)
            : Missing(context, node, name);
        return map is null ? null : (map, (int)node.Start.Line);
    }

    private static YamlMap? Open(ReadingContext context, string text) => context.Map(context.Root(text));

    private static YamlMap? Missing(ReadingContext context, YamlNode node, string name)
    {
        context.Fault(node, $"ไม่มีไฟล์ questionnaires/{name}.yaml", $"There is no file questionnaires/{name}.yaml.");
        return null;
    }

    private Questionnaire? Read(YamlMap map, int line)
    {
        var (key, label, total) = (map.FieldKeyOf("key"), map.Local("label", required: true), Result(map, "total", required: true));
        var editions = map.Maps("editions").Select(new EditionReader(shared).Read).OfType<SheetEdition>().ToImmutableArray();
        if (editions.IsEmpty)
        {
            map.Fault("ต้องมี editions อย่างน้อยหนึ่งฉบับ", "'editions' needs at least one edition.");
        }

        if (key?.Name.Length > 20)
        {
            map.Fault(map.Node("key")!, "รหัสแบบประเมินยาวได้ไม่เกิน 20 ตัว", "The key of a questionnaire may have 20 characters.");
        }

        if (key is null || key.Value.Name.Length > 20 || label is null || total is null || editions.IsEmpty)
        {
            return null;
        }

        var sheet = new Questionnaire
        {
            Key = key.Value,
            Label = label,
            Section = map.Text("section"),
            AskIf = map.Text("askIf"),
            Required = map.Text("required") is null || map.Flag("required"),
            Counts = Counts(map),
            Kind = Kind(map),
            Unit = Unit(map),
            Before = map.FieldKeyOf("before", required: false),
            Total = total,
            CorePassed = Result(map, "corePassed"),
            Grade = Result(map, "grade"),
            Passed = Result(map, "passed"),
            Percent = Result(map, "percent"),
            Edition = Result(map, "edition"),
            Editions = editions,
            File = map.Context.File,
            Line = line,
        };
        map.RefuseUnknown();
        new SheetChecks(sheet, map.Context.Fault).Check();
        return sheet;
    }

    private SheetResult? Result(YamlMap map, string setting, bool required = false)
    {
        if (map.Inner(setting) is not { } result)
        {
            if (required)
            {
                map.Fault($"ขาด “{setting}”", $"'{setting}' is missing.");
            }

            return null;
        }

        var (key, label) = (result.FieldKeyOf("key"), result.Local("label", required: true));
        var read = key is null || label is null ? null : new SheetResult(key.Value, label)
        {
            Section = result.Text("section"),
            Help = result.Local("help"),
            Unit = Unit(result),
            Core = result.Flag("core"),
        };
        result.RefuseUnknown();
        return read;
    }

    private static Counting Counts(YamlMap map)
    {
        var text = map.Text("counts");
        if (!Word.TryRead<Counting>(text, out var counts) && text is not null)
        {
            map.Fault(map.Node("counts")!, "counts ต้องเป็น points หรือ passes", "'counts' must be points or passes.");
        }

        return counts;
    }

    private static FieldKind Kind(YamlMap map)
    {
        switch (map.Text("kind"))
        {
            case "position":
                return FieldKind.Position;
            case null or "flow":
                return FieldKind.Flow;
            default:
                map.Fault(map.Node("kind")!, "kind ของแบบประเมินเป็น position หรือ flow", "The kind of a questionnaire is position or flow.");
                return FieldKind.Flow;
        }
    }

    private Unit? Unit(YamlMap map)
    {
        var key = map.Text("unit");
        if (key is not null && !shared.Units.ContainsKey(key))
        {
            map.Fault(map.Node("unit")!, $"ไม่มีหน่วยนับ “{key}” ใน units.yaml", $"units.yaml holds no unit '{key}'.");
        }

        return key is null ? null : shared.Units.GetValueOrDefault(key);
    }
}
