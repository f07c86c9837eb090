using Klang.Core.Thai;

namespace Klang.Core.Areas;

/// <summary>
/// The list of the Department of Provincial Administration: fields between | , pairs of code and name from the province down,
/// then counts of people and houses, which are not read. Each line names its areas of every level, so parents repeat.
/// </summary>
internal static class DopaAreaList
{
    public static void Read(TextReader reader, AreaFileCollector collector)
    {
        DopaColumns? columns = null;
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            var fields = text.Split('|');
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (columns is null)
            {
                columns = DopaColumns.Find(fields);
                if (columns is null)
                {
                    collector.Fault(line, AreaFileProblems.DopaColumns(text));
                    return;
                }

                if (columns.HasHeader)
                {
                    continue;
                }
            }

            Take(line, fields, columns, collector);
        }
    }

    private static void Take(int line, string[] fields, DopaColumns columns, AreaFileCollector collector)
    {
        if (fields.Length < columns.Width)
        {
            collector.Fault(line, AreaFileProblems.Width(line, fields.Length, columns.Width));
            return;
        }

        // The deepest area first: where the whole line is of the test province, that is the one fault worth telling.
        var named = columns.Areas(fields).Where(area => !IsNone(area.Code)).Reverse().ToList();
        for (var i = 0; i < named.Count; i++)
        {
            var (code, name, moo) = named[i];
            collector.Add(new AreaFileCandidate(line, code, name) { Moo = moo, IsParentOnly = i > 0, MayRepeat = true });
        }
    }

    // Lines of totals carry 0 or nothing where a lower level would stand.
    private static bool IsNone(string code) => ThaiDigits.ToArabic(code).Trim().Trim('0').Length == 0;
}
