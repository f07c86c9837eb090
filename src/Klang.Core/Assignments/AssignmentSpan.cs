namespace Klang.Core.Assignments;

/// <summary>Who in an office is responsible for a dataset, from one day to another, both included.</summary>
/// <param name="Round">Null for every round of the year.</param>
/// <param name="Until">Null while it goes on.</param>
public sealed record AssignmentSpan(Guid Id, string Dataset, int FiscalYear, int? Round, Guid User, DateOnly From, DateOnly? Until)
{
    public bool IsInForce(DateOnly day) => From <= day && (Until is not { } until || day <= until);

    /// <summary>Whether two are about the same work, whoever does it.</summary>
    public bool IsSameWork(AssignmentSpan other) => Dataset == other.Dataset && FiscalYear == other.FiscalYear && Round == other.Round;

    internal bool IsAbout(string dataset, int fiscalYear, int round) => Dataset == dataset && FiscalYear == fiscalYear && (Round is null || Round == round);
}
