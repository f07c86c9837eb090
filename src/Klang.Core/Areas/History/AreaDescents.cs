using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Areas.History;

/// <summary>Which areas came out of which, as the steps of a decision say.</summary>
internal static class AreaDescents
{
    public static Result<ImmutableArray<AreaDescent>> Of(AreaWork work)
    {
        var descents = new List<AreaDescent>();
        foreach (var step in work.Steps)
        {
            var problem = step.Step switch
            {
                CreateArea create => OutOf(work, step, create, descents),
                AbolishArea abolish => Into(work, step, abolish, descents),
                _ => null,
            };
            if (problem is not null)
            {
                return problem;
            }
        }

        return descents.DistinctBy(d => (d.From, d.To)).ToImmutableArray();
    }

    private static Problem? OutOf(AreaWork work, FoundStep step, CreateArea create, List<AreaDescent> descents)
    {
        foreach (var code in create.OutOf.IsDefault ? [] : create.OutOf)
        {
            if ((work.Draft.Bearer(code, work.Eve) ?? work.Before.Bearer(code, work.Eve)) is not { } from || from.AreaId == step.Area)
            {
                return AreaDecisionProblems.NotInForce(step.Number, code, work.Eve);
            }

            descents.Add(new AreaDescent(from.AreaId, step.Area, Kind(work, from.AreaId), work.Day));
        }

        return null;
    }

    private static Problem? Into(AreaWork work, FoundStep step, AbolishArea abolish, List<AreaDescent> descents)
    {
        foreach (var code in abolish.Into.IsDefault ? [] : abolish.Into)
        {
            if (work.Draft.Bearer(code, work.Day) is not { } to)
            {
                return AreaDecisionProblems.NotInForce(step.Number, code, work.Day);
            }

            var kind = abolish.Into.Length > 1 ? AreaDescentKind.Split : IsNew(work, to.AreaId) ? AreaDescentKind.Replace : AreaDescentKind.Merge;
            descents.Add(new AreaDescent(step.Area, to.AreaId, kind, work.Day));
        }

        return null;
    }

    /// <summary>What ends and becomes one new area is replaced; else a part was split off.</summary>
    private static AreaDescentKind Kind(AreaWork work, long from) =>
        work.Steps.Any(s => s.Area == from && s.Step is AbolishArea { Into.IsDefaultOrEmpty: false, Into.Length: 1 }) ? AreaDescentKind.Replace : AreaDescentKind.Split;

    private static bool IsNew(AreaWork work, long area) => work.Steps.Any(s => s.Area == area && s.Step is CreateArea);
}
