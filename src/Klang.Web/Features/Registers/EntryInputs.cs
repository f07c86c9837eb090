using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Registers;

/// <summary>An entry as its form shows it.</summary>
/// <param name="Offered">Lists of the page that inputs point to: what is too long for a menu is looked up while one types.</param>
public sealed record EntryForm(IReadOnlyList<EntryPart> Parts, IReadOnlyList<(string Id, IReadOnlyList<FieldOption> Options)> Offered)
{
    public FieldInput? FirstWrong => Parts.SelectMany(p => p.Fields.Concat(p.Lists.SelectMany(l => l.Rows).SelectMany(r => r))).FirstOrDefault(f => f.Issues.Length > 0);
}

/// <summary>A section of the form: its fields, then its lists.</summary>
public sealed record EntryPart(Section? Section, IReadOnlyList<FieldInput> Fields, IReadOnlyList<EntryRows> Lists);

/// <summary>Child rows, with empty ones to add to.</summary>
public sealed record EntryRows(ListDefinition List, IReadOnlyList<IReadOnlyList<FieldInput>> Rows);

/// <summary>What a form is made of.</summary>
public sealed record EntryShown(CompiledRegister Register, Answers Answers, ImmutableArray<Issue> Issues, AreaCode Unit, int FiscalYear, bool CanEdit);

/// <summary>Makes the inputs of an entry's form.</summary>
public sealed class EntryInputs(AreaOptions areas, SubjectOptions subjects)
{
    private const int SpareRows = 2;
    private const int MostInMenu = 60;
    private const int MostInRow = 12;

    public async Task<EntryForm> ReadAsync(EntryShown shown, CancellationToken cancel = default)
    {
        var form = shown.Register.Form.Definition;
        var options = await OptionsAsync(shown, cancel);
        var parts = form.Sections.Cast<Section?>().Prepend(null).Select(section => new EntryPart(
                section,
                [.. shown.Register.Form.Fields.Where(f => f.Field.Section == section?.Key && !f.Field.IsHidden).Select(f => Own(shown, f, options))],
                [.. form.Lists.Where(l => l.Section == section?.Key).Select(l => new EntryRows(l, [.. Rows(shown, l, options)]))]))
            .Where(p => p.Fields.Count + p.Lists.Count > 0).ToList();
        return new EntryForm(parts, [.. options.Where(o => o.Value.Count > MostInRow).OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => (o.Key, o.Value))]);
    }

    private static FieldInput Own(EntryShown shown, CompiledField compiled, ImmutableDictionary<string, IReadOnlyList<FieldOption>> options)
    {
        var field = compiled.Field;
        var issues = shown.Issues.Where(i => i.At.Any(at => (at.List ?? at.Field) == field.Key)).ToImmutableArray();
        return Filled(FieldInput.Of(field, field.Key.Name, shown.Answers, null, issues, !shown.CanEdit) with
        {
            FiscalYear = shown.FiscalYear,
            Condition = compiled.AskIf is null || !shown.CanEdit ? null : ConditionWords.Of(compiled.AskIf, ConditionWords.Names(shown.Register.Form))?.Here() ?? "",
            NotAsked = shown.Answers[field.Key] is NotAsked,
        }, options, MostInMenu);
    }

    /// <summary>What a row computes is for the entry's own sums and is not shown.</summary>
    private static IEnumerable<IReadOnlyList<FieldInput>> Rows(EntryShown shown, ListDefinition list, ImmutableDictionary<string, IReadOnlyList<FieldOption>> options)
    {
        var rows = shown.Answers.List(list.Key);
        for (var i = 0; i < Math.Min(list.Max, rows.Length + (shown.CanEdit ? SpareRows : 0)); i++)
        {
            var row = i < rows.Length ? rows[i] : Answers.Empty;
            yield return [.. list.Fields.Where(f => !f.IsComputed).Select(f => Filled(FieldInput.Of(
                f, $"{list.Key.Name}.{i.Plain()}.{f.Key.Name}", row, null,
                [.. shown.Issues.Where(x => x.At.Any(at => at.List == list.Key && at.Row == i && at.Field == f.Key))], !shown.CanEdit) with { FiscalYear = shown.FiscalYear }, options, MostInRow))];
        }
    }

    private static FieldInput Filled(FieldInput input, ImmutableDictionary<string, IReadOnlyList<FieldOption>> options, int most) =>
        input.ReadOnly || ListId(input.Field) is not { } id ? input : input with { Options = options[id], ListId = options[id].Count > most ? id : null };

    private async Task<ImmutableDictionary<string, IReadOnlyList<FieldOption>>> OptionsAsync(EntryShown shown, CancellationToken cancel)
    {
        var form = shown.Register.Form.Definition;
        var options = ImmutableDictionary.CreateBuilder<string, IReadOnlyList<FieldOption>>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Concat(form.Lists.SelectMany(l => l.Fields)).Where(f => shown.CanEdit && !f.IsComputed))
        {
            if (ListId(field) is { } id && !options.ContainsKey(id))
            {
                options[id] = await OptionsAsync(field, shown.Unit, cancel);
            }
        }

        return options.ToImmutable();
    }

    private async Task<IReadOnlyList<FieldOption>> OptionsAsync(Field field, AreaCode unit, CancellationToken cancel)
    {
        if (field is SubjectField subject)
        {
            return await subjects.OfAsync(subject, unit.Digits, cancel);
        }

        // Communities come along with villages.
        var options = new List<FieldOption>();
        foreach (var level in ((AreaField)field).Levels.Where(l => l != AreaLevel.Community || !((AreaField)field).Levels.Contains(AreaLevel.Village)))
        {
            options.AddRange((await areas.WithinAsync(unit, level, cancel)).Select(o => new FieldOption(o.Code, o.Label, o.Group)));
        }

        return options;
    }

    private static string? ListId(Field field) => field switch
    {
        SubjectField subject => "offered-" + string.Join('-', subject.Registers),
        AreaField area => "offered-area-" + string.Join('-', area.Levels.Select(l => l.ToString().ToLowerInvariant())),
        _ => null,
    };
}
