using Klang.Core.Common;
using Klang.Core.Thai;
using Klang.Data.Model;

namespace Klang.Web.Features.Rounds;

/// <summary>The form that changes the table of days off, as typed.</summary>
public sealed class HolidayForm
{
    public string? Day { get; set; }

    public string? NameTh { get; set; }

    public string? NameEn { get; set; }

    public bool Confirm { get; set; }

    public bool Remove { get; set; }

    public string? Why { get; set; }

    public static HolidayForm Of(HolidayRow row) => new() { Day = BuddhistDate.Numeric(row.Day), NameTh = row.NameTh, NameEn = row.NameEn, Confirm = row.Confirm };

    /// <summary>What is wanted. Problem: 422.2 when the day cannot be read.</summary>
    public Result<HolidayChange> Read() =>
        !BuddhistDate.TryParse(Day, out var reading, out _) ? RoundEditProblems.Date(nameof(Day))
        : Remove ? new RemoveHoliday(reading.Date)
        : new PutHoliday(reading.Date, NameTh, NameEn, Confirm);
}
