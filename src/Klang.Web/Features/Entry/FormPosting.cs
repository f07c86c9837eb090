using System.Collections.Immutable;
using Klang.Core.Attachments;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Datasets;

namespace Klang.Web.Features.Entry;

/// <summary>What a posted form wants: the edit, and by cell name why files were not taken (the rest is saved without them).</summary>
internal sealed record PostedForm(RowEdit Edit, ImmutableDictionary<string, Problem> Refused);

/// <summary>
/// Reads posted form values into an edit: <c>key</c>, and <c>list.0.key</c> for child rows; of a question for files
/// <c>key.add</c> (uploads) and <c>key.remove</c> (ids).
/// </summary>
internal static class FormPosting
{
    public static async Task<PostedForm> ReadAsync(IFormCollection form, DatasetDefinition definition, Guid recordId, int version, CancellationToken cancel)
    {
        var refused = ImmutableDictionary.CreateBuilder<string, Problem>(StringComparer.Ordinal);
        var files = ImmutableDictionary.CreateBuilder<CellRef, FileEdit>();
        foreach (var field in definition.Fields.OfType<FileField>())
        {
            await ReadFilesAsync(form, field, field.Key.Name, new CellRef(field.Key), files, refused, cancel);
        }

        var lists = ImmutableDictionary.CreateBuilder<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>();
        foreach (var list in definition.Lists.Where(l => IsPosted(form, l)))
        {
            var kept = ImmutableArray.CreateBuilder<ImmutableDictionary<FieldKey, string?>>();
            for (var i = 0; i <= list.Max; i++)
            {
                var added = ImmutableDictionary.CreateBuilder<CellRef, FileEdit>();
                foreach (var field in list.Fields.OfType<FileField>())
                {
                    await ReadFilesAsync(form, field, Prefix(list, i) + field.Key.Name, new CellRef(field.Key, list.Key, kept.Count), added, refused, cancel);
                }

                var row = Row(form, list, i);
                if (row.Values.Any(v => !string.IsNullOrWhiteSpace(v)) || added.Values.Any(f => f.Added.Length > 0))
                {
                    kept.Add(row);
                    files.AddRange(added);
                }
            }

            lists[list.Key] = kept.ToImmutable();
        }

        return new PostedForm(Edit(form, definition, recordId, version) with { Lists = lists.ToImmutable(), Files = files.ToImmutable() }, refused.ToImmutable());
    }

    /// <summary>The form as it stands, every row of it, without its files: to ask, not to save.</summary>
    public static RowEdit Asked(IFormCollection form, DatasetDefinition definition, Guid recordId) => Edit(form, definition, recordId, 0) with
    {
        Lists = definition.Lists.Where(l => IsPosted(form, l)).ToImmutableDictionary(
            l => l.Key, l => ImmutableArray.CreateRange(Enumerable.Range(0, l.Max).TakeWhile(i => form.Keys.Any(k => k.StartsWith(Prefix(l, i), StringComparison.Ordinal))).Select(i => Row(form, l, i)))),
    };

    /// <summary>The same without the rows of the list that <paramref name="then"/> asks to remove; whatever else was typed is saved with it.</summary>
    public static RowEdit WithoutList(this RowEdit edit, DatasetDefinition definition, string? then) =>
        then?.StartsWith(FormList.Remove, StringComparison.Ordinal) == true && definition.Lists.FirstOrDefault(l => l.Key.Name == then[FormList.Remove.Length..]) is { } list
            ? edit with { Lists = edit.Lists.SetItem(list.Key, []), Files = edit.Files.RemoveRange(edit.Files.Keys.Where(cell => cell.List == list.Key)) }
            : edit;

    private static RowEdit Edit(IFormCollection form, DatasetDefinition definition, Guid recordId, int version) => new(recordId, version)
    {
        Cells = FormValues.Cells(form, "", definition.Fields.Where(f => f is not FileField)),
        Confirm = true,
    };

    private static string Prefix(ListDefinition list, int row) => $"{list.Key.Name}.{row.Plain()}.";

    private static bool IsPosted(IFormCollection form, ListDefinition list) => form.Keys.Any(k => k.StartsWith(list.Key.Name + ".", StringComparison.Ordinal));

    private static ImmutableDictionary<FieldKey, string?> Row(IFormCollection form, ListDefinition list, int row) => FormValues.Cells(form, Prefix(list, row), list.Fields);

    private static async Task ReadFilesAsync(
        IFormCollection form, FileField field, string name, CellRef cell,
        ImmutableDictionary<CellRef, FileEdit>.Builder files, ImmutableDictionary<string, Problem>.Builder refused, CancellationToken cancel)
    {
        var read = await Uploads.ReadAsync(form.Files.GetFiles(name + ".add"), field, cancel);
        if (!read.IsOk)
        {
            refused[name] = read.Problem;
        }

        var added = read.IsOk ? read.Value : ImmutableArray<CleanFile>.Empty;
        var removed = form[name + ".remove"].OfType<string>().ToImmutableArray();
        if (added.Length + removed.Length > 0)
        {
            files[cell] = new FileEdit(added, removed);
        }
    }
}
