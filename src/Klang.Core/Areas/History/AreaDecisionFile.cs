using System.Collections.Immutable;
using Klang.Core.Datasets.Reading;
using Klang.Core.Thai;

namespace Klang.Core.Areas.History;

/// <summary>A decision as read from a file, or what is wrong with the file.</summary>
/// <param name="Decision">Null where there is a fault.</param>
public sealed record AreaDecisionReading(AreaDecision? Decision, IReadOnlyList<DefinitionFault> Faults);

/// <summary>Reads a decision from YAML, as docs/area-decisions.md describes it. Every fault names its line; nothing throws.</summary>
public static class AreaDecisionFile
{
    internal const string Guide = "docs/area-decisions.md";

    /// <param name="name">The file's name, for faults.</param>
    /// <param name="text">The whole content.</param>
    public static AreaDecisionReading Read(string name, string text)
    {
        var faults = new List<DefinitionFault>();
        var context = new ReadingContext(name, faults);
        var root = context.Root(text);
        var map = context.Map(root);
        if (root is not null && map is null && faults.Count == 0)
        {
            context.Fault(root, "ตรงนี้ต้องเป็นชุดของ ชื่อ: ค่า", "This must be a mapping of names to values.");
        }

        var decision = map is null ? null : Decision(map);
        return new AreaDecisionReading(faults.Count == 0 ? decision : null, faults);
    }

    private static AreaDecision Decision(YamlMap map)
    {
        var steps = ImmutableArray.CreateBuilder<AreaStep>();
        foreach (var node in map.Items("steps"))
        {
            if (map.Context.Map(node) is { } step && AreaStepReader.Read(step) is { } read)
            {
                steps.Add(read);
            }
        }

        if (map.Node("steps") is null)
        {
            map.Fault("ขาด “steps”", "'steps' is missing.");
        }

        var gazette = map.Node("gazette") is { } place ? map.Context.Map(place) : null;
        var decision = new AreaDecision(map.Text("title", required: true) ?? "", map.Text("source", required: true) ?? "", Day(map, "effective"), steps.ToImmutable())
        {
            SignedOn = Day(map, "signed"),
            PublishedOn = Day(map, "published"),
            Gazette = (gazette?.Text("volume"), gazette?.Text("part"), gazette?.Text("page")),
        };
        gazette?.RefuseUnknown(Guide);
        map.RefuseUnknown(Guide);
        return decision;
    }

    private static DateOnly? Day(YamlMap map, string key)
    {
        if (map.Text(key) is not { } text)
        {
            return null;
        }

        if (BuddhistDate.TryParse(text, out var day, out var fault))
        {
            return day.Date;
        }

        var problem = fault.ToProblem().Message;
        map.Fault(map.Node(key)!, $"{key}: {problem.Th}", $"{key}: {problem.In("en")}");
        return null;
    }
}
