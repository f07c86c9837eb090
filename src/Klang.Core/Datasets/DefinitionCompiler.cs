using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Datasets.Kinds;
using Klang.Core.Datasets.Reading;
using Klang.Core.Registers;

namespace Klang.Core.Datasets;

/// <summary>Compiles the expressions of one definition and tells their faults with file and line.</summary>
internal sealed class DefinitionCompiler(DatasetDefinition definition, RegisterDefinition? register, DefinitionScope scope, List<DefinitionFault> faults)
{
    private const int MostFaults = 200;

    private readonly RecordSymbols _record = new(definition, register, scope);
    private readonly ColumnSymbols _columns = new(definition);
    private readonly int _before = faults.Count;
    private bool _toldHopeless;
    private Reach _reach = Reach.None;

    public CompiledDefinition Compile()
    {
        var fields = definition.Fields.Select(f => Field(f, _record)).ToImmutableArray();
        var compiled = new CompiledDefinition
        {
            Definition = definition,
            Register = register,
            Fields = fields,
            Steps = InOrder(fields),
            Lists = [.. definition.Lists.Select(List)],
            Rules = [.. definition.Rules.Select(Rule).OfType<CompiledRule>()],
            Indicators = [.. definition.Indicators.Select(Indicator).OfType<CompiledIndicator>()],
            SubjectWhere = SubjectWhere(),
            SourceWhere = Source((definition.Subject as RegisterSubject)?.From),
        };
        return compiled with { Reach = _reach, ReadsYear = _record.Heads.Contains("yearToDate"), ReadsAverage = _record.Heads.Contains("average") };
    }

    private Expression? Source(SubjectSource? from)
    {
        if (from is not null && (from.Round < 1 || from.Round >= definition.Rounds.RoundsAYear))
        {
            Fault(from.Line, $"from: round ต้องเป็นงวดก่อนงวดสุดท้ายของปี (1–{(definition.Rounds.RoundsAYear - 1).Plain()})", $"from: 'round' must be a round before the year's last (1–{(definition.Rounds.RoundsAYear - 1).Plain()}).");
        }

        return from is null ? null : Expression(from.Where, _record, from.Line, ValueType.Boolean);
    }

    /// <summary>Which entries of its register the records are about.</summary>
    private Expression? SubjectWhere() => definition.Subject is RegisterSubject { Where: { } where } && register is not null
        ? Expression(where, new EntrySymbols([register], scope), 1, ValueType.Boolean)
        : null;

    private CompiledField Field(Field field, ISymbols symbols)
    {
        var yearEnds = Expression(field.YearEnds, symbols, field.Line, ValueType.Number);
        var sameYear = yearEnds is null || KindFaults.Of(definition, field).Any() ? null : new KindTexts(definition).SameYear(field);
        return Conditions(field, symbols) with { SameYear = Expression(sameYear, symbols, field.Line, ValueType.Boolean) };
    }

    private CompiledField Conditions(Field field, ISymbols symbols) => new(
        field,
        Expression(field.IsComputed ? field.Value : null, symbols, field.Line, TypeOf(field)),
        Expression(field.AskIf, symbols, field.Line, ValueType.Boolean),
        Expression(field.RequiredIf, symbols, field.Line, ValueType.Boolean))
    {
        Offer = Expression((field as ChoiceField)?.Offer ?? (field as MultiField)?.Offer, symbols, field.Line, ValueType.Text),
    };

    private CompiledList List(ListDefinition list)
    {
        if (definition.Field(list.Key) is not null || definition.Lists.Any(l => l.Key == list.Key && l != list))
        {
            Fault(list.Line, $"รหัส “{list.Key}” ของรายการซ้ำกับข้อมูลหรือรายการอื่น", $"The list key '{list.Key}' is that of a field or another list too.");
        }

        foreach (var lost in list.Unique.Concat(list.AlsoUnique).Concat(list.Reconcile?.Value is { } own ? [own] : []).Where(k => list.Fields.All(f => f.Key != k)))
        {
            Fault(list.Line, $"unique: รายการนี้ไม่มีข้อมูล “{lost}”", $"unique: the list has no field '{lost}'.");
        }

        foreach (var (dataset, field) in list.Reconcile?.With ?? [])
        {
            if (scope.Datasets.GetValueOrDefault(dataset)?.Field(field) is not NumberField)
            {
                Fault(list.Line, $"reconcile: ฐานข้อมูล “{dataset}” ไม่มีตัวเลข “{field}”", $"reconcile: the dataset '{dataset}' has no number '{field}'.");
            }
        }

        var symbols = new RowSymbols(list, _record, scope);
        var fields = list.Fields.Select(f => Field(f, symbols)).ToImmutableArray();
        return new CompiledList(list, fields, InOrder(fields)) { AskIf = AskIf(list) };
    }

