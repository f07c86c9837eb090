using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Core.Submissions;

/// <summary>The number on a receipt: <c>06-2570/1-5701-2</c> is dataset 6, round 1 of 2570, unit 5701, sent for the second time. Unique by what it is made of.</summary>
public static class ReceiptNumber
{
    public static string Of(int dataset, RoundId round, string unitCode, int copy) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{dataset:00}-{round.Year.Year}/{round.Number}-{unitCode}-{copy}");
}
