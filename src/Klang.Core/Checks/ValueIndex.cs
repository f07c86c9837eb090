using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>
/// Answers by the name of their field. All rules of a record read them hundreds of times: then they are put into a table at the
/// first reading. Where a record is still being computed, each step reads a few and looks them up as they are.
/// </summary>
internal sealed class ValueIndex(Answers? answers, bool readOften)
{
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
                return answers.Value(FieldKey.Parse(name.ToString()));
            }

            var table = _table ??= Table(answers);
            return table.TryGetValue(name, out var value) ? value : Value.Missing;
        }
    }

    private static Dictionary<string, Value>.AlternateLookup<ReadOnlySpan<char>> Table(Answers answers)
    {
        var table = new Dictionary<string, Value>(answers.Cells.Count, StringComparer.Ordinal);
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
