using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Letters;

/// <summary>Reads the shipped letters: <c>offices.yaml</c>, and a file for each kind. Every fault names its line.</summary>
public static class LetterFormReader
{
    private const string Guide = "docs/letters.md";
    private const string Offices = "offices.yaml";

    /// <returns>The letters; null where there is a fault.</returns>
    public static (LetterForms? Forms, IReadOnlyList<DefinitionFault> Faults) Read(IEnumerable<DefinitionFile> files)
    {
        var faults = new List<DefinitionFault>();
        var all = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var kinds = LetterKinds.All.Select(kind => Kind(kind, Map(all, kind.Key() + ".yaml", faults))).OfType<LetterForm>().ToImmutableDictionary(f => f.Kind);
        var offices = Map(all, Offices, faults);
        var (department, province) = (Office(offices?.Inner("department")), Office(offices?.Inner("province")));
        var own = offices?.Inner("provinces") is { } map ? map.Entries.Select(e => (e.Key, Office(map.Inner(e.Key)))).ToList() : [];
        offices?.RefuseUnknown(Guide);
        if (faults.Count > 0 || department is null || province is null || kinds.Count < LetterKinds.All.Length)
        {
            return (null, faults);
        }

        return (new LetterForms(kinds, department, province, own.Where(o => o.Item2 is not null).ToImmutableDictionary(o => o.Key, o => o.Item2!)), faults);
    }

    private static YamlMap? Map(Dictionary<string, DefinitionFile> files, string path, List<DefinitionFault> faults)
    {
        var context = new ReadingContext(path, faults);
        if (files.TryGetValue(path, out var file))
        {
            return context.Map(context.Root(file.Text));
        }

        context.Fault(1, "ไม่มีไฟล์นี้", "This file is missing.");
        return null;
    }

    private static LetterForm? Kind(LetterKind kind, YamlMap? map)
    {
        var (name, purpose, parts) = (map?.Local("name", required: true), map?.Local("purpose", required: true), map?.Inner("parts"));
        map?.RefuseUnknown(Guide);
        return name is null || purpose is null || parts is null ? null : new LetterForm(kind, name, purpose, Parts(parts));
    }

    private static LetterOffice? Office(YamlMap? map)
    {
        if (map is null)
        {
            return null;
        }

        var letters = map.Text("letters") ?? "";
        var parts = map.Inner("parts");
        map.RefuseUnknown(Guide);
        return new LetterOffice(letters, parts is null ? LetterParts.Empty : Parts(parts));
    }

    private static LetterParts Parts(YamlMap map)
    {
        var typed = LetterPartList.All.Select(part => KeyValuePair.Create(part, map.Text(part.Key()))).Where(part => part.Value is not null).ToList();
        foreach (var (part, text) in typed)
        {
            foreach (var field in LetterMerge.Unknown(text!))
            {
                map.Fault(map.Node(part.Key())!, $"ไม่มีช่องเติมชื่อ {{{field}}}", $"There is no merge field {{{field}}}.");
            }
        }

        map.RefuseUnknown(Guide);
        return LetterParts.Typed(typed);
    }
}
