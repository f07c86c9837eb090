using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets.Standards;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads the files below <c>standards/</c>: one edition each.</summary>
internal static class StandardsReader
{
    public static ImmutableArray<StandardsEdition> Read(IEnumerable<DefinitionFile> files, List<DefinitionFault> faults)
    {
        var editions = files.Where(f => f.Kind == DefinitionFileKind.Standards).OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => (f.Text, Context: new ReadingContext(f.Path, faults)))
            .Select(f => f.Context.Map(f.Context.Root(f.Text))).OfType<YamlMap>().Select(Edition).OfType<StandardsEdition>().ToImmutableArray();
        StandardsChecks.Check(editions, (edition, th, en) => new ReadingContext(edition.File, faults).Fault(edition.Line, th, en));
        return editions;
    }

    private static StandardsEdition? Edition(YamlMap map)
    {
        var (key, catalogue, type, name) = (Short(map, "key", 25), map.Text("catalogue", required: true), Short(map, "type", 25), map.Local("name", required: true));
        var since = map.Whole("since");
        if (since is null)
        {
            map.Fault("ขาด “since” (ปีงบประมาณแรกที่ใช้)", "'since', the first fiscal year, is missing.");
        }

        var status = map.Text("status", required: true);
        if (status is not (null or "draft" or "published"))
        {
            map.Fault(map.Node("status")!, "status ต้องเป็น draft หรือ published", "'status' must be draft or published.");
        }

        var pass = Pass(map);
        var dimensions = map.Maps("dimensions").Select(Dimension).OfType<StandardDimension>().ToImmutableArray();
        var edition = key is null || catalogue is null || type is null || name is null || since is null || pass is null ? null : new StandardsEdition
        {
            Key = key,
            Catalogue = catalogue,
            Type = type,
            Name = name,
            Since = since.Value,
            Until = map.Whole("until"),
            Published = status == "published",
            Confirm = map.Flag("confirm"),
            Source = map.Text("source"),
            Pass = pass,
            Chosen = map.Whole("chosen") ?? 0,
            Dimensions = dimensions,
            File = map.Context.File,
            Line = map.Line,
        };
        if (edition is not null)
        {
            map.RefuseUnknown();
        }

        return edition;
    }

    private static PassRule? Pass(YamlMap map)
    {
        if (map.Inner("pass") is not { } pass)
        {
            map.Fault("ขาด “pass” (เกณฑ์ผ่าน)", "'pass', the pass rule, is missing.");
            return null;
        }

        var rule = new PassRule(pass.Whole("total") ?? 0, pass.Whole("perDimension") ?? 0, pass.Flag("compulsory"));
        pass.RefuseUnknown();
        return rule;
    }

    private static StandardDimension? Dimension(YamlMap map)
    {
        var (key, label) = (Short(map, "key", 20), map.Local("label", required: true));
        var components = map.Maps("components").Select(Component).OfType<StandardComponent>().ToImmutableArray();
        map.RefuseUnknown();
        return key is null || label is null ? null : new StandardDimension(key, label, components);
    }

    private static StandardComponent? Component(YamlMap map)
    {
        var label = map.Local("label", required: true);
        var indicators = map.Maps("indicators").Select(Indicator).OfType<StandardIndicator>().ToImmutableArray();
        map.RefuseUnknown();
        return label is null ? null : new StandardComponent(label, indicators);
    }

    private static StandardIndicator? Indicator(YamlMap map)
    {
        var (code, label, kind) = (map.Text("code", required: true), map.Local("label", required: true), map.Text("kind", required: true));
        if (!Word.TryRead<IndicatorKind>(kind, out var read) && kind is not null)
        {
            map.Fault(map.Node("kind")!, "kind ต้องเป็น compulsory, optional หรือ local", "'kind' must be compulsory, optional or local.");
        }

        if (code is not null && !(code.Length <= 20 && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')))
        {
            map.Fault(map.Node("code")!, $"รหัสตัวชี้วัด “{code}” ใช้ได้เฉพาะ A–Z a–z 0–9 - . และ _ ไม่เกิน 20 ตัว", $"The indicator code '{code}' may hold only letters, digits, -, . and _, at most 20.");
            return null;
        }

        map.RefuseUnknown();
        return code is null || label is null ? null : new StandardIndicator(code, label, read);
    }

    /// <summary>Short, because the keys of rules are made of it.</summary>
    private static string? Short(YamlMap map, string setting, int most)
    {
        var text = map.Text(setting, required: true);
        if (text is null || (text.Length <= most && FieldKey.TryParse(text, out _)))
        {
            return text;
        }

        map.Fault(map.Node(setting)!, $"“{setting}” ใช้ได้เฉพาะ a–z 0–9 และ _ ไม่เกิน {most.Plain()} ตัว ขึ้นต้นด้วยตัวอักษร", $"'{setting}' may hold only a–z, 0–9 and _, at most {most.Plain()}, a letter first.");
        return null;
    }
}
