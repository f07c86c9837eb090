using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Registers;

/// <summary>What a post of the next term says, and what becomes of the one before.</summary>
public static class NextTerm
{
    /// <summary>The entry before, closed on the day before the next term, or on the day its own ended where that was earlier.</summary>
    public static Answers Close(RegisterDefinition register, Answers answers, DateOnly start)
    {
        var (term, renewal) = (register.Term!, register.Term!.Renewal!);
        var eve = start.AddDays(-1);
        var last = answers.Value(term.End) is { IsMissing: false } end && end.Date < eve ? end.Date : eve;
        return answers.With(register.Status!.Value, Code(renewal.Closed)).With(term.Ended, Day(last));
    }

    /// <summary>
    /// The entry of the next term: the same post in the same area, one term on, active, for the length of a term. What the
    /// register asks is given; what belongs to its holder stays only with the same one.
    /// </summary>
    /// <param name="holder">The code of who holds it; null keeps the holder.</param>
    public static Answers Open(RegisterDefinition register, Answers before, DateOnly start, string? holder, ImmutableDictionary<FieldKey, Answer?> asked)
    {
        var (term, renewal) = (register.Term!, register.Term!.Renewal!);
        var number = before.Value(renewal.Number) is { IsMissing: false } last ? last.Number + 1 : 1;
        var carried = Kept(renewal, before, holder is null)
            .With(register.Status!.Value, Code(register.Active[0]))
            .With(renewal.Number, new Answered(Value.Of(number)))
            .With(term.Start, Day(start))
            .With(term.End, Day(start.AddYears(renewal.Years).AddDays(-1)));
        return asked.Aggregate(holder is null ? carried : carried.With(renewal.Holder, Code(holder)), (a, cell) => a.With(cell.Key, cell.Value));
    }

    /// <summary>What the register says stays: of the post whoever holds it, and of its holder where that is the same.</summary>
    private static Answers Kept(TermRenewal renewal, Answers before, bool sameHolder)
    {
        var cells = renewal.Keep.Append(renewal.Of).Concat(sameHolder ? [renewal.Holder, .. renewal.KeepWithHolder] : []);
        return cells.Aggregate(Answers.Empty, (a, key) => a.With(key, before[key]));
    }

    private static Answered Code(string code) => new(Value.Of(code));

    private static Answered Day(DateOnly day) => new(Value.Of(day));
}
