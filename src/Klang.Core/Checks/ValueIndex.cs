using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>
/// Answers by the name of their field. All rules of a record read them hundreds of times: then they are put into a table at the
/// first reading, and a step that settles a cell says so there. Where little is read it is looked up as it is.
/// </summary>
internal sealed class ValueIndex(Answers? answers, bool readOften)
{
    // Room for what steps add, so that the table is not made anew while they run.
    private const int Computed = 24;

    private Dictionary<string, Value>.AlternateLookup<ReadOnlySpan<char>>? _table;

    public Value this[ReadOnlySpan<char> name]
    {
        get
        {
            if (answers is null)
            {
                return Value.Missing;
            }

            if (!readOften)
            {
                return answers.Value(FieldKey.Parse(name));
            }

            var table = _table ??= Table(answers);
            return table.TryGetValue(name, out var value) ? value : Value.Missing;
        }
    }

    /// <summary>What a step made of a cell, for the steps after it. Only where there is a table.</summary>
    public void Settle(FieldKey key, Answer? answer)
    {
        var table = (_table ??= Table(answers ?? Answers.Empty)).Dictionary;
        if (answer is Answered answered)
        {
            table[key.Name] = answered.Value;
        }
        else
        {
            table.Remove(key.Name);
        }
    }

    private static Dictionary<string, Value>.AlternateLookup<ReadOnlySpan<char>> Table(Answers answers)
    {
        var table = new Dictionary<string, Value>(answers.Cells.Count + Computed, StringComparer.Ordinal);
        foreach (var (key, answer) in answers.Cells)
        {
            if (answer is Answered answered)
            {
                table[key.Name] = answered.Value;
            }
        }

        return table.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
