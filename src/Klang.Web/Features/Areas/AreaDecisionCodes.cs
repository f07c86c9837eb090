using System.Collections.Immutable;
using Klang.Core.Areas;

namespace Klang.Web.Features.Areas;

/// <summary>The codes that a decision names.</summary>
/// <param name="Subjects">Of areas that change.</param>
/// <param name="Given">That areas are to bear.</param>
/// <param name="Others">Parents, origins and heirs.</param>
internal sealed record AreaDecisionCodes(IReadOnlyList<AreaCode> Subjects, IReadOnlyList<AreaCode> Given, IReadOnlyList<AreaCode> Others)
{
    public IEnumerable<AreaCode> All => Subjects.Concat(Given).Concat(Others);

    public static AreaDecisionCodes Of(AreaDecision decision)
    {
        var steps = decision.Steps.IsDefault ? [] : decision.Steps;
        var given = steps.Select(GivenBy).OfType<AreaCode>().ToList();
        var others = steps.SelectMany(NamedBy).Concat(given.Select(c => c.Parent)).Where(c => c != AreaCode.Country);
        return new AreaDecisionCodes([.. steps.Select(Subject).Concat(given)], given, [.. others]);
    }

    private static AreaCode Subject(AreaStep step) => step switch
    {
        CreateArea create => create.Code,
        RenameArea rename => rename.Area,
        RecodeArea recode => recode.Area,
        UpgradeArea upgrade => upgrade.Area,
        AbolishArea abolish => abolish.Area,
        CorrectArea correct => correct.Area,
        ConfirmArea confirm => confirm.Area,
        _ => throw new NotSupportedException($"Unknown step {step.GetType().Name}."),
    };

    private static AreaCode? GivenBy(AreaStep step) => step switch
    {
        CreateArea create => create.Code,
        RecodeArea recode => recode.Code,
        CorrectArea correct => correct.Code,
        ConfirmArea confirm => confirm.Code,
        _ => null,
    };

    private static IEnumerable<AreaCode> NamedBy(AreaStep step)
    {
        AreaCode?[] named = step switch
        {
            CreateArea create => [create.Parent, .. Some(create.OutOf)],
            RecodeArea recode => [recode.Parent],
            CorrectArea correct => [correct.Parent],
            AbolishArea abolish => [.. Some(abolish.Into)],
            _ => [],
        };
        return named.Append(step.Was?.Code).Append(step.Was?.Code?.Parent).Append(step.Was?.Parent).Concat([Subject(step).Parent]).OfType<AreaCode>();
    }

    private static IEnumerable<AreaCode?> Some(ImmutableArray<AreaCode> codes) => codes.IsDefault ? [] : codes.Cast<AreaCode?>();
}
