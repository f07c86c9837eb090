using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Core.Checks;

/// <summary>A cell of a record: a field, or a field in a row (0-based) of a list.</summary>
public readonly record struct CellRef(FieldKey Field, FieldKey? List = null, int? Row = null)
{
    /// <summary><c>members_male</c> or <c>activities[2].capital</c>.</summary>
    public override string ToString() => List is null ? Field.Name : $"{List.Value.Name}[{Row.GetValueOrDefault().Plain()}].{Field.Name}";
}

/// <summary>What a rule found: which rule, how hard, in plain words, and the cells to look at.</summary>
public sealed record Issue(string Rule, Severity Severity, LocalText Message, ImmutableArray<CellRef> At);
