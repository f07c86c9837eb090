using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>What follows from a list itself: how many rows, no row twice, each cell by its field.</summary>
internal static class ListChecks
{
    public static void Check(CompiledList compiled, RecordFacts facts, Datasets.Expressions.IValues record, List<Issue> issues)
    {
        var list = compiled.List;
        if (!Asking.IsAsked(compiled, record))
        {
            PutAside.Tell(compiled, facts, issues);
            return;
        }

        var rows = facts.Answers.List(list.Key);
        if (rows.Length < list.Min || rows.Length > list.Max)
        {
            issues.Add(new Issue("rows", Severity.Error, new LocalText(
                $"“{list.Label.Th}” ต้องมี {list.Min.Plain()}–{list.Max.Plain()} รายการ แต่มี {rows.Length}",
                $"'{list.Label.In("en")}' must have {list.Min.Plain()}–{list.Max.Plain()} rows but has {rows.Length}."), [new CellRef(list.Key)]));
        }

        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var field in compiled.Fields.Where(f => !f.Field.IsComputed))
            {
                RecordChecker.Cell(field, rows[i], new RowValues(list, rows[i], record, facts.Around), facts, new CellRef(field.Field.Key, list.Key, i), issues);
            }
        }

        Twice(list, list.Unique, rows, issues);
        Twice(list, list.AlsoUnique, rows, issues);
    }

    private static void Twice(ListDefinition list, ImmutableArray<FieldKey> unique, ImmutableArray<Answers> rows, List<Issue> issues)
    {
        if (unique.IsEmpty)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            var key = string.Join('\u001f', unique.Select(k => rows[i][k]?.ToString() ?? ""));
            if (unique.Any(k => rows[i][k] is not null) && !seen.Add(key))
            {
                issues.Add(new Issue("row_twice", Severity.Error, new LocalText(
                    $"“{list.Label.Th}” รายการที่ {(i + 1).Plain()} ซ้ำกับรายการก่อนหน้า",
                    $"Row {(i + 1).Plain()} of '{list.Label.In("en")}' repeats an earlier row."), [new CellRef(unique.First(k => rows[i][k] is not null), list.Key, i)]));
            }
        }
    }
}
