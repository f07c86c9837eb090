using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>สำเนาที่ส่ง: a filed copy as the form, to read and to print. It never changes, whatever the records say today.</summary>
public sealed class CopyModel(EntryLoader loader, Guard guard, KlangDb db, AreaNames areas) : KlangPage
{
    public EntryContext Context { get; private set; } = null!;

    public FiledCopy Copy { get; private set; } = null!;

    public ImmutableArray<CopyRow> Rows { get; private set; } = [];

    public FiledHead Head { get; private set; } = null!;

    public AreaNamesSnapshot Names { get; private set; } = null!;

    /// <summary>False when the stored text no longer has the hash that was given for it.</summary>
    public bool IsWhole { get; private set; }

    public DatasetDefinition Definition => Context.Dataset.Definition;

    /// <summary>The form's sections with those fields that any row answers.</summary>
    public IEnumerable<(Section? Section, ImmutableArray<Field> Fields)> Sections => Definition.Sections.Cast<Section?>().Prepend(null)
        .Select(s => (s, Definition.Fields.Where(f => f.Section == s?.Key && !f.IsHidden && Rows.Any(r => r.Answers[f.Key] is not null)).ToImmutableArray()))
        .Where(s => !s.Item2.IsEmpty);

    public string Show(Field field, Answers answers) => (field, answers[field.Key]) switch
    {
        (AreaField, Answered { Value.Text: { } area }) => Names.PlaceOf(area, Language.Current),
        var (_, answer) => AnswerText.Show(field, answer, Language.Current) is { Length: > 0 } text ? text : Display.Missing,
    };

    public async Task<IActionResult> OnGetAsync(Guid submissionId, int number, CancellationToken cancel)
    {
        var context = await loader.FindAsync(submissionId, [], cancel);
        var problem = context is null ? Problems.NotFound : await guard.AskAsync(Actor, Act.ReadSubmission, context.Target, context.Name);
        var copy = problem is null ? await db.FiledCopies.AsNoTracking().SingleOrDefaultAsync(c => c.SubmissionId == submissionId && c.Number == number, cancel) : null;
        if (problem is not null || copy is null)
        {
            return Refuse(problem ?? Problems.NotFound);
        }

        (Context, Copy, Names) = (context!, copy, await areas.ReadAsync(cancel));
        (Rows, Head, IsWhole) = (FiledRows.Of(copy.Content), FiledHead.Of(copy.Content), FiledContent.HashOf(copy.Content) == copy.Sha256);
        return Page();
    }
}
