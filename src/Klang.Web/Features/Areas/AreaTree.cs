using Klang.Core.Areas;

namespace Klang.Web.Features.Areas;

/// <summary>An area in the tree.</summary>
/// <param name="Count">Areas right below it.</param>
/// <param name="Below">Those areas; null where they are not asked for yet.</param>
public sealed record AreaNode(AreaView Area, int Count, IReadOnlyList<AreaNode>? Below);

/// <summary>A branch as it is shown, and the moment that its links keep.</summary>
public sealed record AreaBranch(IReadOnlyList<AreaNode> Nodes, AreaMoment Moment);

/// <summary>The registry as a tree, opened as far as a person has gone.</summary>
public sealed class AreaTree(AreaQueries areas)
{
    /// <summary>Areas right below <paramref name="root"/>; on the way to <paramref name="open"/> and below it the branches are there.</summary>
    public async Task<IReadOnlyList<AreaNode>> ReadAsync(AreaCode root, AreaCode open, AreaMoment moment, CancellationToken cancel = default)
    {
        var children = await areas.ChildrenAsync(root, moment, cancel);
        var counts = await areas.GrandchildrenAsync(root, moment, cancel);
        var nodes = new List<AreaNode>(children.Count);
        foreach (var area in children)
        {
            var count = counts.GetValueOrDefault(area.AreaId);
            var isOpen = count > 0 && open != AreaCode.Country && open.IsWithin(area.Code);
            nodes.Add(new(area, count, isOpen ? await ReadAsync(area.Code, open, moment, cancel) : null));
        }

        return nodes;
    }
}
