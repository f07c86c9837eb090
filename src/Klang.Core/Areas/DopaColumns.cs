using System.Text.RegularExpressions;

namespace Klang.Core.Areas;

/// <summary>
/// Where the department's list keeps codes and names. With a header: columns X-CODE and X-DESC where X is CC, CCAA, CCAATT or
/// CCAATTMM (the code from the province down), or AA, TT, MM (its last part). Other pairs, such as RCODE (registration
/// offices, whose four digits look like a district's), are left alone. Without a header, only codes of 2, 6 and 8 digits
/// are taken, since four digits may be an office.
/// </summary>
internal sealed partial class DopaColumns
{
    private static readonly string[] Parts = ["CC", "AA", "TT", "MM"];

    private readonly List<Pair> pairs;

    private DopaColumns(List<Pair> pairs, bool hasHeader)
    {
        this.pairs = pairs;
        HasHeader = hasHeader;
        Width = hasHeader ? pairs.Max(pair => Math.Max(pair.Code, pair.Name)) + 1 : 1;
    }

    private sealed record Pair(string Key, int Code, int Name);

    public bool HasHeader { get; }

    /// <summary>Fields that a line must have at least.</summary>
    public int Width { get; }

    /// <summary>The columns that this first line of a file stands for; null where it is neither a header nor a line of the list.</summary>
    public static DopaColumns? Find(string[] first)
    {
        var names = first.Select(name => name.Trim().ToUpperInvariant()).ToList();
        var found = new List<Pair>();
        foreach (var key in Parts.SelectMany((part, i) => new[] { string.Concat(Parts[..(i + 1)]), part }).Distinct())
        {
            var (code, name) = (names.IndexOf($"{key}-CODE"), names.IndexOf($"{key}-DESC"));
            if (code >= 0 && name >= 0)
            {
                found.Add(new Pair(key, code, name));
            }
        }

        return found.Count > 0 ? new DopaColumns(found, hasHeader: true)
            : YearMonth().IsMatch(names[0]) ? new DopaColumns([], hasHeader: false)
            : null;
    }

    /// <summary>Codes and names on a line, from the province down, as written; moo where the line gives it by itself.</summary>
    public IEnumerable<(string Code, string Name, string? Moo)> Areas(string[] fields) =>
        HasHeader ? ByHeader(fields) : ByShape(fields);

    private IEnumerable<(string Code, string Name, string? Moo)> ByHeader(string[] fields)
    {
        var above = "";
        for (var level = 0; level < Parts.Length; level++)
        {
            var whole = pairs.Find(pair => pair.Key == string.Concat(Parts[..(level + 1)]));
            var part = pairs.Find(pair => pair.Key == Parts[level]);
            if ((whole ?? part) is not { } pair)
            {
                continue;
            }

            // AA holds the whole code in some editions and its last two digits in others.
            var code = fields[pair.Code].Trim();
            code = whole is null && code.Length <= 2 && code.Trim('0').Length > 0 ? above + code.PadLeft(2, '0') : code;
            above = AreaCode.TryParse(code, out var known) ? known.Digits : above;
            var moo = level == 3 && whole is not null && part is not null ? fields[part.Code] : null;
            yield return (code, fields[pair.Name], moo);
        }
    }

    private static IEnumerable<(string Code, string Name, string? Moo)> ByShape(string[] fields)
    {
        for (var i = 1; i + 1 < fields.Length; i++)
        {
            if (Code().IsMatch(fields[i]) && !Number().IsMatch(fields[i + 1]))
            {
                yield return (fields[i], fields[i + 1], null);
                i++;
            }
        }
    }

    [GeneratedRegex(@"\A\s*[0-9]{4}\s*\z")]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"\A\s*(?:[0-9]{2}|[0-9]{6}|[0-9]{8})\s*\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[\s0-9,]*\z")]
    private static partial Regex Number();
}
