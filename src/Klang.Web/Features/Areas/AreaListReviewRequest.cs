using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Data.Model;

namespace Klang.Web.Features.Areas;

/// <summary>An official list to hold against the registry.</summary>
/// <param name="File">The bytes, in any encoding that offices send.</param>
/// <param name="FileName">As the person has it; it becomes the source of what is taken.</param>
/// <param name="Actor">Who does it; needs leave to manage areas.</param>
public sealed record AreaListReviewRequest(byte[] File, string FileName, Actor Actor)
{
    /// <summary>First day of what the list says; today when left out.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>Tell, and store nothing.</summary>
    public bool DryRun { get; init; }
}

/// <summary>How an official list differs from the registry.</summary>
public sealed record AreaListReviewReport
{
    /// <summary>Where it waits for decisions; null for a dry run, a bad file, and a list that says nothing new.</summary>
    public Guid? ReviewId { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    /// <summary>"utf-8", "utf-16", "utf-16BE" or "windows-874".</summary>
    public required string Encoding { get; init; }

    public required IReadOnlyList<AreaListItem> Items { get; init; }

    public required int Unchanged { get; init; }

    /// <summary>What somebody has to mend; while there is one, nothing is stored.</summary>
    public required IReadOnlyList<AreaFileFault> Faults { get; init; }

    /// <summary>Lines that are left out without anything to mend.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The same list for the same day was here before; its decisions stand.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Differences that were not in the review before.</summary>
    public int Added { get; init; }

    public int Count(AreaListChangeKind kind) => Items.Count(item => item.Kind == kind);
}

/// <summary>One difference, before anybody has decided.</summary>
/// <param name="Code">The code in the list; of what is gone, the registry's.</param>
/// <param name="CodeBefore">Where it stood before, when it moved.</param>
/// <param name="Line">Of the file; null for what is gone.</param>
public sealed record AreaListItem(AreaListChangeKind Kind, string Code, string? CodeBefore, string? NameBefore, string? NameAfter, int? Line)
{
    /// <summary>Two differences are one where they say the same, wherever in a file they stand.</summary>
    internal (AreaListChangeKind, string, string?, string?, string?) Key => (Kind, Code, CodeBefore, NameBefore, NameAfter);
}
