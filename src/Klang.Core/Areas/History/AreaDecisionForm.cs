using Klang.Core.Common;

namespace Klang.Core.Areas.History;

/// <summary>What can be wrong with a decision before any area is looked at.</summary>
internal static class AreaDecisionForm
{
    // As wide as the registry's columns.
    private const int LongestName = 200;
    private const int LongestTitle = 300;

    public static Problem? Fault(AreaDecision decision) =>
        string.IsNullOrWhiteSpace(decision.Title) || decision.Title.Length > LongestTitle ? AreaDecisionProblems.Title
        : string.IsNullOrWhiteSpace(decision.Source) ? AreaDecisionProblems.Source
        : decision.Steps.IsDefaultOrEmpty ? AreaDecisionProblems.NoSteps
        : decision.EffectiveOn is null && decision.Steps.Any(s => s is not CorrectArea) ? AreaDecisionProblems.NoDay
        : decision.SignedOn > decision.PublishedOn ? AreaDecisionProblems.Dates
        : decision.Steps.Select((step, at) => Fault(step, at + 1)).FirstOrDefault(problem => problem is not null);

    private static Problem? Fault(AreaStep step, int number) => Names(step).FirstOrDefault(name => !Fits(name)) is { } bad ? AreaDecisionProblems.Name(number, bad) : null;

    private static IEnumerable<string> Names(AreaStep step)
    {
        string?[] names = step switch
        {
            CreateArea create => [create.NameTh, create.NameEn],
            RenameArea rename => [rename.NameTh, rename.NameEn],
            RecodeArea recode => [recode.NameTh, recode.NameEn],
            UpgradeArea upgrade => [upgrade.TypeTh],
            CorrectArea correct => [correct.NameTh, correct.NameEn],
            ConfirmArea confirm => [confirm.NameTh],
            AbolishArea => [],
            _ => throw new NotSupportedException($"Unknown step {step.GetType().Name}."),
        };
        return names.Append(step.Was?.NameTh).OfType<string>();
    }

    private static bool Fits(string name) => name.Length <= LongestName && AreaName.SearchKey(name) is not ("" or "null");
}
