using System.Collections.Immutable;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Datasets.Reading;
using Klang.Core.Registers;
using Klang.Core.Rounds;

namespace Klang.Core.Datasets;

/// <summary>A rule ready to run.</summary>
public sealed record CompiledRule(Rule Rule, Expression Check, Expression? When, Template Message, ImmutableArray<FieldKey> At)
{
    /// <summary>The list over whose rows it runs, one by one; null: over the record.</summary>
    public ListDefinition? Each { get; init; }
}

/// <summary>An indicator ready to run.</summary>
public sealed record CompiledIndicator(Indicator Indicator, Expression Value)
{
    /// <summary>How many stand behind the value, where that decides whether it is shown outside the province; null: the value says it.</summary>
    public Expression? Behind { get; init; }
}

/// <summary>The conditions of a field, ready to run; null where the file says nothing.</summary>
public sealed record CompiledField(Field Field, Expression? Value, Expression? AskIf, Expression? RequiredIf)
{
    /// <summary>For a total of a year that is not the fiscal year: whether last round belongs to the same year.</summary>
    public Expression? SameYear { get; init; }

    /// <summary>The group whose choices are offered; null where all are.</summary>
    public Expression? Offer { get; init; }
}

/// <summary>A list ready to run: the conditions of its fields see the row first, then its record. <c>Steps</c> as in a record.</summary>
public sealed record CompiledList(ListDefinition List, ImmutableArray<CompiledField> Fields, ImmutableArray<CompiledField> Steps)
{
    /// <summary>Whether there are rows at all, asked of the record; null: always.</summary>
    public Expression? AskIf { get; init; }
}

/// <summary>A definition with every expression compiled once; safe to share between requests.</summary>
public sealed record CompiledDefinition
{
    public required DatasetDefinition Definition { get; init; }

    public required RegisterDefinition? Register { get; init; }

    /// <summary>In the order of the form.</summary>
    public required ImmutableArray<CompiledField> Fields { get; init; }

    /// <summary>Computed and conditional fields, in an order in which each finds what it builds on ready.</summary>
    public required ImmutableArray<CompiledField> Steps { get; init; }

    public required ImmutableArray<CompiledList> Lists { get; init; }

    public required ImmutableArray<CompiledRule> Rules { get; init; }

    public required ImmutableArray<CompiledIndicator> Indicators { get; init; }

    /// <summary>What a record of the source round must say for later rounds to report about its subject; null: nothing.</summary>
    public Expression? SourceWhere { get; init; }

    /// <summary>Whether an expression reads <c>yearToDate.</c>, so that the year's earlier rounds are loaded.</summary>
    public bool ReadsYear { get; init; }

    /// <summary>Whether an expression reads <c>average.</c>, so that the last rounds are loaded.</summary>
    public bool ReadsAverage { get; init; }

    /// <summary>Which entries of the register the records are about; null: all that are active.</summary>
    public Expression? SubjectWhere { get; init; }

    /// <summary>What its expressions look at beside the record.</summary>
    public Reach Reach { get; init; } = Reach.None;

    /// <summary>Whether anything beside the record has to be brought before it is checked: entries it names, or what rules look at.</summary>
    public bool LooksAround => !Reach.IsNone || Definition.Fields.Concat(Definition.Lists.SelectMany(l => l.Fields)).Any(f => f is SubjectField)
        || Register?.Fields.Any(f => f is SubjectField) == true;

    public static CompiledDefinition Compile(DatasetDefinition definition, RegisterDefinition? register, List<DefinitionFault> faults) =>
        Compile(definition, register, DefinitionScope.Empty, faults);

    internal static CompiledDefinition Compile(DatasetDefinition definition, RegisterDefinition? register, DefinitionScope scope, List<DefinitionFault> faults) =>
        new DefinitionCompiler(definition, register, scope, faults).Compile();
}

/// <summary>A register ready to run: an entry is checked like a record of one round that never ends.</summary>
public sealed record CompiledRegister(RegisterDefinition Definition, CompiledDefinition Form)
{
    public ImmutableArray<CompiledConsequence> Ends { get; init; } = [];

    internal static CompiledRegister Compile(RegisterDefinition register, DefinitionScope scope, List<DefinitionFault> faults)
    {
        var form = new DatasetDefinition
        {
            Key = register.Key,
            Number = 0,
            Name = register.Name,
            Owner = new Bureau("", register.Name),
            ReportedBy = [],
            Subject = new UnitSubject(),
            Rounds = new YearlyRounds([DueDay.EndOf(9)]),
            Sections = register.Sections,
            Fields = register.Fields,
            Lists = register.Lists,
            Rules = register.Rules,
            File = register.File,
        };
        return new CompiledRegister(register, CompiledDefinition.Compile(form, null, scope, faults))
        {
            Ends = new ConsequenceCompiler(register, form, scope, faults).Compile(),
        };
    }
}
