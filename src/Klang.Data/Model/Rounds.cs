namespace Klang.Data.Model;

/// <summary>A round of a dataset: what is owed, from when, until when. Days are Bangkok days.</summary>
public sealed class Round
{
    public long Id { get; set; }

    public required string Dataset { get; set; }

    public int FiscalYear { get; set; }

    public int Number { get; set; }

    public string? NameTh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>Levels that report, comma-separated: district, province.</summary>
    public required string ReportedBy { get; set; }

    public DateOnly OpensOn { get; set; }

    public DateOnly DueOn { get; set; }

    public DateOnly EffectiveDueOn { get; set; }

    public DateOnly GraceUntil { get; set; }

    public DateOnly LocksOn { get; set; }

    /// <summary>When the round was announced here; lateness is never counted from before it.</summary>
    public DateOnly AnnouncedOn { get; set; }

    /// <summary>Whether a due date on a day off moves to the next working day.</summary>
    public bool ShiftsToWorkingDay { get; set; }

    /// <summary>False for calendars of years past, kept for reference: nobody owes them anything.</summary>
    public bool Collects { get; set; }
}

/// <summary>A day off; the table can be edited, because the cabinet adds days at short notice.</summary>
public sealed class HolidayRow
{
    public DateOnly Day { get; set; }

    public required string NameTh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>Not yet announced in the Royal Gazette as far as known here.</summary>
    public bool Confirm { get; set; }
}
