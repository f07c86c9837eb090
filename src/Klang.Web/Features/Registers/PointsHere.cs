using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>An entry of another register that names this one.</summary>
/// <param name="Kind">Which kind it is, where its register says so: the post a person holds.</param>
public sealed record NamingEntry(Subject Entry, string? Kind, string? Status);

/// <summary>Entries of one register that name this one.</summary>
public sealed record NamingRegister(string Key, string Name, ImmutableArray<NamingEntry> Entries);

/// <summary>A round in which a record is about this entry.</summary>
public sealed record ReportedRound(Guid SubmissionId, Guid RecordId, string Dataset, int FiscalYear, int RoundNumber, RecordState State, DateTime SavedAt)
{
    public string RoundLabel => $"{FiscalYear.Plain()}/{RoundNumber.Plain()}";
}

/// <summary>What points to an entry of a register: a person's posts, a group's reports, a leader's evaluations. Only what the reader may see.</summary>
public sealed class PointsHere(KlangDb db, Catalogue catalogue)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<NamingRegister>> EntriesAsync(Actor actor, Subject subject, CancellationToken cancel = default)
    {
        var found = new List<NamingRegister>();
        foreach (var register in catalogue.Registers.Where(r => Names(r, subject.Register)))
        {
            var entries = await db.EntriesNaming(register.Definition.Key, subject.Code).AsNoTracking().VisibleTo(actor)
                .Where(s => s.MergedInto == null && s.Id != subject.Id).OrderByDescending(s => s.Active).ThenBy(s => s.Code).Take(Most).ToListAsync(cancel);
            if (entries.Count > 0)
            {
                found.Add(new NamingRegister(register.Definition.Key, register.Definition.Name.Here(), [.. entries.Select(e => new NamingEntry(
                    e, RegisterLabels.Of(register.Definition, register.Definition.Kind, e.Answers), RegisterLabels.Of(register.Definition, register.Definition.Status, e.Answers)))]));
            }
        }

        return found;
    }

    public async Task<IReadOnlyList<ReportedRound>> RecordsAsync(Actor actor, Subject subject, CancellationToken cancel = default) =>
        await db.Records.AsNoTracking().Where(r => r.SubjectId == subject.Id)
            .Join(db.Submissions.VisibleTo(actor), r => r.SubmissionId, s => s.Id, (r, s) => new { Record = r, Submission = s })
            .OrderByDescending(x => x.Submission.FiscalYear).ThenByDescending(x => x.Submission.RoundNumber).Take(Most)
            .Select(x => new ReportedRound(x.Submission.Id, x.Record.Id, x.Submission.Dataset, x.Submission.FiscalYear, x.Submission.RoundNumber, x.Record.State, x.Record.SavedAt))
            .ToListAsync(cancel);

    private static bool Names(CompiledRegister register, string key) =>
        register.Definition.Fields.Concat(register.Definition.Lists.SelectMany(l => l.Fields)).OfType<SubjectField>().Any(f => f.Registers.Contains(key, StringComparer.Ordinal));
}
