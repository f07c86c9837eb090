using Klang.Core.Common;

namespace Klang.Core.Thai;

/// <summary>Which calendar a typed year was understood in.</summary>
public enum YearEra
{
    /// <summary>พ.ศ.</summary>
    Buddhist,

    /// <summary>ค.ศ.</summary>
    Common,
}

/// <summary>A day that was read, and the calendar its year was understood in, so that the screen can say so.</summary>
public readonly record struct DateReading(DateOnly Date, YearEra Era);

/// <summary>Why a text is not a day.</summary>
public enum DateFault
{
    None,
    Empty,
    NotADate,
    TwoDigitYear,
    Year,
    Month,
    Day,
}

public static class DateFaults
{
    private const int Unprocessable = 422;

    public static Problem ToProblem(this DateFault fault) => fault switch
    {
        DateFault.Empty => New("date-empty", "ยังไม่ได้กรอกวันที่ เช่น 31/1/2562", "No date was given; for example 31/1/2562."),
        DateFault.NotADate => New(
            "date-not-a-date",
            "อ่านเป็นวันที่ไม่ได้ กรุณากรอกแบบ 31/1/2562 หรือ 31 มกราคม 2562",
            "This is not a date. Type it as 31/1/2562 or 31 January 2562."),
        DateFault.TwoDigitYear => New(
            "date-two-digit-year",
            "ปีมีเพียงสองหลัก ไม่ทราบว่าเป็น พ.ศ. หรือ ค.ศ. กรุณากรอกปีสี่หลัก เช่น 2562",
            "The year has two digits, so it could be Buddhist or Common Era. Type four, as in 2562."),
        DateFault.Year => New(
            "date-year",
            "ปีไม่ถูกต้อง รับปี พ.ศ. ตั้งแต่ 2400 ถึง 2743 หรือปี ค.ศ. ตั้งแต่ 1900 ถึง 2200",
            "The year is not accepted: give a Buddhist year from 2400 to 2743 or a Common Era year from 1900 to 2200."),
        DateFault.Month => New(
            "date-month",
            "ไม่มีเดือนนี้ กรุณากรอกเดือน 1 ถึง 12 หรือชื่อเดือน เช่น มกราคม ม.ค.",
            "There is no such month. Type 1 to 12 or a month's name."),
        DateFault.Day => New(
            "date-day",
            "ไม่มีวันที่นี้ในเดือนนั้น กรุณาตรวจสอบวัน (29 กุมภาพันธ์มีเฉพาะปีที่ ค.ศ. เป็นปีอธิกสุรทิน เช่น พ.ศ. 2563)",
            "That month has no such day. (29 February exists only where the Common Era year is a leap year, such as 2563.)"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };

    private static Problem New(string code, string th, string en) => new(code, Unprocessable, new LocalText(th, en));
}
