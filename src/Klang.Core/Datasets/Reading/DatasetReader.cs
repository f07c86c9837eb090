using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets.Questionnaires;
using Klang.Core.Datasets.Standards;
using Klang.Core.Rounds;
using YamlDotNet.RepresentationModel;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads one dataset file into a <see cref="DatasetDefinition"/>; expressions are compiled later.</summary>
internal sealed class DatasetReader(SharedDefinitions shared)
{
    private readonly FieldReader _fields = new(shared);
    private readonly QuestionnaireReader _questionnaires = new(shared);

    public DatasetDefinition? Read(ReadingContext context, string text)
    {
        var map = context.Map(context.Root(text));
        if (map is null)
        {
            return null;
        }

        var key = map.Text("key", required: true);
        if (key is not null && !key.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
        {
            map.Fault(map.Node("key")!, $"รหัสฐานข้อมูล “{key}” ใช้ได้เฉพาะ a–z 0–9 และ -", $"The dataset key '{key}' may hold only a–z, 0–9 and -.");
        }

        var name = map.Local("name", required: true);
        var owner = Owner(map);
        var subject = Subject(map);
        var plan = map.Context.Map(map.Node("rounds")) is { } rounds ? new RoundPlanReader(rounds).Read() : null;

        // Read even where there can be no definition, so that all that is wrong is told at once.
        var (fields, lists, rules, indicators) =
            (_fields.Read(map, "fields", kindMatters: true), ReadLists(map, _fields), RuleReader.Rules(map), RuleReader.Indicators(map, shared));
        var sheets = _questionnaires.Read(map);
        (fields, rules) = Expanded(context, fields, rules, sheets);
        var standards = StandardsUseReader.Read(map, shared);
        if (standards is not null)
        {
            (fields, rules) = (fields.Insert(Place(fields, standards.Before), StandardsExpansion.Edition(standards)), [.. rules, .. StandardsExpansion.Rules(standards)]);
        }

        var definition = key is null || name is null || owner is null || subject is null || plan is null ? null : new DatasetDefinition
        {
            Key = key,
            Number = map.Whole("number") ?? 0,
            Name = name,
            Owner = owner,
            ReportedBy = ReportedBy(map),
            Subject = subject,
            Rounds = plan,
            PositionDate = map.Text("positionDate") is { } day ? KindReader.Key(map, "positionDate", day) : null,
            Sections = ReadSections(map),
            Fields = fields,
            Lists = lists,
            Rules = rules,
            Indicators = indicators,
            Certifies = map.Texts("certifies"),
            Questionnaires = sheets,
            Standards = standards,
            Confirm = map.Flag("confirm"),
            Source = map.Text("source"),
            File = context.File,
        };
        Complain(map, definition, plan);
        return definition;
    }

    private static (ImmutableArray<Field> Fields, ImmutableArray<Rule> Rules) Expanded(ReadingContext context, ImmutableArray<Field> fields, ImmutableArray<Rule> rules, ImmutableArray<Questionnaire> sheets)
    {
        foreach (var sheet in sheets)
        {
            if (sheet.Before is { } before && fields.All(f => f.Key != before))
            {
                context.Fault(sheet.Line, $"before: ไม่มีข้อมูล “{before}”", $"before: there is no field '{before}'.");
            }

            var whole = SheetExpansion.Into(fields, sheet);
            foreach (var twice in whole.GroupBy(f => f.Key).Where(g => g.Count() > 1))
            {
                context.Fault(sheet.Line, $"แบบประเมิน “{sheet.Label.Th}”: มีข้อมูล “{twice.Key}” ซ้ำกัน", $"Questionnaire '{sheet.Label.In("en")}': the field '{twice.Key}' stands twice.");
            }

            (fields, rules) = ([.. whole.DistinctBy(f => f.Key)], [.. rules, .. SheetExpansion.Rules(sheet)]);
        }

        return (fields, rules);
    }

    private static int Place(ImmutableArray<Field> fields, FieldKey? before) => fields.ToList().FindIndex(f => f.Key == before) is >= 0 and var at ? at : fields.Length;

    internal static ImmutableArray<Section> ReadSections(YamlMap map) =>
        [.. RuleReader.Bounded(map, "sections", DefinitionLimits.Sections).Select(map.Context.Map).OfType<YamlMap>()
            .Select(s => (Key: s.Text("key", required: true), Label: s.Local("label", required: true)))
            .Where(s => s.Key is not null && s.Label is not null)
            .Select(s => new Section(s.Key!, s.Label!))];

    private static void Complain(YamlMap map, DatasetDefinition? definition, RoundPlan? plan)
    {
        if (plan is null && map.Node("rounds") is null)
        {
            map.Fault("ขาด “rounds”", "'rounds' is missing.");
        }

        if (definition is null)
        {
            return;
        }

        map.RefuseUnknown();
        if (definition.Number is < 1 or > 99)
        {
            map.Fault("number ต้องเป็นเลขที่ฐานข้อมูล 1–99", "'number' must be the dataset's number, 1–99.");
        }

        foreach (var field in definition.Fields.Concat(definition.Lists.SelectMany(l => l.Fields))
                     .Where(f => f.Section is not null && definition.Sections.All(s => s.Key != f.Section)))
        {
            map.Context.Fault(field.Line, $"ข้อมูล “{field.Key}” อยู่ในหมวด “{field.Section}” ที่ไม่มีใน sections", $"The field '{field.Key}' stands in the section '{field.Section}', which sections does not hold.");
        }
    }

    private Bureau? Owner(YamlMap map)
    {
        var key = map.Text("owner", required: true);
        var owner = shared.Bureaus.FirstOrDefault(b => b.Key == key);
        if (owner is null && key is not null)
        {
            map.Fault(map.Node("owner")!, $"ไม่มีสำนัก “{key}” ใน bureaus.yaml", $"bureaus.yaml holds no bureau '{key}'.");
        }

        return owner;
    }

    private static ImmutableArray<UnitLevel> ReportedBy(YamlMap map)
    {
        var levels = map.Texts("reportedBy")
            .Select(t => Word.TryRead<UnitLevel>(t, out var level) ? level : (UnitLevel?)null).ToList();
        if (levels.Count == 0 || levels.Contains(null))
        {
            map.Fault("reportedBy ต้องเป็นรายการของ district และ province", "'reportedBy' must list district and/or province.");
        }

        return [.. levels.OfType<UnitLevel>()];
    }

    private static SubjectOf? Subject(YamlMap map)
    {
        var subject = map.Context.Map(map.Node("subject"));
        switch (subject)
        {
            case null:
                map.Fault("ขาด “subject”", "'subject' is missing.");
                return null;
            case var s when s.Text("register") is { } register:
                return Entries(s, register);
            case var s when s.Text("area") is { } area:
                if (Word.TryRead<AreaLevel>(area, out var level))
                {
                    return new AreaSubject(level);
                }

                break;
            case var s when s.Text("unit") == "self":
                return new UnitSubject();
            default:
                break;
        }

        map.Fault("subject ต้องเป็น { register: … } หรือ { area: … } หรือ { unit: self }", "'subject' must be { register: … }, { area: … } or { unit: self }.");
        return null;
    }

    private static RegisterSubject Entries(YamlMap map, string register)
    {
        var during = map.Text("activeDuring");
        if (during is not (null or "year"))
        {
            map.Fault(map.Node("activeDuring")!, "activeDuring ใช้ได้เฉพาะ year", "'activeDuring' can only be year.");
        }

        var from = map.Context.Map(map.Node("from"));
        var subject = new RegisterSubject(register, map.Text("where"))
        {
            ActiveDuringYear = during is not null,
            Certified = map.Flag("certified"),
            From = from is null ? null : new SubjectSource(from.Whole("round") ?? 0, from.Text("where"), from.Line),
            OrUnit = map.Local("orUnit"),
        };
        from?.RefuseUnknown();
        map.RefuseUnknown();
        return subject;
    }

    internal static ImmutableArray<ListDefinition> ReadLists(YamlMap map, FieldReader fields) =>
        [.. RuleReader.Bounded(map, "lists", DefinitionLimits.Lists).Select(map.Context.Map).OfType<YamlMap>().Select(m => ReadList(m, fields)).OfType<ListDefinition>()];

    private static ListDefinition? ReadList(YamlMap map, FieldReader fields)
    {
        var label = map.Local("label", required: true);
        var keyText = map.Text("key", required: true);
        var good = FieldKey.TryParse(keyText, out var key);
        if (!good && keyText is not null)
        {
            map.Fault($"รหัสรายการ “{keyText}” ใช้ได้เฉพาะ a–z 0–9 และ _", $"The list key '{keyText}' may hold only a–z, 0–9 and _.");
        }

        if (!good || label is null)
        {
            return null;
        }

        var list = new ListDefinition
        {
            Key = key,
            Label = label,
            Section = map.Text("section"),
            Min = map.Whole("min") ?? 0,
            Max = map.Whole("max") ?? 100,
            Unique = map.Keys("unique"),
            AlsoUnique = map.Keys("alsoUnique"),
            AskIf = map.Text("askIf"),
            Reconcile = ReconciliationReader.Read(map),
            Fields = fields.Read(map, "fields", kindMatters: false),
            Line = map.Line,
        };
        map.Flag("confirm");
        map.Text("source");
        map.Local("help");
        map.RefuseUnknown();
        return list;
    }
}
