using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Thai;
using Klang.Data.Model;

namespace Klang.Web.Features.Rounds;

/// <summary>A change of the table of days off: <see cref="PutHoliday"/> or <see cref="RemoveHoliday"/>, nothing else.</summary>
public abstract record HolidayChange(DateOnly Day)
{
    /// <summary>The table after the change. Problem: 422.2 with the field.</summary>
    public abstract Result<ImmutableArray<HolidayRow>> On(IReadOnlyCollection<HolidayRow> rows);
}

/// <summary>Adds a day off, or gives the one on that day another name or certainty.</summary>
/// <param name="Confirm">Not yet announced as far as known.</param>
public sealed record PutHoliday(DateOnly Day, string? NameTh, string? NameEn, bool Confirm) : HolidayChange(Day)
{
    public override Result<ImmutableArray<HolidayRow>> On(IReadOnlyCollection<HolidayRow> rows)
    {
        var (th, en) = (ThaiText.Normalise(NameTh ?? ""), ThaiText.Normalise(NameEn ?? ""));
        if (th.Length is 0 or > RoundChange.LongestName || en.Length > RoundChange.LongestName)
        {
            return th.Length == 0 ? RoundEditProblems.HolidayName : RoundEditProblems.NameTooLong;
        }

        return rows.Where(r => r.Day != Day)
            .Append(new HolidayRow { Day = Day, NameTh = th, NameEn = en.Length == 0 ? null : en, Confirm = Confirm })
            .ToImmutableArray();
    }
}

/// <summary>Takes a day off out of the table.</summary>
public sealed record RemoveHoliday(DateOnly Day) : HolidayChange(Day)
{
    public override Result<ImmutableArray<HolidayRow>> On(IReadOnlyCollection<HolidayRow> rows) =>
        rows.Any(r => r.Day == Day) ? rows.Where(r => r.Day != Day).ToImmutableArray() : RoundEditProblems.NoSuchHoliday;
}
