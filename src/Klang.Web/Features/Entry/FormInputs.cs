using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>A list of the page that inputs point to (a datalist).</summary>
public sealed record OfferedList(string Id, IReadOnlyList<FieldOption> Options);

/// <summary>What the inputs of a record's form need beside its answers: areas and entries to pick from, attached files.</summary>
public sealed class FormInputs(KlangDb db, AreaOptions areas, SubjectOptions subjects)
{
    /// <summary>More than this is looked up while one types; a row of a list repeats its menus, so it takes fewer.</summary>
    private const int MostInMenu = 60;
    private const int MostInRow = 12;

    /// <summary>Reads what the record's fields can name and what is attached to it.</summary>
    public async Task<FormChoices> ReadAsync(EntryContext context, Record record, bool canEdit, CancellationToken cancel = default)
    {
        var definition = context.Dataset.Definition;
        var options = ImmutableDictionary.CreateBuilder<string, OfferedList>(StringComparer.Ordinal);
        foreach (var field in context.AskedFields.Concat(definition.Lists.SelectMany(l => l.Fields)).Where(f => canEdit && f is AreaField or SubjectField))
        {
            var id = ListId(field);
            if (!options.ContainsKey(id))
            {
                options[id] = new OfferedList(id, await OptionsAsync(field, context, cancel));
            }
        }

        var ids = RecordFiles.Named(definition, record.Answers).Select(f => Guid.Parse(f.Id)).ToList();
        var files = ids.Count == 0 ? [] : await db.Attachments.AsNoTracking().Where(a => a.OwnerId == record.Id && ids.Contains(a.Id)).ToListAsync(cancel);
        return new FormChoices(options.ToImmutable(), files.ToImmutableDictionary(
            f => f.Id.ToString("D"), f => new FieldFile(f.Id, f.FileName, f.Size, f.ContentType, $"/entry/{context.Submission.Id}/files/{f.Id}"), StringComparer.Ordinal));
    }

    /// <summary>What an area or an entry of a register is picked from, inside the area of whoever reports.</summary>
    public async Task<IReadOnlyList<FieldOption>> OptionsAsync(Field field, EntryContext context, CancellationToken cancel)
    {
        if (field is SubjectField subject)
        {
            return await subjects.OfAsync(subject, context.Submission.AreaCode, cancel);
        }

        var options = new List<FieldOption>();
        foreach (var level in ((AreaField)field).Levels)
        {
            options.AddRange((await areas.WithinAsync(AreaCode.Parse(context.Submission.AreaCode), level, cancel)).Select(o => new FieldOption(o.Code, o.Label, o.Group)));
        }

        return options;
    }

    private static string ListId(Field field) => field switch
    {
        SubjectField subject => "offered-" + string.Join('-', subject.Registers),
        AreaField area => "offered-area-" + string.Join('-', area.Levels.Select(l => l.ToString().ToLowerInvariant())),
        _ => throw new NotSupportedException($"{field.GetType().Name} offers no list."),
    };

    /// <summary>The options of one record's form.</summary>
    public sealed record FormChoices(ImmutableDictionary<string, OfferedList> Lists, ImmutableDictionary<string, FieldFile> Files)
    {
        /// <summary>Lists that are too long for menus; the page holds each once.</summary>
        public IEnumerable<OfferedList> OnPage => Lists.Values.Where(l => l.Options.Count > MostInRow).OrderBy(l => l.Id, StringComparer.Ordinal);

        public FieldInput Fill(FieldInput input, Answers answers, bool inRow) => input.Field switch
        {
            FileField => input with { Files = [.. Ids(answers, input.Field).Select(id => Files.GetValueOrDefault(id)).OfType<FieldFile>()] },
            AreaField or SubjectField when Lists.GetValueOrDefault(ListId(input.Field)) is { } list =>
                input with { Options = list.Options, ListId = list.Options.Count > (inRow ? MostInRow : MostInMenu) ? list.Id : null },
            _ => input,
        };

        private static ImmutableArray<string> Ids(Answers answers, Field field) =>
            NotAsked.Given(answers[field.Key]) is Answered { Value: { Type: Core.Datasets.Expressions.ValueType.Codes } value } ? value.Codes : [];
    }
}
