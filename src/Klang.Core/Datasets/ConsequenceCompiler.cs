using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Datasets.Reading;
using Klang.Core.Registers;

namespace Klang.Core.Datasets;

/// <summary>What ends with an entry, ready to run.</summary>
public sealed record CompiledConsequence(EntryConsequence Consequence, Expression When, ImmutableArray<KeyValuePair<FieldKey, Expression>> Set);

/// <summary>Compiles <c>ends:</c> of a register and tells its faults with file and line.</summary>
internal sealed class ConsequenceCompiler(RegisterDefinition register, DatasetDefinition form, DefinitionScope scope, List<DefinitionFault> faults)
{
    private readonly RecordSymbols _entry = new(form, null, scope);

    public ImmutableArray<CompiledConsequence> Compile() => [.. register.Ends.Select(One).OfType<CompiledConsequence>()];

    private CompiledConsequence? One(EntryConsequence consequence)
    {
        var target = scope.Registers.GetValueOrDefault(consequence.Register);
        if (target is null || target.Fields.FirstOrDefault(f => f.Key == consequence.Through) is not SubjectField through || !through.Registers.Contains(register.Key, StringComparer.Ordinal))
        {
            Fault(consequence.Line, $"ends: ทะเบียน “{consequence.Register}” ไม่มีข้อมูล “{consequence.Through}” ที่อ้างถึงทะเบียนนี้", $"ends: the register '{consequence.Register}' has no field '{consequence.Through}' that names this one.");
            return null;
        }

        var when = Expression(consequence.When, ValueType.Boolean, consequence.Line);
        var set = consequence.Set.Select(s => KeyValuePair.Create(s.Key, Value(target, s.Key, s.Value, consequence.Line))).ToList();
        return when is null || set.Exists(s => s.Value is null) ? null
            : new CompiledConsequence(consequence, when, [.. set.Select(s => KeyValuePair.Create(s.Key, s.Value!))]);
    }

    private Expression? Value(RegisterDefinition target, FieldKey key, string text, int line)
    {
        if (target.Fields.FirstOrDefault(f => f.Key == key && !f.IsComputed) is { } field)
        {
            return Expression(text, DefinitionCompiler.TypeOf(field), line);
        }

        Fault(line, $"ends: ทะเบียน “{target.Key}” ไม่มีข้อมูล “{key}” ให้ใส่", $"ends: the register '{target.Key}' has no field '{key}' to set.");
        return null;
    }

    private Expression? Expression(string text, ValueType expected, int line)
    {
        var result = Expressions.Expression.Compile(text, _entry);
        foreach (var fault in result.Faults)
        {
            Fault(line, $"ใน “{text}” ตำแหน่งที่ {(fault.Position + 1).Plain()}: {fault.Message.Th}", $"In '{text}' at {(fault.Position + 1).Plain()}: {fault.Message.In("en")}");
        }

        if (result.Expression is { } compiled && compiled.Type != expected)
        {
            Fault(line, $"“{text}” ให้ค่าชนิด{TypeFaults.Th(compiled.Type)} แต่ต้องเป็น{TypeFaults.Th(expected)}", $"'{text}' gives {TypeFaults.En(compiled.Type)}, but {TypeFaults.En(expected)} is needed.");
            return null;
        }

        return result.Expression;
    }

    private void Fault(int line, string th, string en) => faults.Add(new DefinitionFault(register.File, line, new LocalText(th, en)));
}
