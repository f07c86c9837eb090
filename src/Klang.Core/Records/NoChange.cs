using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Records;

/// <summary>
/// What "no change" means for a row carried from last round: the stocks stay, nothing happened in the round (flows are zero,
/// no questions of the round are "yes", no child rows tell of it), and totals of the year stay where they were. One key instead of fifty.
/// </summary>
public static class NoChange
{
    /// <param name="definition">The dataset.</param>
    /// <param name="carried">The row as it was carried in.</param>
    /// <param name="previous">Last round's answers; null where there are none.</param>
    /// <param name="goesOn">Whether last round belongs to the same year of a total; it begins anew in October, or when accounts were closed.</param>
    /// <param name="today">The position date of what has not changed.</param>
    public static Answers Fill(DatasetDefinition definition, Answers carried, Answers? previous, Func<Field, Answers, bool> goesOn, DateOnly today) =>
        definition.Lists.Where(CarriedRows.Happens).Aggregate(FillCells(definition, carried, previous, goesOn, today), Without);

    /// <summary>Rows came along so that nobody types their names again; one in which nobody wrote what happened says that nothing did.</summary>
    private static Answers Without(Answers answers, ListDefinition list) =>
        answers.WithList(list.Key, [.. answers.List(list.Key).Where(row => list.Fields.Any(f => f.Kind is FieldKind.Flow && row[f.Key] is not null))]);

    private static Answers FillCells(DatasetDefinition definition, Answers carried, Answers? previous, Func<Field, Answers, bool> goesOn, DateOnly today) =>
        // The date first: on it may hang in which year a total is.
        definition.Fields.Where(f => carried[f.Key] is null).OrderBy(f => f is not DateField).Aggregate(carried, (answers, field) => answers.With(field.Key, field switch
        {
            NumberField { Kind: FieldKind.Flow } => new Answered(Value.Of(0m)),
            NumberField { Kind: FieldKind.Ytd } => previous?[field.Key] is { } total && goesOn(field, answers) ? total : new Answered(Value.Of(0m)),
            DateField { Kind: FieldKind.Flow } => new Answered(Value.Of(today)),
            YesNoField { Kind: FieldKind.Flow } => new Answered(Value.Of(false)),
            _ => null,
        }));
}
