using System.Collections.Frozen;

namespace Klang.Core.Datasets.Expressions;

/// <summary>A function: how it is written, how many arguments it takes, and how a call becomes a compiled part.</summary>
internal sealed record Function(string Usage, int Least, int Most, Func<FunctionCall, Bound?> Bind);

/// <summary>The functions of the language.</summary>
internal static class Functions
{
    private const int Many = int.MaxValue;

    private static readonly FrozenDictionary<string, Function> All = new Dictionary<string, Function>(StringComparer.Ordinal)
    {
        ["abs"] = new("abs(x)", 1, 1, NumberFunctions.Abs),
        ["round"] = new("round(x, 2)", 2, 2, NumberFunctions.Round),
        ["min"] = new("min(a, b, …)", 2, Many, NumberFunctions.Min),
        ["max"] = new("max(a, b, …)", 2, Many, NumberFunctions.Max),
        ["if"] = new("if(condition, a, b)", 3, 3, ChoiceFunctions.If),
        ["coalesce"] = new("coalesce(a, b, …)", 2, Many, ChoiceFunctions.Coalesce),
        ["missing"] = new("missing(x)", 1, 1, ChoiceFunctions.Missing),
        ["has"] = new("has(codes, 'code')", 2, 2, TextFunctions.Has),
        ["areaAt"] = new("areaAt(area, 'subdistrict')", 2, 2, TextFunctions.AreaAt),
        ["property"] = new("property(choice, 'name')", 2, 2, PropertyFunction.Bind),
        ["within"] = new("within(area, area)", 2, 2, TextFunctions.Within),
        ["similar"] = new("similar(name, name)", 2, 2, TextFunctions.Similar),
        ["length"] = new("length(text)", 1, 1, TextFunctions.Length),
        ["date"] = new("date('2019-01-31')", 1, 1, DateFunctions.Date),
        ["year"] = new("year(date)", 1, 1, DateFunctions.Year),
        ["month"] = new("month(date)", 1, 1, DateFunctions.Month),
        ["days"] = new("days(later, earlier)", 2, 2, DateFunctions.Days),
        ["years"] = new("years(later, earlier)", 2, 2, DateFunctions.Years),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Function? Find(string name) => All.GetValueOrDefault(name);

    public static bool IsKnown(string name) => name is "sum" or "count" || Surroundings.Reaches(name) || All.ContainsKey(name);

    /// <summary>How the aggregate <paramref name="name"/> is written.</summary>
    public static string UsageOf(string name) =>
        name == "count" ? "count(list.field), count(list) / count()" : $"{name}(list.field)";

    /// <summary>How the aggregate is written where it looks at some rows only.</summary>
    public static string UsageOfRows(string name) =>
        name == "count" ? "count(list, condition)" : $"{name}(list.field, condition)";
}
