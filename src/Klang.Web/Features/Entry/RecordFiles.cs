using System.Collections.Immutable;
using Klang.Core.Attachments;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Attachments;
using Microsoft.EntityFrameworkCore;
using Value = Klang.Core.Datasets.Expressions.Value;

namespace Klang.Web.Features.Entry;

/// <summary>
/// The files of an edit: keeps what is new with its record, and turns what is then attached into the text of the cell, so that the
/// one parser reads files too. A cell can name no file but its record's own.
/// </summary>
public sealed class RecordFiles(AttachmentStore store)
{
    /// <returns>The edit with its files written into its cells and rows; a refusal where there are too many, or not its own.</returns>
    public async Task<Result<RowEdit>> AttachAsync(ProcessScope scope, DatasetDefinition definition, Record record, RowEdit edit, CancellationToken cancel)
    {
        foreach (var (cell, change) in edit.Files)
        {
            var have = Ids(cell.List is null ? Text(definition, record, cell) : edit.Lists[cell.List.Value][cell.Row.GetValueOrDefault()].GetValueOrDefault(cell.Field));
            var kept = have.Where(id => !change.Removed.Contains(id, StringComparer.OrdinalIgnoreCase)).ToImmutableArray();
            var field = FieldOf(definition, cell);
            if (change.Added.Length > 0 && kept.Length + change.Added.Length > field.MaxFiles)
            {
                return AttachmentProblems.TooManyFor(field.Label, field.MaxFiles);
            }

            var added = await store.AddAsync(scope, record.Id, null, change.Added, cancel);
            edit = With(edit, cell, string.Join(',', kept.Concat(added.Select(a => a.Id.ToString("D")))));
        }

        return await StrangeAsync(scope, definition, record, edit, cancel) is { } strange
            ? Problems.BadRequest($"“{strange}” ไม่ใช่ไฟล์ของรายการนี้ แนบไฟล์ที่แบบฟอร์มของรายการ", $"'{strange}' is no file of this record; attach files on its form.", strange)
            : edit;
    }

    private static FileField FieldOf(DatasetDefinition definition, CellRef cell) => (FileField)(cell.List is { } list
        ? definition.Lists.First(l => l.Key == list).Fields.First(f => f.Key == cell.Field)
        : definition.Field(cell.Field)!);

    private static string Text(DatasetDefinition definition, Record record, CellRef cell) => AnswerText.Edit(definition.Field(cell.Field)!, record.Answers[cell.Field]);

    private static string[] Ids(string? text) => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static RowEdit With(RowEdit edit, CellRef cell, string text)
    {
        if (cell.List is not { } list)
        {
            return edit with { Cells = new Dictionary<FieldKey, string?>(edit.Cells) { [cell.Field] = text } };
        }

        var (rows, at) = (edit.Lists[list], cell.Row.GetValueOrDefault());
        return edit with { Lists = edit.Lists.SetItem(list, rows.SetItem(at, rows[at].SetItem(cell.Field, text))) };
    }

    /// <summary>The first text in a cell for files that names no file of the record.</summary>
    private static async Task<string?> StrangeAsync(ProcessScope scope, DatasetDefinition definition, Record record, RowEdit edit, CancellationToken cancel)
    {
        var texts = edit.Cells.Where(c => definition.Field(c.Key) is FileField).Select(c => c.Value)
            .Concat(edit.Lists.SelectMany(l => FileKeys(definition, l.Key).SelectMany(key => l.Value.Select(row => row.GetValueOrDefault(key)))));
        var named = texts.SelectMany(Ids).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (named.Count == 0)
        {
            return null;
        }

        var own = await scope.Db.Attachments.Where(a => a.OwnerId == record.Id).Select(a => a.Id).ToListAsync(cancel);
        var fresh = scope.Db.Attachments.Local.Where(a => a.OwnerId == record.Id).Select(a => a.Id);
        var known = own.Concat(fresh).Select(id => id.ToString("D")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return named.FirstOrDefault(id => !known.Contains(id));
    }

    private static IEnumerable<FieldKey> FileKeys(DatasetDefinition definition, FieldKey list) =>
        definition.Lists.FirstOrDefault(l => l.Key == list)?.Fields.OfType<FileField>().Select(f => f.Key) ?? [];

    /// <summary>Every file that the answers name, with its cell.</summary>
    public static IEnumerable<(CellRef Cell, string Id)> Named(DatasetDefinition definition, Answers answers) =>
        definition.Fields.OfType<FileField>().SelectMany(f => Codes(answers, f).Select(id => (new CellRef(f.Key), id)))
            .Concat(definition.Lists.SelectMany(list => answers.GivenList(list.Key).SelectMany((row, i) =>
                list.Fields.OfType<FileField>().SelectMany(f => Codes(row, f).Select(id => (new CellRef(f.Key, list.Key, i), id))))));

    private static ImmutableArray<string> Codes(Answers answers, FileField field) =>
        NotAsked.Given(answers[field.Key]) is Answered { Value: { Type: Core.Datasets.Expressions.ValueType.Codes } value } ? value.Codes : [];

    /// <summary>The answers without their files: a file is of its round and is not carried to the next.</summary>
    public static Answers Without(DatasetDefinition definition, Answers answers)
    {
        var own = definition.Fields.OfType<FileField>().Aggregate(answers, (all, f) => all.With(f.Key, null));
        return definition.Lists.Aggregate(own, (all, list) => all.WithList(list.Key,
            [.. all.List(list.Key).Select(row => list.Fields.OfType<FileField>().Aggregate(row, (cells, f) => cells.With(f.Key, null)))]));
    }
}
