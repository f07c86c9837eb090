using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Rounds;

/// <summary>What is wrong with a line (from 1, the header is line 1) of the holiday file.</summary>
public sealed record HolidayFault(int Line, Problem Problem);

/// <summary>The good lines in order of date, and what is wrong with the others.</summary>
public sealed record HolidayReading(ImmutableArray<Holiday> Holidays, ImmutableArray<HolidayFault> Faults);

/// <summary>
/// Reads datasets/holidays.csv: date (ISO, Common Era), name_th, name_en, source, confirm (true, false or nothing).
/// </summary>
public static class HolidayFile
{
    public const string Header = "date,name_th,name_en,source,confirm";

    public static HolidayReading Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (lines[0].Trim() != Header)
        {
            return new HolidayReading([], [new HolidayFault(1, HolidayProblems.Header with { Where = "1" })]);
        }

        var holidays = new Dictionary<(DateOnly, string), Holiday>();
        var faults = ImmutableArray.CreateBuilder<HolidayFault>();
        for (var line = 2; line <= lines.Length; line++)
        {
            if (lines[line - 1].Trim().Length > 0 && Take(lines[line - 1], holidays) is { } problem)
            {
                faults.Add(new HolidayFault(line, problem with { Where = line.ToString(CultureInfo.InvariantCulture) }));
            }
        }

        return new HolidayReading([.. holidays.Values.OrderBy(h => h.Day)], faults.ToImmutable());
    }

    private static Problem? Take(string line, Dictionary<(DateOnly, string), Holiday> holidays)
    {
        var read = ReadLine(line);
        return read.IsOk && !holidays.TryAdd((read.Value.Day, read.Value.Name.Th), read.Value)
            ? HolidayProblems.Twice
            : read.Problem;
    }

    private static Result<Holiday> ReadLine(string line) => CsvLine.Split(line) switch
    {
        not { Count: 5 } => HolidayProblems.Columns,
        var cells when !TryDate(cells[0], out _) => HolidayProblems.Date,
        var cells when ThaiText.Normalise(cells[1]).Length == 0 => HolidayProblems.Name,
        var cells when cells[4] is not ("" or "true" or "false") => HolidayProblems.Confirm,
        var cells => Make(cells),
    };

    private static Holiday Make(IReadOnlyList<string> cells)
    {
        TryDate(cells[0], out var day);
        var english = ThaiText.Normalise(cells[2]);
        return new Holiday(day, new LocalText(ThaiText.Normalise(cells[1]), english.Length == 0 ? null : english))
        {
            Source = ThaiText.Normalise(cells[3]),
            Confirm = cells[4] == "true",
        };
    }

    // A Buddhist year would parse as a day five centuries ahead and never be noticed.
    private static bool TryDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is >= 1900 and <= 2200;
}
