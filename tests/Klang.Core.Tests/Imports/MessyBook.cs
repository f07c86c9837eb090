using Klang.Core.Imports;
using Klang.Core.Records;

namespace Klang.Core.Tests.Imports;

/// <summary>What a cell of a generated workbook truly says: where it belongs and its answer; null: nobody can know, so it must be flagged.</summary>
public sealed record MessyTruth(string Sheet, int Row, int Column, string Subject, string Target, Answer? Answer, bool IsGarbage);

/// <summary>A generated workbook: sheets, and the truth about every cell that says something.</summary>
public sealed record MessyBook(int Seed, IReadOnlyList<SheetSample> Sheets, IReadOnlyList<MessyTruth> Truth)
{
    /// <summary>Two sheets that could both be meant.</summary>
    public bool IsAmbiguous { get; init; }
}
