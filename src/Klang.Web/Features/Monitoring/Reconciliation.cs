using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Data.Model;

namespace Klang.Web.Features.Monitoring;

/// <summary>What does not agree.</summary>
public enum ReconcileKind
{
    /// <summary>The number here and the number in the fund's own record differ.</summary>
    Differs,

    /// <summary>One fund in the lists of two active subjects.</summary>
    ListedTwice,

    /// <summary>The fund is not active in its register, or not there.</summary>
    NotActive,

    /// <summary>Two entries of the fund's register may be one.</summary>
    RegisteredTwice,
}

/// <summary>A cell to look at: in which report, whose row, what it says, and since when.</summary>
public sealed record ReconcileCell(string Href, string Label, decimal? Value, DateTime? SavedAt);

/// <summary>One thing that does not agree, with both sides.</summary>
/// <param name="Code">The fund's code.</param>
/// <param name="Here">The list that names it.</param>
/// <param name="There">Its own record, the other list, or the other entry.</param>
public sealed record ReconcileLine(ReconcileKind Kind, string Dataset, string Area, string Code, string Name, ReconcileCell Here, ReconcileCell? There)
{
    public decimal? Difference => Here.Value is { } here && There?.Value is { } there ? here - there : null;

    /// <summary>Of the fund's own number, 0–1 and above; null where that is 0 or missing.</summary>
    public decimal? Share => Difference is { } difference && There?.Value is { } there && there != 0 ? Math.Abs(difference / there) : null;
}

/// <summary>What is looked for.</summary>
/// <param name="Within">Lists of subjects that stand here.</param>
/// <param name="Least">Differences of less than this share are left out (0.05 is 5 %).</param>
public sealed record ReconcileQuery(AreaCode Within, string? Dataset = null, ReconcileKind? Kind = null, decimal Least = 0);

/// <summary>A row of a list that names a fund.</summary>
internal sealed record ListedFund(CompiledDefinition Dataset, ListDefinition List, Reconciliation Setting, Record Record, int Row, ImmutableArray<string> Registers, string Code, decimal? Value);
