using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Core.Imports;

/// <summary>What is wrong with a cell of a workbook, or worth a look.</summary>
/// <param name="Column">From 0; -1 for the row as a whole.</param>
/// <param name="Target">The key of what the column holds; "" for the row.</param>
/// <param name="Level">An error keeps the row back or blocks the report; a note says how something was understood.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record CellFinding(int Column, string Target, Severity Level, LocalText Message)
{
    /// <summary>The text as it stood.</summary>
    public string Raw { get; init; } = "";

    /// <summary>What is probably meant, as the parser reads it; taken only when the officer says so.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The suggestion as a person reads it.</summary>
    public string? SuggestionText { get; init; }

    /// <summary>Whether the row cannot be taken while this stands.</summary>
    public bool Blocks { get; init; }
}
