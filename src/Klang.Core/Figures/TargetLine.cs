using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Figures;

/// <summary>One target as typed, pasted or sent.</summary>
/// <param name="Area">Whose.</param>
/// <param name="Amount">Null takes the target away.</param>
/// <param name="Steps">Five rising thresholds, or none.</param>
public sealed record TargetLine(AreaCode Area, decimal? Amount, ImmutableArray<decimal> Steps)
{
    /// <summary>The largest amount that is kept exactly.</summary>
    public const decimal Most = 99_999_999_999_999m;

    private const int MostPlaces = 4;

    /// <summary>
    /// Lines "area code, amount" (a comma, a semicolon or a tab between; amounts with commas in quotes), optionally with five steps
    /// after them. An empty amount or "-" takes the target away. A heading without a code on the first line is passed over.
    /// </summary>
    /// <returns>The first fault names its line.</returns>
    public static Result<ImmutableArray<TargetLine>> Read(string? text)
    {
        var lines = ImmutableArray.CreateBuilder<TargetLine>();
        var body = ThaiDigits.ToArabic(text ?? "");
        using var reader = new StringReader(body);
        foreach (var row in Csv.Read(reader, Separator(body)))
        {
            var line = Read(row);
            if (!line.IsOk && row.Line == 1 && !row.Fields[0].Any(char.IsAsciiDigit))
            {
                continue;
            }

            if (!line.IsOk)
            {
                return line.Problem;
            }

            lines.Add(line.Value);
        }

        return lines.ToImmutable();
    }

    /// <summary>Null where the line can be kept.</summary>
    public Problem? Fault(TargetPlace at) =>
        Amount is { } amount && !IsKept(amount) ? TargetProblems.BadAmount(at)
        : !Steps.IsEmpty && (Amount is null || Steps.Length != FigureGoal.StepCount || !Steps.All(IsKept) || Steps.Zip(Steps.Skip(1)).Any(pair => pair.First >= pair.Second)) ? TargetProblems.BadSteps(at)
        : null;

    private static Result<TargetLine> Read(CsvRow row)
    {
        var where = row.Line.Plain();
        var fields = row.Fields.Select(f => f.Trim()).ToList();
        if (!AreaCode.TryParse(fields[0], out var area))
        {
            return TargetProblems.BadArea(where, fields[0]);
        }

        var numbers = fields.Skip(1).Select(Number).ToList();
        if (numbers.Count is not (1 or 1 + FigureGoal.StepCount) || numbers.Exists(n => !n.IsGood))
        {
            return numbers.Count is 1 or 1 + FigureGoal.StepCount ? TargetProblems.BadAmount(TargetPlace.Line(where)) : TargetProblems.BadLine(where);
        }

        var steps = numbers.Skip(1).Select(n => n.Value).OfType<decimal>().ToImmutableArray();
        var line = new TargetLine(area, numbers[0].Value, steps);
        return line.Fault(TargetPlace.Line(where)) is { } fault ? fault : line;
    }

    private static (bool IsGood, decimal? Value) Number(string text) =>
        text is "" or "-" ? (true, null) : ThaiNumber.TryParse(text, out var value, out _) ? (true, value) : (false, null);

    private static bool IsKept(decimal amount) => amount is >= 0 and <= Most && decimal.Round(amount, MostPlaces) == amount;

    private static char Separator(string text) => text.Contains('\t', StringComparison.Ordinal) ? '\t' : text.Contains(';', StringComparison.Ordinal) ? ';' : ',';
}
