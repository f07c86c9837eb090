using System.Collections.Immutable;

namespace Klang.Core.Datasets.Expressions;

/// <summary>The names an expression may use, known when it is compiled.</summary>
public interface ISymbols
{
    /// <summary>
    /// What stands behind a dotted name (<c>members_male</c>, <c>previous.members_total</c>, <c>activities.capital</c>,
    /// <c>activities</c>, <c>round.number</c>); null for every name that is not known. Also asked for near spellings of an
    /// unknown name, to offer the right one.
    /// </summary>
    Symbol? Find(string path);

    /// <summary>
    /// What a condition on the rows of a list may name: the fields of the row first (<see cref="Symbol.IsRow"/>), then what
    /// stands here. Null where there is no such list.
    /// </summary>
    ISymbols? RowsOf(string list) => null;

    /// <summary>What an entry of a register has (<c>it.gender</c>); null where the register is not known or may not be asked here.</summary>
    ISymbols? EntryOf(string register) => null;

    /// <summary>What a record of another dataset has; null where the dataset is not known or may not be asked here.</summary>
    ISymbols? RecordOf(string dataset) => null;

    /// <summary>What another record of the same report has (<c>it.members_total</c>); null where there are none.</summary>
    ISymbols? Peer => null;
}

/// <summary>
/// The type behind a name, and whether it is a column (many values: only sum, count, min and max may read it). The type of a
/// list itself is never looked at: only count reads it.
/// </summary>
public readonly record struct Symbol(ValueType Type, bool IsColumn)
{
    /// <summary>A number that is a Buddhist year, so messages show 2562 and not 2,562.</summary>
    public bool IsYear { get; init; }

    /// <summary>The choices behind a code, for what is known of each; default where there are none.</summary>
    public ImmutableArray<Choice> Choices { get; init; }

    /// <summary>A field of the row that a condition looks at.</summary>
    public bool IsRow { get; init; }
}
