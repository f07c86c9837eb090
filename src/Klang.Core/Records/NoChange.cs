using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Records;

/// <summary>
/// What "no change" means for a row carried from last round: the stocks stay, nothing happened in the round (flows are zero,
/// no questions of the round are "yes"), and totals since October stay where they were. One key instead of fifty.
/// </summary>
public static class NoChange
{
    /// <param name="definition">The dataset.</param>
    /// <param name="carried">The row as it was carried in.</param>
    /// <param name="previous">Last round's answers; null where there are none.</param>
    /// <param name="sameFiscalYear">Whether last round belongs to the same fiscal year; totals begin anew in October.</param>
    /// <param name="today">The position date of what has not changed.</param>
    public static Answers Fill(DatasetDefinition definition, Answers carried, Answers? previous, bool sameFiscalYear, DateOnly today) =>
        definition.Fields.Where(f => carried[f.Key] is null).Aggregate(carried, (answers, field) => answers.With(field.Key, field switch
        {
            NumberField { Kind: FieldKind.Flow } => new Answered(Value.Of(0m)),
            NumberField { Kind: FieldKind.Ytd } => sameFiscalYear && previous?[field.Key] is { } total ? total : new Answered(Value.Of(0m)),
            DateField { Kind: FieldKind.Flow } => new Answered(Value.Of(today)),
            YesNoField { Kind: FieldKind.Flow } => new Answered(Value.Of(false)),
            _ => null,
        }));
}
