using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>An entry of a register as rules see it.</summary>
/// <param name="Area">Code of the area it stands in.</param>
/// <param name="Active">Whether it owes records.</param>
/// <param name="ConfirmedYear">The last fiscal year in whose certification it was confirmed.</param>
public sealed record EntryFacts(string Register, string Code, string Name, string Area, bool Active, Answers Answers, int? ConfirmedYear = null);

/// <summary>
/// What was brought to a record from around it, all inside the area of whoever reports. What was not brought cannot be read:
/// the rule that asks is not evaluated.
/// </summary>
public interface ISurroundings
{
    /// <summary>An entry by its code; null where there is none to be seen.</summary>
    EntryFacts? Find(string code);

    /// <summary>All entries of a register, ended ones too; null where they were not brought.</summary>
    ImmutableArray<EntryFacts>? Entries(string register);

    /// <summary>The records of the report that is recorded, those only carried in left out, by their subject's code; null where they were not brought.</summary>
    ImmutableArray<(string Subject, Answers Answers)>? Records { get; }

    /// <summary>The latest record of a subject in another dataset, as of the round that is recorded.</summary>
    Answers? Other(string dataset, string subject);

    /// <summary>The active subjects whose latest record in a dataset names an entry in one of its lists; null where they were not brought.</summary>
    ImmutableArray<string>? Listings(string dataset, string code) => null;

    /// <summary>How many areas of a level are in force inside an area; null where it is not known.</summary>
    int? CountAreas(AreaLevel level, string area);
}

/// <summary>Nothing was brought.</summary>
public sealed class NoSurroundings : ISurroundings
{
    public static NoSurroundings Instance { get; } = new();

    public EntryFacts? Find(string code) => null;

    public ImmutableArray<EntryFacts>? Entries(string register) => null;

    public ImmutableArray<(string Subject, Answers Answers)>? Records => null;

    public Answers? Other(string dataset, string subject) => null;

    public int? CountAreas(AreaLevel level, string area) => null;
}
