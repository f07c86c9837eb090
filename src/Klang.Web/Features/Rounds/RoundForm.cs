using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Thai;
using Klang.Data.Model;

namespace Klang.Web.Features.Rounds;

/// <summary>The form that edits a round, as typed.</summary>
public sealed class RoundForm
{
    public string? NameTh { get; set; }

    public string? NameEn { get; set; }

    public string? OpensOn { get; set; }

    public string? DueOn { get; set; }

    public string? GraceUntil { get; set; }

    public string? LocksOn { get; set; }

    public bool ShiftsToWorkingDay { get; set; }

    public string? Why { get; set; }

    /// <summary>The round as it was when the page was shown.</summary>
    public string? Seen { get; set; }

    public static RoundForm Of(Round round) => new()
    {
        NameTh = round.NameTh,
        NameEn = round.NameEn,
        OpensOn = BuddhistDate.Numeric(round.OpensOn),
        DueOn = BuddhistDate.Numeric(round.DueOn),
        GraceUntil = BuddhistDate.Numeric(round.GraceUntil),
        LocksOn = BuddhistDate.Numeric(round.LocksOn),
        ShiftsToWorkingDay = round.ShiftsToWorkingDay,
        Seen = JsonSerializer.Serialize(RoundChange.Of(round)),
    };

    /// <summary>What is wanted. Problem: 422.2 with the field whose date cannot be read.</summary>
    public Result<RoundChange> Read()
    {
        var dates = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var (field, text) in new[] { (nameof(OpensOn), OpensOn), (nameof(DueOn), DueOn), (nameof(GraceUntil), GraceUntil), (nameof(LocksOn), LocksOn) })
        {
            if (!BuddhistDate.TryParse(text, out var reading, out _))
            {
                return RoundEditProblems.Date(field);
            }

            dates[field] = reading.Date;
        }

        return new RoundChange(NameTh, NameEn, dates[nameof(OpensOn)], dates[nameof(DueOn)], dates[nameof(GraceUntil)], dates[nameof(LocksOn)], ShiftsToWorkingDay);
    }

    /// <summary>What the person saw; null when the page's own field was tampered with.</summary>
    public RoundChange? ReadSeen()
    {
        try
        {
            return JsonSerializer.Deserialize<RoundChange>(Seen ?? "null");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
