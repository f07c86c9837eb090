namespace Klang.Core.Areas;

/// <summary>One area of the registry as it stands at a date: enough to check a registry and to compare it with a file.</summary>
public sealed record AreaEntry(AreaCode Code, string NameTh)
{
    public string? NameEn { get; init; }

    /// <summary>The level it is stored with; the code's own unless said.</summary>
    public AreaLevel Level { get; init; } = Code.Level;

    /// <summary>The code of the area it is stored under; the code's own parent unless said.</summary>
    public AreaCode Parent { get; init; } = Code.Parent;
}
