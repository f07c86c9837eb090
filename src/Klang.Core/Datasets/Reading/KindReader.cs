using System.Globalization;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads what a field says of itself across rounds: <c>moves</c>, <c>steady</c>, <c>changeable</c>, <c>yearEnds</c>.</summary>
internal static class KindReader
{
    public static Field Read(YamlMap map, Field field) => field with
    {
        Moves = map.Node("moves") is { } moves ? Moves(map.Context.Map(moves)) : null,
        Steady = map.Text("steady") is { } percent ? Percent(map, "steady", percent) : null,
        Changeable = map.Text("changeable") is { } severity ? SeverityOf(map, "changeable", severity) : Severity.Error,
        YearEnds = map.Text("yearEnds"),
    };

    public static FieldKey? Key(YamlMap map, string setting, string text)
    {
        if (FieldKey.TryParse(text, out var key))
        {
            return key;
        }

        map.Fault(map.Node(setting)!, $"{setting}: “{text}” ไม่ใช่รหัสข้อมูล", $"{setting}: '{text}' is not a field key.");
        return null;
    }

    private static Moves? Moves(YamlMap? map)
    {
        if (map is null)
        {
            return null;
        }

        var moves = new Moves
        {
            With = map.Keys("with"),
            Against = map.Keys("against"),
            Tolerance = map.Text("tolerance") is { } tolerance ? Percent(map, "tolerance", tolerance) ?? 0 : 0,
            Severity = map.Text("severity") is { } severity ? SeverityOf(map, "severity", severity) : Severity.Warning,
        };
        map.RefuseUnknown();
        return moves;
    }

    private static decimal? Percent(YamlMap map, string setting, string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
        {
            return percent;
        }

        map.Fault(map.Node(setting)!, $"{setting} ต้องเป็นร้อยละ เช่น 30 แต่เป็น “{text}”", $"'{setting}' must be a percentage such as 30, but is '{text}'.");
        return null;
    }

    private static Severity SeverityOf(YamlMap map, string setting, string text)
    {
        if (!Word.TryRead<Severity>(text, out var severity))
        {
            map.Fault(map.Node(setting)!, $"{setting} ต้องเป็น error, warning หรือ note", $"'{setting}' must be error, warning or note.");
        }

        return severity;
    }
}
