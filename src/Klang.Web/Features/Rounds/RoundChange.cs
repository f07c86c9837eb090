using Klang.Core.Common;
using Klang.Core.Thai;
using Klang.Data.Model;

namespace Klang.Web.Features.Rounds;

/// <summary>What can be edited of a round. The effective due date is always counted, never typed.</summary>
public sealed record RoundChange(
    string? NameTh, string? NameEn, DateOnly OpensOn, DateOnly DueOn, DateOnly GraceUntil, DateOnly LocksOn, bool ShiftsToWorkingDay)
{
    public const int LongestName = 100;

    public static RoundChange Of(Round round) =>
        new(round.NameTh, round.NameEn, round.OpensOn, round.DueOn, round.GraceUntil, round.LocksOn, round.ShiftsToWorkingDay);

    /// <summary>The same with clean names, empty ones as none. Problem: 422.2 with the field.</summary>
    public Result<RoundChange> Clean()
    {
        var clean = this with { NameTh = Name(NameTh), NameEn = Name(NameEn) };
        return clean switch
        {
            { NameTh: null, NameEn: not null } => RoundEditProblems.ThaiNameFirst,
            { NameTh.Length: > LongestName } or { NameEn.Length: > LongestName } => RoundEditProblems.NameTooLong,
            _ => clean,
        };
    }

    private static string? Name(string? text) => ThaiText.Normalise(text ?? "") is { Length: > 0 } name ? name : null;
}
