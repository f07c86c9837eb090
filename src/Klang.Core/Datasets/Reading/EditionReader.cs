using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets.Questionnaires;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads one edition of a questionnaire.</summary>
internal sealed class EditionReader(SharedDefinitions shared)
{
    private readonly SheetItemReader _items = new(shared);

    public SheetEdition? Read(YamlMap map)
    {
        var key = map.Text("key", required: true);
        if (key is not null && !IsKey(key))
        {
            map.Fault(map.Node("key")!, $"รหัสฉบับ “{key}” ใช้ได้เฉพาะ a–z 0–9 และ _ ไม่เกิน 12 ตัว", $"The edition's key '{key}' may hold only a–z, 0–9 and _, at most 12 characters.");
            key = null;
        }

        var name = map.Local("name", required: true);
        var sections = map.Maps("sections").Select(Section).OfType<SheetSection>().ToImmutableArray();
        if (sections.IsEmpty)
        {
            map.Fault("ฉบับนี้ไม่มี sections", "The edition has no 'sections'.");
        }

        var bands = map.Maps("bands").Select(Band).OfType<GradeBand>().ToImmutableArray();
        Twice(map, bands);
        var edition = key is null || name is null || sections.IsEmpty ? null : new SheetEdition
        {
            Key = key,
            Name = name,
            Since = map.Whole("since"),
            Until = map.Whole("until"),
            Confirm = map.Flag("confirm"),
            Source = map.Text("source"),
            PassMark = map.Number("pass"),
            CoreSize = map.Whole("coreSize"),
            CoreMissingFrom = map.Number("coreMissingFrom"),
            Sections = sections,
            Bands = bands,
            Line = map.Line,
        };
        if (edition is not null)
        {
            map.RefuseUnknown();
        }

        return edition;
    }

    /// <summary>Short, because the keys of rules are made of it.</summary>
    private static bool IsKey(string text) => text.Length <= 12 && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    private static void Twice(YamlMap map, ImmutableArray<GradeBand> bands)
    {
        foreach (var twice in bands.GroupBy(b => b.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            map.Context.Fault(twice.Last().Line, $"มีระดับ “{twice.Key}” ซ้ำกัน", $"The band '{twice.Key}' stands twice.");
        }
    }

    private SheetSection? Section(YamlMap map)
    {
        var label = map.Local("label", required: true);
        var section = label is null ? null : new SheetSection
        {
            Key = map.FieldKeyOf("key", required: false),
            Label = label,
            FormSection = map.Text("section"),
            Maximum = map.Number("maximum"),
            Typed = map.Flag("typed"),
            Decimals = FieldReader.Places(map, 0),
            Items = [.. map.Maps("items").Select(_items.Read).OfType<SheetItem>()],
            Line = map.Line,
        };
        map.RefuseUnknown();
        return section;
    }

    private static GradeBand? Band(YamlMap map)
    {
        var (code, label) = (map.Text("code", required: true), map.Local("label", required: true));
        var band = new GradeBand(code ?? "", label ?? new LocalText(""))
        {
            From = map.Number("from"),
            To = map.Number("to"),
            When = map.Text("when"),
            Otherwise = map.Flag("otherwise"),
            Line = map.Line,
        };
        map.RefuseUnknown();
        if (new[] { band.From is not null, band.When is not null, band.Otherwise }.Count(given => given) != 1 || code?.Contains('\'', StringComparison.Ordinal) == true)
        {
            map.Fault($"ระดับ “{code}” ต้องบอก from หรือ when หรือ otherwise อย่างใดอย่างหนึ่ง", $"The band '{code}' must say one of 'from', 'when' and 'otherwise'.");
            return null;
        }

        return code is null || label is null ? null : band;
    }
}