    /// <summary>What the rows come to must not decide whether they are asked for, so nothing computed may.</summary>
    private Expression? AskIf(ListDefinition list)
    {
        var condition = Expression(list.AskIf, _record, list.Line, ValueType.Boolean);
        if (condition is not null && (condition.Aggregates.Count > 0 || condition.Names.Any(n => FieldKey.TryParse(n, out var key) && definition.Field(key) is { IsComputed: true })))
        {
            Fault(list.Line, $"askIf ของรายการ “{list.Key}” ใช้ได้เฉพาะคำตอบที่กรอก ไม่ใช่ค่าที่คำนวณ", $"askIf: the list '{list.Key}' may hang on answers only, not on what is computed.");
            return null;
        }

        return condition;
    }

    /// <summary>A rule made from a field's settings is only as wrong as they are: what is told of them is not told again.</summary>
    private CompiledRule? Rule(Rule rule) =>
        rule.Words is not null && faults.Exists(f => f.File == definition.File && f.Line == rule.Line) ? null : Written(rule);

    private CompiledRule? Written(Rule rule)
    {
        if (definition.Rules.Any(r => r.Key == rule.Key && r != rule))
        {
            Fault(rule.Line, $"มีกฎ “{rule.Key}” ซ้ำกัน", $"The rule '{rule.Key}' stands twice.");
        }

        var each = rule.Each is { } key ? definition.Lists.FirstOrDefault(l => l.Key == key) : null;
        if (rule.Each is not null && each is null)
        {
            Fault(rule.Line, $"each: ไม่มีรายการ “{rule.Each}”", $"each: there is no list '{rule.Each}'.");
            return null;
        }

        ISymbols symbols = each is null ? _record : new RowSymbols(each, _record, scope);
        var check = Expression(rule.Check, symbols, rule.Line, ValueType.Boolean);
        var when = Expression(rule.When, symbols, rule.Line, ValueType.Boolean);
        var message = Template.Compile(rule.Message, symbols);
        Tell(message.Faults, rule.Message.Th, rule.Line);
        _reach = (message.Template?.Expressions ?? []).Aggregate(_reach, (all, e) => all.With(e.Reach));
        foreach (var lost in rule.At.Where(k => !IsMarkable(k, each)))
        {
            Fault(rule.Line, $"at: ไม่มีข้อมูล “{lost}”", $"at: there is no field '{lost}'.");
        }

        return check is null || message.Template is null ? null : new CompiledRule(rule, check, when, message.Template, At(rule, check, each)) { Each = each };
    }

    /// <summary>A rule over rows marks cells of the row; any other marks fields and whole lists.</summary>
    private bool IsMarkable(FieldKey key, ListDefinition? each) => each is null
        ? definition.Field(key) is not null || definition.Lists.Any(l => l.Key == key)
        : each.Fields.Any(f => f.Key == key);

    /// <summary>Marks the cells that the rule names, or else those that its check reads.</summary>
    private ImmutableArray<FieldKey> At(Rule rule, Expression check, ListDefinition? each) => rule.At.IsEmpty
        ? [.. check.Names.Concat(check.Aggregates.Select(a => a.Path ?? "")).Select(n => n.Split('.')[0])
            .Distinct(StringComparer.Ordinal).Where(n => FieldKey.TryParse(n, out var k) && IsMarkable(k, each))
            .Select(FieldKey.Parse)]
        : rule.At;

    private CompiledIndicator? Indicator(Indicator indicator)
    {
        if (definition.Indicators.Any(i => i.Key == indicator.Key && i != indicator))
        {
            Fault(indicator.Line, $"มีตัวชี้วัด “{indicator.Key}” ซ้ำกัน", $"The indicator '{indicator.Key}' stands twice.");
        }

        return Formula(indicator);
    }

    private CompiledIndicator? Formula(Indicator indicator) =>
        Expression(indicator.Value, _columns, indicator.Line, ValueType.Number) is { } value
            ? new CompiledIndicator(indicator, value) { Behind = Expression(indicator.SuppressOn, _columns, indicator.Line, ValueType.Number) }
            : null;

