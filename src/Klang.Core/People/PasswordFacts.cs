using Klang.Core.Areas;

namespace Klang.Core.People;

/// <summary>What is known of a person, and so may not be found again in the password.</summary>
public sealed record PasswordFacts
{
    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>The unit's area; the country for the department.</summary>
    public required AreaCode Area { get; init; }

    /// <summary>Names of the office and of its province's office, Thai and English.</summary>
    public required IReadOnlyList<string> OfficeNames { get; init; }
}
