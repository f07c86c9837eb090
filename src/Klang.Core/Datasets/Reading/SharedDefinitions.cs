using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets.Standards;
using YamlDotNet.RepresentationModel;

namespace Klang.Core.Datasets.Reading;

/// <summary>What all definition files may name: bureaus, units of measure and shared choice lists.</summary>
internal sealed class SharedDefinitions
{
    public ImmutableArray<Bureau> Bureaus { get; private set; } = [];

    public Dictionary<string, Unit> Units { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ImmutableArray<Choice>> Choices { get; } = new(StringComparer.Ordinal);

    /// <summary>Sheets in files of their own, by name; read where a dataset names them.</summary>
    public Dictionary<string, DefinitionFile> Questionnaires { get; } = new(StringComparer.Ordinal);

    /// <summary>Editions of all catalogues of standards, drafts too.</summary>
    public ImmutableArray<StandardsEdition> Standards { get; private set; } = [];

    public static SharedDefinitions Read(IReadOnlyList<DefinitionFile> files, List<DefinitionFault> faults)
    {
        var shared = new SharedDefinitions { Standards = StandardsReader.Read(files, faults) };
        foreach (var (name, choices) in StandardsChoices.Of(shared.Standards))
        {
            shared.Choices[name] = choices;
        }

        foreach (var file in files)
        {
            var context = new ReadingContext(file.Path, faults);
            switch (file.Kind)
            {
                case DefinitionFileKind.Bureaus:
                    shared.Bureaus = [.. Names(context, file.Text).Select(n => new Bureau(n.Key, n.Name))];
                    break;
                case DefinitionFileKind.Units:
                    Names(context, file.Text).ForEach(n => shared.Units[n.Key] = new Unit(n.Key, n.Name));
                    break;
                case DefinitionFileKind.Choices when context.Root(file.Text) is YamlSequenceNode list:
                    shared.Choices[file.Name] = ReadChoices(context, list.Children);
                    break;
                case DefinitionFileKind.Questionnaire:
                    shared.Questionnaires[file.Name] = file;
                    break;
                default:
                    break;
            }
        }

        return shared;
    }

    public static ImmutableArray<Choice> ReadChoices(ReadingContext context, IEnumerable<YamlNode> items)
    {
        items = items.ToList();
        context.Bound(items.FirstOrDefault() is { } first ? (int)first.Start.Line : 1, "choices", items.Count(), DefinitionLimits.Choices);
        var choices = items.Take(DefinitionLimits.Choices).Select(context.Map).OfType<YamlMap>().Select(ReadChoice).OfType<Choice>().ToImmutableArray();
        foreach (var twice in choices.GroupBy(c => c.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            context.Fault(items.First(), $"ตัวเลือก “{twice.Key}” ซ้ำกัน", $"The choice '{twice.Key}' stands twice.");
        }

        return choices;
    }

    private static Choice? ReadChoice(YamlMap map)
    {
        var code = map.Text("code", required: true);
        var th = map.Text("th", required: true);
        var label = th is null ? null : map.Checked(new LocalText(th, map.Text("en")));
        var choice = code is null || label is null
            ? null
            : new Choice(code, label) { Group = map.Text("group"), Since = map.Whole("since"), Until = map.Whole("until"), Properties = Properties(map) };
        map.Flag("confirm");
        map.Text("source");
        map.RefuseUnknown();
        return choice;
    }

    private static ImmutableSortedDictionary<string, string> Properties(YamlMap map) =>
        map.Context.Map(map.Node("properties")) is { } properties
            ? properties.Entries.Select(e => (e.Key, Text: properties.Text(e.Key, required: true))).Where(e => e.Text is not null)
                .ToImmutableSortedDictionary(e => e.Key, e => e.Text!, StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;

    private static List<(string Key, LocalText Name)> Names(ReadingContext context, string text)
    {
        var map = context.Map(context.Root(text));
        return map is null
            ? []
            : [.. map.Entries.Select(e => (e.Key, map.LocalOf(e.Value))).Where(e => e.Item2 is not null).Select(e => (e.Key, e.Item2!))];
    }
}
