using System.Collections.Immutable;
using Klang.Core.Registers;
using YamlDotNet.RepresentationModel;

namespace Klang.Core.Datasets.Reading;

/// <summary>Reads how a register's entries last (<c>term:</c>) and what ends with them (<c>ends:</c>).</summary>
internal sealed class RegisterTermReader(YamlMap register, ImmutableArray<Field> fields, string? status)
{
    public RegisterTerm? Term()
    {
        if (register.Context.Map(register.Node("term")) is not { } map)
        {
            return null;
        }

        var (start, end, ended) = (Day(map, "start"), Day(map, "end"), Day(map, "ended"));
        var term = start is null || end is null || ended is null ? null : new RegisterTerm
        {
            Start = start.Value,
            End = end.Value,
            Ended = ended.Value,
            Expired = Status(map, "expired"),
            Renewal = map.Context.Map(map.Node("renewal")) is { } renewal ? Renewal(renewal) : null,
        };
        map.RefuseUnknown();
        return term;
    }

    public static ImmutableArray<EntryConsequence> Ends(YamlMap map) =>
        [.. map.Items("ends").Select(map.Context.Map).OfType<YamlMap>().Select(End).OfType<EntryConsequence>()];

    private static EntryConsequence? End(YamlMap map)
    {
        var (register, through, when) = (map.Text("register", required: true), map.Text("through", required: true), map.Text("when", required: true));
        var set = map.Context.Map(map.Node("set"))?.Entries.Select(e => (Good: FieldKey.TryParse(e.Key, out var key), key, (e.Value as YamlScalarNode)?.Value)).ToList() ?? [];
        if (set.Count == 0 || set.Exists(s => !s.Good || s.Value is null) || !FieldKey.TryParse(through, out var field))
        {
            map.Fault("ends: ต้องมี through และ set เป็นชื่อข้อมูลกับสูตร", "ends: 'through' and 'set' must name fields, each with an expression.");
            return null;
        }

        map.RefuseUnknown();
        return register is null || when is null ? null : new EntryConsequence(register, field, when, [.. set.Select(s => KeyValuePair.Create(s.key, s.Value!))], map.Line);
    }

    private TermRenewal? Renewal(YamlMap map)
    {
        var (of, holder, number, closed) = (Named<ChoiceField>(map, "of"), Named<SubjectField>(map, "holder"), Named<NumberField>(map, "number"), Status(map, "closed"));
        var (years, ask, keep, with) = (map.Whole("years") ?? 0, map.Keys("ask"), map.Keys("keep"), map.Keys("keepWithHolder"));
        map.RefuseUnknown();
        foreach (var lost in ask.Concat(keep).Concat(with).Where(k => fields.All(f => f.Key != k)))
        {
            map.Fault($"renewal: ไม่มีข้อมูล “{lost}”", $"renewal: there is no field '{lost}'.");
        }

        if (years < 1)
        {
            map.Fault("years ต้องเป็นจำนวนปีของวาระ", "'years' must be the length of a term in years.");
        }

        return of is null || holder is null || number is null || closed is null ? null
            : new TermRenewal { Of = of.Value, Holder = holder.Value, Number = number.Value, Years = years, Closed = closed, Ask = ask, Keep = keep, KeepWithHolder = with };
    }

    private FieldKey? Day(YamlMap map, string setting) => Named<DateField>(map, setting);

    private FieldKey? Named<T>(YamlMap map, string setting)
        where T : Field
    {
        var text = map.Text(setting, required: true);
        if (FieldKey.TryParse(text, out var key) && fields.Any(f => f.Key == key && f is T))
        {
            return key;
        }

        map.Fault($"“{setting}: {text}” ต้องเป็นชื่อข้อมูลชนิดที่ตรงใน fields", $"'{setting}: {text}' must name a field of the right type.");
        return null;
    }

    /// <summary>A code of the status field.</summary>
    private string? Status(YamlMap map, string setting)
    {
        var code = map.Text(setting);
        if (code is not null && fields.OfType<ChoiceField>().FirstOrDefault(f => f.Key.Name == status)?.Choices.Any(c => c.Code == code) != true)
        {
            map.Fault(map.Node(setting)!, $"“{setting}: {code}” ไม่มีในตัวเลือกของสถานะ", $"'{setting}: {code}' is not among the choices of the status.");
        }

        return code;
    }
}
