using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using YamlDotNet.RepresentationModel;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads fields, the same for datasets, lists and registers.</summary>
internal sealed class FieldReader(SharedDefinitions shared)
{
    private const decimal MostMoney = 1_000_000_000_000m;

    /// <param name="map">The node that holds the fields.</param>
    /// <param name="key">The setting that lists them.</param>
    /// <param name="kindMatters">False for registers and child rows: only a record's own numbers reach across rounds.</param>
    public ImmutableArray<Field> Read(YamlMap map, string key, bool kindMatters)
    {
        map.Context.Bound(map.Line, key, map.Items(key).Count(), DefinitionLimits.Fields);
        var fields = map.Items(key).Take(DefinitionLimits.Fields).Select(map.Context.Map).OfType<YamlMap>().Select(m => Read(m, kindMatters)).OfType<Field>().ToImmutableArray();
        foreach (var twice in fields.GroupBy(f => f.Key).Where(g => g.Count() > 1))
        {
            map.Context.Fault(twice.Last().Line, $"มีข้อมูล “{twice.Key}” ซ้ำกัน", $"The field '{twice.Key}' stands twice.");
        }

        return fields;
    }

    private Field? Read(YamlMap map, bool kindMatters)
    {
        var keyText = map.Text("key", required: true);
        if (!FieldKey.TryParse(keyText, out var key))
        {
            map.Fault($"รหัสข้อมูล “{keyText}” ใช้ได้เฉพาะ a–z 0–9 และ _", $"The field key '{keyText}' may hold only a–z, 0–9 and _.");
            return null;
        }

        var label = map.Local("label", required: true);
        var field = label is null ? null : Typed(map, key, label);
        if (field is null)
        {
            return null;
        }

        var common = Common(map, field, kindMatters);
        common = kindMatters ? KindReader.Read(map, common) : common;
        map.RefuseUnknown();
        return common;
    }

    private Field? Typed(YamlMap map, FieldKey key, LocalText label)
    {
        var type = map.Text("type", required: true);
        switch (type)
        {
            case "integer":
                return Range(map, new IntegerField { Key = key, Label = label, Min = 0 });
            case "decimal":
                return Range(map, new DecimalField { Key = key, Label = label, Places = Places(map) });
            case "money":
                return Range(map, new MoneyField { Key = key, Label = label, Min = 0, Max = MostMoney });
            case "percent":
                return Range(map, new PercentField { Key = key, Label = label, Min = 0, Max = 100 });
            case "year":
                return Range(map, new YearField { Key = key, Label = label, Min = 2400, Max = 2700 });
            case "text":
                return new TextField { Key = key, Label = label, MaxLength = map.Whole("maxLength") ?? 200, Multiline = map.Flag("multiline"), Pattern = map.Text("pattern") };
            case "date":
                return DateRange(map, new DateField { Key = key, Label = label });
            case "choice":
                return new ChoiceField { Key = key, Label = label, Choices = Choices(map), Offer = map.Text("offer") };
            case "multi":
                return new MultiField { Key = key, Label = label, Choices = Choices(map), Offer = map.Text("offer") };
            case "yesno":
                return new YesNoField { Key = key, Label = label };
            case "phone":
                return new PhoneField { Key = key, Label = label };
            case "nationalId":
                return new NationalIdField { Key = key, Label = label };
            case "area":
                return new AreaField { Key = key, Label = label, Levels = Levels(map) };
            case "subject":
                return new SubjectField { Key = key, Label = label, Registers = Registers(map) };
            case "file":
                return FileFieldReader.Read(map, key, label);
            case not null:
                map.Fault(map.Node("type")!, $"ไม่รู้จักชนิดข้อมูล “{type}”", $"The type '{type}' is not known.");
                return null;
            default:
                return null;
        }
    }

