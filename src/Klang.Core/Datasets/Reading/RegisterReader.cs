using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Registers;
using YamlDotNet.RepresentationModel;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads one register file.</summary>
internal sealed class RegisterReader(SharedDefinitions shared)
{
    public RegisterDefinition? Read(ReadingContext context, string text)
    {
        var map = context.Map(context.Root(text));
        var code = map?.Context.Map(map.Node("code"));
        if (map is null || code is null)
        {
            map?.Fault("ขาด “code”", "'code' is missing.");
            return null;
        }

        var name = map.Local("name", required: true);
        var key = map.Text("key", required: true);
        var reader = new FieldReader(shared);
        var fields = reader.Read(map, "fields", kindMatters: false);
        var status = map.Context.Map(map.Node("status"));
        var level = Word.TryRead<AreaLevel>(code.Text("area", required: true), out var found) ? found : AreaLevel.Country;
        if (level == AreaLevel.Country)
        {
            code.Fault("code: area ต้องเป็น province, district, subdistrict หรือ village", "code: 'area' must be province, district, subdistrict or village.");
        }

        var title = Title(map, fields);
        var area = Named(map, map, "area", fields);
        if (key is null || name is null || title.IsEmpty || area is null)
        {
            return null;
        }

        var register = new RegisterDefinition
        {
            Key = key,
            Name = name,
            CodeArea = level,
            CodeLetter = code.Text("letter", required: true) ?? "X",
            CodeDigits = code.Whole("digits") ?? 2,
            Title = title,
            Area = area.Value,
            Status = status is null ? null : Named(map, status, "field", fields),
            Active = status?.Texts("active") ?? [],
            Kind = map.Node("kind") is null ? null : Named(map, map, "kind", fields),
            StatusDay = status?.Text("since") is null ? null : Named(map, status, "since", fields),
            StatusReason = status?.Text("because") is null ? null : Named(map, status, "because", fields),
            Term = new RegisterTermReader(map, fields, status?.Text("field")).Term(),
            Ends = RegisterTermReader.Ends(map),
            Sections = DatasetReader.ReadSections(map),
            Fields = fields,
            Lists = DatasetReader.ReadLists(map, reader),
            Shared = map.Flag("shared"),
            Rules = RuleReader.Rules(map),
            File = context.File,
        };
        foreach (var list in register.Lists.Where(l => l.AskIf is not null))
        {
            context.Fault(list.Line, "askIf ของรายการใช้ได้เฉพาะในฐานข้อมูล ไม่ใช่ทะเบียน", "askIf: a list of a register is always asked; only a dataset's may hang on answers.");
        }

        map.Flag("confirm");
        map.Text("source");
        map.RefuseUnknown();
        return register;
    }

    /// <summary>One field, or several that are joined.</summary>
    private static ImmutableArray<FieldKey> Title(YamlMap map, ImmutableArray<Field> fields)
    {
        var keys = map.Node("title") is YamlSequenceNode ? map.Keys("title") : Named(map, map, "title", fields) is { } one ? [one] : [];
        if (keys.Any(k => fields.FirstOrDefault(f => f.Key == k) is not TextField))
        {
            map.Fault(map.Node("title")!, "title ต้องเป็นข้อมูลชนิดข้อความใน fields", "'title' must name text fields among the fields.");
        }

        return keys;
    }

    private static FieldKey? Named(YamlMap root, YamlMap at, string setting, ImmutableArray<Field> fields)
    {
        var text = at.Text(setting, required: true);
        if (FieldKey.TryParse(text, out var key) && fields.Any(f => f.Key == key))
        {
            return key;
        }

        root.Fault($"“{setting}” ต้องเป็นชื่อข้อมูลใน fields", $"'{setting}' must name one of the fields.");
        return null;
    }
}