    private Expression? Expression(string? text, ISymbols symbols, int line, ValueType expected)
    {
        if (text is null || IsHopeless(line))
        {
            return null;
        }

        var result = Compiled(text, symbols);
        Tell(result.Faults, text, line);
        if (result.Expression?.Aggregates.Any(a => symbols is ColumnSymbols ? a.Kind is AggregateKind.Min or AggregateKind.Max : a.Path is null) == true)
        {
            Fault(line, $"“{text}”: ตัวชี้วัดใช้ได้เฉพาะ sum และ count ส่วน count() ใช้ได้เฉพาะในตัวชี้วัด", $"'{text}': an indicator may use sum and count only, and count() belongs to indicators only.");
            return null;
        }

        if (result.Expression is { } compiled && compiled.Type != expected)
        {
            Fault(line, $"“{text}” ให้ค่าชนิด{TypeFaults.Th(compiled.Type)} แต่ต้องเป็น{TypeFaults.Th(expected)}", $"'{text}' gives {TypeFaults.En(compiled.Type)}, but {TypeFaults.En(expected)} is needed.");
            return null;
        }

        _reach = _reach.With(result.Expression?.Reach ?? Reach.None);
        return result.Expression;
    }

    /// <summary>In an indicator conditions are columns.</summary>
    private ExpressionResult Compiled(string text, ISymbols symbols) => symbols is ColumnSymbols && Parser.Parse(text) is (var syntax, null)
        ? Expressions.Expression.Compile(text, ConditionFields.Rewritten(syntax, definition), symbols)
        : Expressions.Expression.Compile(text, symbols);

    /// <summary>Looking for the names that were meant takes time, and nobody reads a thousand faults.</summary>
    private bool IsHopeless(int line)
    {
        var hopeless = faults.Count - _before > MostFaults;
        if (hopeless && !_toldHopeless)
        {
            _toldHopeless = true;
            Fault(line, $"มีข้อผิดพลาดเกิน {MostFaults.Plain()} แห่ง แก้ข้างต้นก่อนแล้วตรวจใหม่", $"There are more than {MostFaults.Plain()} faults; mend those above and check again.");
        }

        return hopeless;
    }

    private void Tell(IEnumerable<ExpressionFault> found, string text, int line)
    {
        foreach (var fault in found)
        {
            Fault(line, $"ใน “{text}” ตำแหน่งที่ {(fault.Position + 1).Plain()}: {fault.Message.Th}", $"In '{text}' at {(fault.Position + 1).Plain()}: {fault.Message.In("en")}");
        }
    }

    private void Fault(int line, string th, string en) => faults.Add(new DefinitionFault(definition.File, line, new LocalText(th, en)));

    /// <summary>Computed fields and conditions may build on each other but not in a circle.</summary>
    private ImmutableArray<CompiledField> InOrder(ImmutableArray<CompiledField> fields)
    {
        var waiting = fields.Where(f => f.Value is not null || f.AskIf is not null).ToList();
        var ready = ImmutableArray.CreateBuilder<CompiledField>();
        while (waiting.Count > 0)
        {
            var next = waiting.FirstOrDefault(f => Needs(f).All(n => waiting.TrueForAll(w => w.Field.Key.Name != n)));
            if (next is null)
            {
                var names = string.Join(", ", waiting.Select(w => w.Field.Key.Name));
                Fault(waiting[0].Field.Line, $"ข้อมูลที่คำนวณหรือเงื่อนไข askIf อ้างกันเป็นวง: {names}", $"Computed fields or askIf conditions refer to each other in a circle: {names}.");
                break;
            }

            waiting.Remove(next);
            ready.Add(next);
        }

        return ready.ToImmutable();
    }

    private static IEnumerable<string> Needs(CompiledField field) =>
        (field.Value?.Names ?? []).Concat(field.AskIf?.Names ?? []).Select(n => n.Split('.')[0]);

    internal static ValueType TypeOf(Field field) => field switch
    {
        NumberField => ValueType.Number,
        TextField or ChoiceField or PhoneField or NationalIdField or AreaField or SubjectField => ValueType.Text,
        DateField => ValueType.Date,
        YesNoField => ValueType.Boolean,
        MultiField or FileField => ValueType.Codes,
        _ => throw new NotSupportedException($"Unknown field type {field.GetType().Name}."),
    };
}