    private Field Common(YamlMap map, Field field, bool kindMatters) => field with
    {
        Section = map.Text("section"),
        Help = map.Local("help"),
        Unit = UnitOf(map),
        Kind = KindOf(map, field, kindMatters),
        Required = map.Flag("required"),
        RequiredIf = map.Text("requiredIf"),
        AskIf = map.Text("askIf"),
        Value = map.Text("value"),
        Rounds = [.. map.Texts("rounds").Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).Where(n => n > 0)],
        Since = map.Whole("since"),
        Until = map.Whole("until"),
        Core = map.Flag("core"),
        Confirm = map.Flag("confirm"),
        IsHidden = map.Flag("hidden"),
        Source = map.Text("source"),
        Line = map.Line,
    };

    private Unit? UnitOf(YamlMap map)
    {
        var key = map.Text("unit");
        if (key is null)
        {
            return null;
        }

        if (shared.Units.TryGetValue(key, out var unit))
        {
            return unit;
        }

        map.Fault(map.Node("unit")!, $"ไม่มีหน่วยนับ “{key}” ใน units.yaml", $"units.yaml holds no unit '{key}'.");
        return null;
    }

    private static FieldKind KindOf(YamlMap map, Field field, bool kindMatters)
    {
        switch (map.Text("kind"))
        {
            case "position":
                return FieldKind.Position;
            case "flow":
                return FieldKind.Flow;
            case "ytd":
                return FieldKind.Ytd;
            case "immutable":
                return FieldKind.Immutable;
            case "computed":
                if (map.Text("value") is null)
                {
                    map.Fault("ข้อมูลที่คำนวณ (computed) ต้องมี value", "A computed field needs 'value'.");
                }

                return FieldKind.Computed;
            case null:
                if (field is NumberField and not YearField && kindMatters)
                {
                    map.Fault("ตัวเลขต้องบอก kind: position, flow, ytd, immutable หรือ computed", "A number must say its kind: position, flow, ytd, immutable or computed.");
                }

                return FieldKind.Position;
            case var other:
                map.Fault(map.Node("kind")!, $"ไม่รู้จัก kind “{other}”", $"The kind '{other}' is not known.");
                return FieldKind.Position;
        }
    }

    internal static int Places(YamlMap map, int usual = 2)
    {
        var places = map.Whole("decimals") ?? usual;
        if (places is >= 0 and <= 6)
        {
            return places;
        }

        map.Fault(map.Node("decimals")!, "decimals ต้องเป็น 0 ถึง 6", "'decimals' must be 0 to 6.");
        return usual;
    }

    private static Field Range(YamlMap map, NumberField field)
    {
        var ends = map.Texts("range");
        return field with { Min = End(map, ends, 0) ?? field.Min, Max = End(map, ends, 1) ?? field.Max };
    }

    private static decimal? End(YamlMap map, ImmutableArray<string> ends, int index)
    {
        var text = index < ends.Length ? ends[index] : "";
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        map.Fault(map.Node("range")!, $"ช่วงค่า “{text}” ไม่ใช่ตัวเลข", $"The range end '{text}' is not a number.");
        return null;
    }

    /// <summary>Ends are written in Buddhist years (2517-03-06), as the dictionaries write them.</summary>
    private static Field DateRange(YamlMap map, DateField field)
    {
        var ends = map.Texts("range");
        return field with { Min = Day(map, ends, 0), Max = Day(map, ends, 1) };
    }

    private static DateOnly? Day(YamlMap map, ImmutableArray<string> ends, int index)
    {
        var text = index < ends.Length ? ends[index] : "";
        if (text.Length == 0)
        {
            return null;
        }

        if (Thai.BuddhistDate.TryParse(text, out var day, out _))
        {
            return day.Date;
        }

        map.Fault(map.Node("range")!, $"“{text}” ไม่ใช่วันที่ (เขียนเป็น ปี พ.ศ.-เดือน-วัน)", $"'{text}' is not a date (write Buddhist year-month-day).");
        return null;
    }

    private ImmutableArray<Choice> Choices(YamlMap map)
    {
        var node = map.Node("choices");
        if (node is YamlScalarNode { Value: { } name })
        {
            if (shared.Choices.TryGetValue(name, out var list))
            {
                return list;
            }

            map.Fault(node, $"ไม่มีไฟล์ choices/{name}.yaml", $"There is no file choices/{name}.yaml.");
            return [];
        }

        var choices = SharedDefinitions.ReadChoices(map.Context, map.Items("choices"));
        if (choices.IsEmpty)
        {
            map.Fault("ข้อมูลแบบเลือกต้องมี choices", "A choice needs 'choices'.");
        }

        return choices;
    }

    private static ImmutableArray<AreaLevel> Levels(YamlMap map)
    {
        var names = map.Node("level") is YamlScalarNode { Value: { } one } ? [one] : map.Texts("level");
        var levels = names.Select(n => Word.TryRead<AreaLevel>(n, out var level) ? level : AreaLevel.Country).ToImmutableArray();
        if (levels.IsEmpty || levels.Contains(AreaLevel.Country))
        {
            map.Fault("level ต้องเป็น province, district, subdistrict, village หรือ community", "'level' must be province, district, subdistrict, village or community.");
        }

        return levels;
    }

    private static ImmutableArray<string> Registers(YamlMap map)
    {
        if (map.Node("register") is not YamlSequenceNode)
        {
            return map.Text("register", required: true) is { } one ? [one] : [];
        }

        var several = map.Texts("register");
        if (several.IsEmpty || several.Distinct(StringComparer.Ordinal).Count() != several.Length)
        {
            map.Fault(map.Node("register")!, "register ต้องเป็นชื่อทะเบียน หรือรายการชื่อทะเบียนที่ไม่ซ้ำกัน", "'register' must be a register's key, or a list of keys without repeats.");
        }

        return several;
    }
}
