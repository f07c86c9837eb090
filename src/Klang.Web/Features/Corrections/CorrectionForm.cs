using System.Collections.Immutable;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Web.Features.Corrections;

/// <summary>What somebody typed into the form of a correction, as typed. Asking and completing share it.</summary>
public sealed class CorrectionForm
{
    public string? NameTh { get; set; }

    public string? Code { get; set; }

    public string? ParentCode { get; set; }

    /// <summary>One on each line.</summary>
    public string? IntoCodes { get; set; }

    /// <summary>One on each line.</summary>
    public string? IntoNames { get; set; }

    public bool IsSpelling { get; set; }

    public string? EffectiveOn { get; set; }

    public string? Text { get; set; }

    public CorrectionWish Wish => new(Said(NameTh), Digits(Code), Digits(ParentCode), [.. Lines(IntoCodes).Select(l => Digits(l)!)], Lines(IntoNames), IsSpelling);

    public static CorrectionForm Of(CorrectionWish wish, DateOnly? effectiveOn) => new()
    {
        NameTh = wish.NameTh,
        Code = wish.Code,
        ParentCode = wish.ParentCode,
        IntoCodes = string.Join('\n', wish.IntoCodes),
        IntoNames = string.Join('\n', wish.IntoNames),
        IsSpelling = wish.IsSpelling,
        EffectiveOn = effectiveOn is { } day ? BuddhistDate.Numeric(day) : null,
    };

    /// <summary>A day as typed: null where nothing was; a problem that names <paramref name="where"/> where it cannot be read.</summary>
    public static Result<Day> DayOf(string? text, string where) =>
        string.IsNullOrWhiteSpace(text) ? new Day(null)
        : BuddhistDate.TryParse(text, out var reading, out _) ? new Day(reading.Date)
        : Problems.Invalid("เขียนวันที่เป็น วัน/เดือน/ปี พ.ศ. เช่น 1/10/2569", "Write the day as day/month/Buddhist year, such as 1/10/2569.", where);

    private static string? Said(string? text) => ThaiText.Normalise(text ?? "") is { Length: > 0 } said ? said : null;

    private static string? Digits(string? text) => Said(text) is { } said ? ThaiDigits.ToArabic(said) : null;

    private static ImmutableArray<string> Lines(string? text) => [.. (text ?? "").Split('\n', ',').Select(Said).OfType<string>()];
}

/// <summary>A day, or none.</summary>
public readonly record struct Day(DateOnly? Value);
