namespace Klang.Core.People;

/// <summary>An account to be made, as a form or a line of a file gives it; names are normalised.</summary>
public sealed record NewAccount
{
    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required string UnitCode { get; init; }

    public required Role Role { get; init; }

    public string? Email { get; init; }
}

/// <summary>A line of a file of accounts. The first line of a file is 1.</summary>
public sealed record AccountRow(int Line, NewAccount Account);
