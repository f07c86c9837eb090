using Klang.Core.Areas;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>Compares an official list with the registry of a day.</summary>
internal static class AreaListReviewDiff
{
    public static async Task<AreaListReviewReport> MakeAsync(KlangDb db, AreaListReviewRequest request, DateOnly today, CancellationToken cancel)
    {
        var day = request.Effective ?? today;
        var areas = await db.AreaVersions.AsNoTracking().At(new AreaMoment(day, null), today)
            .Where(v => !v.Provisional).Select(v => new { v.Code, v.NameTh }).ToListAsync(cancel);
        var current = areas.Select(v => new AreaEntry(AreaCode.Parse(v.Code), v.NameTh)).ToList();
        var text = TextDecoding.Read(request.File);
        var content = AreaFile.Read(new StringReader(text.Text), current.Select(area => area.Code).ToHashSet());
        var changes = AreaChange.Between(current, content.Rows);
        return new AreaListReviewReport
        {
            EffectiveOn = day,
            Encoding = text.Encoding,
            Items = Items(changes),
            Unchanged = changes.Count(change => change.Kind == AreaListDifference.Unchanged),
            Faults = [.. content.Faults.Where(fault => fault.Blocks)],
            LeftOut = content.Faults.Count(fault => !fault.Blocks),
        };
    }

    private static IReadOnlyList<AreaListItem> Items(IReadOnlyList<AreaChange> changes)
    {
        var moves = AreaMoves.Find(changes);
        var moved = moves.SelectMany(move => new[] { move.Gone, move.New }).ToHashSet();
        return [.. moves.Select(Item).Concat(changes.Where(change => change.Kind != AreaListDifference.Unchanged && !moved.Contains(change)).Select(Item))
            .OrderBy(item => item.Code, StringComparer.Ordinal)];
    }

    private static AreaListItem Item(AreaMove move) =>
        new(AreaListChangeKind.Moved, move.New.Code.Digits, move.Gone.Code.Digits, move.Gone.Before, move.New.After, move.New.Line);

    private static AreaListItem Item(AreaChange change) => new(
        change.Kind switch
        {
            AreaListDifference.New => AreaListChangeKind.New,
            AreaListDifference.Renamed => AreaListChangeKind.Renamed,
            AreaListDifference.Gone => AreaListChangeKind.Gone,
            _ => throw new NotSupportedException($"Unknown difference {change.Kind}."),
        },
        change.Code.Digits, null, change.Before, change.After, change.Line);
}
