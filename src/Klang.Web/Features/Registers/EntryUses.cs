using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>Whether anything rests on an entry that was added not long ago: then it is not taken out of its register again.</summary>
public sealed class EntryUses(KlangDb db, Catalogue catalogue)
{
    /// <param name="subject">The entry.</param>
    /// <param name="except">A report whose unconfirmed row about it does not count.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<bool> AnyAsync(Subject subject, Guid except, CancellationToken cancel = default) =>
        subject.MergedInto is not null
        || await db.SubjectMerges.AnyAsync(m => m.KeptId == subject.Id || m.GoneId == subject.Id, cancel)
        || await db.Records.AnyAsync(r => r.SubjectId == subject.Id && (r.SubmissionId != except || r.State != RecordState.Carried), cancel)
        || await db.FiledCopies.AnyAsync(c => c.SubmissionId == except && c.FiledAt >= subject.SavedAt, cancel)
        || await IsNamedAsync(subject, cancel);

    /// <summary>Entries of other registers, anywhere, and the office's own records since.</summary>
    private async Task<bool> IsNamedAsync(Subject subject, CancellationToken cancel)
    {
        foreach (var register in catalogue.Registers.Where(r => r.Definition.Fields.Concat(r.Definition.Lists.SelectMany(l => l.Fields)).OfType<SubjectField>().Any(f => f.Registers.Contains(subject.Register, StringComparer.Ordinal))))
        {
            if (await db.EntriesNaming(register.Definition.Key, subject.Code).AnyAsync(s => s.Id != subject.Id, cancel))
            {
                return true;
            }
        }

        var since = await db.Records.AsNoTracking().Where(r => r.SavedAt >= subject.SavedAt && r.SubjectId != subject.Id && db.Submissions.Any(s => s.Id == r.SubmissionId && s.UnitCode == subject.UnitCode)).ToListAsync(cancel);
        return since.Exists(r => AnswersJson.Write(r.Answers).Contains($"\"{subject.Code}\"", StringComparison.Ordinal));
    }
}
