using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Core.Thai;

namespace Klang.Core.People;

/// <summary>
/// Reads accounts from CSV: <c>user_name,display_name,unit_code,role[,email]</c>, one account a line, empty lines left out.
/// A problem's <see cref="Problem.Where"/> names the line in Thai.
/// </summary>
public static class AccountFile
{
    private static readonly string[] Header = ["user_name", "display_name", "unit_code", "role"];

    public static (IReadOnlyList<AccountRow> Rows, IReadOnlyList<Problem> Faults) Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (!IsHeader(CsvLine.Split(lines[0])))
        {
            return ([], [AccountFileProblems.Header with { Where = Place(1) }]);
        }

        var rows = new List<AccountRow>();
        var faults = new List<Problem>();
        foreach (var (line, number) in lines.Select((line, i) => (line, i + 1)).Skip(1).Where(l => l.line.Trim().Length > 0))
        {
            var read = Row(CsvLine.Split(line));
            if (read.IsOk)
            {
                rows.Add(new AccountRow(number, read.Value));
            }
            else
            {
                faults.Add(read.Problem with { Where = Place(number) });
            }
        }

        faults.AddRange(Doubles(rows));
        return (rows, rows.Count + faults.Count == 0 ? [AccountFileProblems.Empty] : faults);
    }

    public static string Place(int line) => $"บรรทัดที่ {line.Plain()}";

    private static bool IsHeader(IReadOnlyList<string> cells) =>
        cells.Take(4).SequenceEqual(Header, StringComparer.OrdinalIgnoreCase) && (cells.Count == 4 || (cells.Count == 5 && cells[4].Equals("email", StringComparison.OrdinalIgnoreCase)));

    private static Result<NewAccount> Row(IReadOnlyList<string> cells)
    {
        if (cells.Count is not (4 or 5))
        {
            return AccountFileProblems.Cells(cells.Count);
        }

        if (Roles.Parse(ThaiText.Normalise(cells[3])) is not { } role)
        {
            return AccountFileProblems.Role(cells[3]);
        }

        var account = new NewAccount
        {
            UserName = UserNames.Normalise(cells[0]),
            DisplayName = DisplayNames.Normalise(cells[1]),
            UnitCode = ThaiDigits.ToArabic(ThaiText.Normalise(cells[2])),
            Role = role,
            Email = cells.Count == 5 && cells[4].Length > 0 ? cells[4] : null,
        };
        return AccountFields.Check(account) is { } problem ? problem : account;
    }

    private static IEnumerable<Problem> Doubles(IEnumerable<AccountRow> rows) => rows
        .GroupBy(r => r.Account.UserName)
        .SelectMany(group => group.Skip(1).Select(row => AccountFileProblems.Double(group.Key, group.First().Line) with { Where = Place(row.Line) }));
}
