using CsCheck;
using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Web.Features.Rounds;

namespace Klang.Web.Tests.Rounds;

public sealed class RoundMovesTests
{
    /// <summary>Due on Sunday 20 December 2569; announced on the year's first day.</summary>
    private static readonly RoundDates Round = RoundCalendar.Make(
        "x", new YearlyRounds([DueDay.Parse("20 Dec").Value]), new FiscalYear(2570), new DateOnly(2026, 10, 1), WorkingDays.WeekendsOnly, shiftToWorkingDay: true)[0];

    private static readonly RoundChange Same = new(null, null, Round.OpensOn, Round.DueOn, Round.GraceUntil, Round.LocksOn, true);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 400].Select(n => new DateOnly(2026, 9, 1).AddDays(n));

    [Fact]
    public void Change_Nothing_IsTheSame() => Assert.Equal(Round, RoundMoves.Change(Round, Same, WorkingDays.WeekendsOnly).Value);

    [Fact]
    public void Change_DueDateOnly_GraceAndLockFollow()
    {
        var moved = RoundMoves.Change(Round, Same with { DueOn = new DateOnly(2026, 12, 25) }, WorkingDays.WeekendsOnly).Value!;

        Assert.Equal("2026-12-25 2027-01-01 2027-01-24", $"{moved.EffectiveDueOn:O} {moved.GraceUntil:O} {moved.LocksOn:O}");
    }

    [Fact]
    public void Change_LockTyped_IsTakenAsTyped()
    {
        var moved = RoundMoves.Change(Round, Same with { DueOn = new DateOnly(2026, 12, 25), LocksOn = new DateOnly(2027, 3, 1) }, WorkingDays.WeekendsOnly).Value!;

        Assert.Equal((new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 1)), (moved.GraceUntil, moved.LocksOn));
    }

    [Fact]
    public void Change_DueBeforeTheAnnouncement_NobodyIsLateBeforeIt()
    {
        var late = Round with { OpensOn = new DateOnly(2027, 1, 31), AnnouncedOn = new DateOnly(2027, 1, 31), GraceUntil = new DateOnly(2027, 2, 7), LocksOn = new DateOnly(2027, 3, 2) };

        var moved = RoundMoves.Recount(late, new DateOnly(2026, 12, 25), shifts: true, WorkingDays.WeekendsOnly);

        Assert.Equal((late.GraceUntil, late.LocksOn), (moved.GraceUntil, moved.LocksOn));
    }

    [Theory]
    [InlineData("DueOn", "2027-12-31", "DueOn")]
    [InlineData("DueOn", "2026-09-30", "DueOn")]
    [InlineData("OpensOn", "2026-09-30", "OpensOn")]
    [InlineData("OpensOn", "2026-12-22", "OpensOn")]
    [InlineData("GraceUntil", "2026-12-20", "GraceUntil")]
    [InlineData("LocksOn", "2026-12-28", "LocksOn")]
    public void Change_WhatCannotBe_NamesTheField(string field, string day, string where)
    {
        var date = DateOnly.ParseExact(day, "O");
        var change = field switch
        {
            "DueOn" => Same with { DueOn = date },
            "OpensOn" => Same with { OpensOn = date },
            "GraceUntil" => Same with { GraceUntil = date },
            _ => Same with { LocksOn = date },
        };

        var problem = RoundMoves.Change(Round, change, WorkingDays.WeekendsOnly).Problem;

        Assert.Equal(("422.2", where), (problem?.Code, problem?.Where));
    }

    [Fact]
    public void Recount_DaysOffAddedAndTakenAway_BringsBackWhatWas() =>
        Gen.Select(Day.HashSet[0, 20], Day, Day).Sample((holidays, due, announced) =>
        {
            var before = RoundMoves.Recount(Round with { AnnouncedOn = announced }, due, shifts: true, WorkingDays.WeekendsOnly);
            var moved = RoundMoves.Recount(before, due, shifts: true, new WorkingDays(holidays.Select(h => new Holiday(h, new LocalText("วันหยุด")))));

            Assert.Equal(before, RoundMoves.Recount(moved, due, shifts: true, WorkingDays.WeekendsOnly));
            Assert.Equal(before.GraceUntil.DayNumber - before.OnTimeUntil.DayNumber, moved.GraceUntil.DayNumber - moved.OnTimeUntil.DayNumber);
        });

    [Theory]
    [InlineData(null, "First quarter", "NameTh")]
    [InlineData("x", null, null)]
    [InlineData("  ", "", null)]
    public void Clean_EnglishNameWithoutThai_IsRefused(string? th, string? en, string? where) =>
        Assert.Equal(where, (Same with { NameTh = th, NameEn = en }).Clean().Problem?.Where);

    [Fact]
    public void Clean_NameTooLong_IsRefused() =>
        Assert.Equal("422.2", (Same with { NameTh = new string('ก', 101) }).Clean().Problem?.Code);
}
