using System.Globalization;
using System.Text.RegularExpressions;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Rounds;

/// <summary>
/// Which round: dataset, fiscal year, and number in the order of the fiscal year from 1. Written savings-group/2570/1, or
/// 2570/1 where the dataset is already said.
/// </summary>
public readonly partial record struct RoundId(string DatasetKey, FiscalYear Year, int Number)
{
    /// <summary>2570/1.</summary>
    public string WithoutDataset => Year + "/" + Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads savings-group/2570/1, and also 2570/1 where <paramref name="datasetKey"/> is given; a round of another dataset
    /// is then refused. Thai digits are taken. Problems: round-id-form, round-id-year, round-id-dataset.
    /// </summary>
    public static Result<RoundId> Parse(string? text, string? datasetKey = null)
    {
        var parts = Form().Match(ThaiDigits.ToArabic(text?.Trim() ?? ""));
        var key = parts.Groups["key"].Success ? parts.Groups["key"].Value : datasetKey;
        if (!parts.Success || key is null)
        {
            return RoundProblems.IdForm;
        }

        if (datasetKey is not null && datasetKey != key)
        {
            return RoundProblems.IdOfAnotherDataset(key, datasetKey);
        }

        return FiscalYear.TryParse(parts.Groups["year"].Value, out var year)
            ? new RoundId(key, year, int.Parse(parts.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture))
            : RoundProblems.IdYear;
    }

    public override string ToString() => DatasetKey + "/" + WithoutDataset;

    [GeneratedRegex(
        @"^((?<key>[a-z][a-z0-9]*(-[a-z0-9]+)*)/)?(?<year>[0-9]{4})/(?<number>[1-9][0-9]?)\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
