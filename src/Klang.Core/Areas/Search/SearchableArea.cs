namespace Klang.Core.Areas.Search;

/// <summary>An area as the index takes it in.</summary>
/// <param name="Id">Of the area, for good.</param>
/// <param name="Code">As it is stored; digits, of any length.</param>
/// <param name="ParentId">The area it lies in; null for provinces.</param>
/// <param name="SearchName">Its Thai name as <see cref="AreaName.SearchKey"/> gives it.</param>
public readonly record struct SearchableArea(long Id, string Code, AreaLevel Level, long? ParentId, string SearchName, string? NameEn);

/// <summary>How a found area answers to the text; the order is the order of the list.</summary>
public enum AreaMatchKind
{
    /// <summary>The name or the code itself.</summary>
    Exact,

    /// <summary>It begins so.</summary>
    Prefix,

    /// <summary>It holds the text somewhere.</summary>
    Inside,

    /// <summary>It does so but for tone marks, or one letter.</summary>
    Slip,
}

/// <summary>A found area: its code as stored.</summary>
public readonly record struct AreaMatch(string Code, AreaLevel Level, AreaMatchKind Kind);

/// <summary>What is looked for, and how much of it.</summary>
/// <param name="Text">As a person types it: อ.เมือง เชียงราย, ๕๗๐๑, Mae Chan, หมู่ 3 ต.บ้านดู่.</param>
/// <param name="Limit">Areas given, at most.</param>
public sealed record AreaLookup(string Text, int Limit)
{
    public AreaLevel? Level { get; init; }

    /// <summary>Only areas inside the one that bears this code; the area itself too.</summary>
    public string? Within { get; init; }

    /// <summary>Only areas right below the one that bears this code.</summary>
    public string? Below { get; init; }

    /// <summary>The code of the person's own area: among areas that answer equally well those inside it come first.</summary>
    public string? Own { get; init; }

    /// <summary>A wrong or missing letter is forgiven only where fewer areas than this answer without.</summary>
    public int Enough { get; init; } = int.MaxValue;
}
