using Klang.Core.Datasets.Standards;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads the <c>standards</c> of a dataset.</summary>
internal static class StandardsUseReader
{
    public static StandardsUse? Read(YamlMap dataset, SharedDefinitions shared)
    {
        if (dataset.Inner("standards") is not { } map)
        {
            return null;
        }

        var catalogue = map.Text("catalogue", required: true);
        var editions = shared.Standards.Where(e => e.Catalogue == catalogue && e.Published).OrderBy(e => e.Type, StringComparer.Ordinal).ThenBy(e => e.Since).ToList();
        if (editions.Count == 0 && catalogue is not null)
        {
            map.Fault(map.Node("catalogue")!, $"standards/ ไม่มีชุดที่ประกาศใช้แล้วของ “{catalogue}”", $"standards/ holds no published edition of '{catalogue}'.");
        }

        var made = map.Inner("edition");
        var (edition, label) = (made?.FieldKeyOf("key"), made?.Local("label", required: true));
        var section = made?.Text("section");
        made?.RefuseUnknown();
        FieldKey? Key(string setting) => map.FieldKeyOf(setting);
        var (type, chosen, results, indicator) = (Key("type"), Key("chosen"), Key("results"), Key("indicator"));
        var (kind, dimension, passed) = (Key("kind"), Key("dimension"), Key("passed"));
        var (assessed, certified) = (map.Text("assessed", required: true), map.Text("certified", required: true));
        var (before, overrule) = (map.FieldKeyOf("before", required: false), map.FieldKeyOf("override", required: false));
        map.RefuseUnknown();
        if (edition is null || label is null || assessed is null || certified is null || editions.Count == 0 || new[] { type, chosen, results, indicator, kind, dimension, passed }.Contains(null))
        {
            if (made is null)
            {
                map.Fault("ขาด “edition”", "'edition' is missing.");
            }

            return null;
        }

        return new StandardsUse
        {
            Catalogue = catalogue!,
            Type = type!.Value,
            Edition = edition.Value,
            EditionLabel = label,
            EditionSection = section,
            Before = before,
            Chosen = chosen!.Value,
            Results = results!.Value,
            Indicator = indicator!.Value,
            Kind = kind!.Value,
            Dimension = dimension!.Value,
            Passed = passed!.Value,
            Assessed = assessed,
            Certified = certified,
            Override = overrule,
            Editions = [.. editions],
            Line = map.Line,
        };
    }
}
