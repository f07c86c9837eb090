using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Rounds;

/// <summary>One property that a line of the trail changed, in the words of a page.</summary>
public sealed record HistoryItem(string Property, string Old, string New);

/// <summary>A change of a round, as the trail tells it.</summary>
public sealed record HistoryLine(TrailLine Line, ImmutableArray<HistoryItem> Items);

/// <summary>What was changed of a round since it was made.</summary>
internal static class RoundHistory
{
    private const int Most = 50;

    public static async Task<ImmutableArray<HistoryLine>> HistoryAsync(this KlangDb db, RoundId id, CancellationToken cancel)
    {
        var subject = id.ToString();

        // Opening it for everybody is told with its progress, not as a change of its days.
        var lines = await db.Trail.AsNoTracking().Where(t => t.Subject == subject && t.Stream == RoundsRoom.Stream && t.What != "round.prepare")
            .OrderByDescending(t => t.Number).Take(Most).ToListAsync(cancel);
        return [.. lines.Select(l => new HistoryLine(l, Items(l.Details)))];
    }

    private static ImmutableArray<HistoryItem> Items(string? details)
    {
        if (details is null)
        {
            return [];
        }

        using var json = JsonDocument.Parse(details);
        var (old, now) = (json.RootElement.GetProperty("old"), json.RootElement.GetProperty("new"));
        return [.. now.EnumerateObject()
            .Select(p => new HistoryItem(p.Name, Shown(old.GetProperty(p.Name)), Shown(p.Value)))
            .Where(item => item.Old != item.New)];
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Display.Missing,
        JsonValueKind.True => "✓",
        JsonValueKind.False => "✗",
        _ when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Display.Day(day),
        _ => value.ToString(),
    };
}
