using Klang.Core.Datasets;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>Somebody or something that a submission owes a record about.</summary>
public sealed record Owed(string Key, string AreaCode, Subject? Subject);

/// <summary>
/// Who a submission's records are about: a register's active entries, the areas of a level, the unit itself; or those that an
/// earlier round accepted, whatever the register holds now; or, where the unit reports its total, nobody else.
/// </summary>
public sealed class Roster(KlangDb db)
{
    /// <summary>Whom the submission still lacks a row for, by code.</summary>
    public async Task<IReadOnlyList<Owed>> LackingAsync(EntryContext context, CancellationToken cancel = default)
    {
        var submission = context.Submission;
        if (context.HasTotal)
        {
            return [];
        }

        switch (context.Dataset.Definition.Subject)
        {
            case RegisterSubject register:
                return [.. (await Entries(context, register.Register).OrderBy(s => s.Code).ToListAsync(cancel))
                    .Where(s => context.FromSource is not null || context.IsAbout(s)).Select(s => new Owed(s.Code, s.AreaCode, s))];
            case AreaSubject area:
                return [.. (await Areas(context, area).OrderBy(c => c).ToListAsync(cancel)).Select(c => new Owed(c, c, null))];
            case UnitSubject:
                return await db.Records.AnyAsync(r => r.SubmissionId == submission.Id, cancel) ? [] : [new Owed(submission.UnitCode, submission.AreaCode, null)];
            default:
                throw new NotSupportedException($"Unknown subject {context.Dataset.Definition.Subject.GetType().Name}.");
        }
    }

    /// <summary>Whether every one has its row, and no row stands there that nobody confirmed and that does not belong.</summary>
    public async Task<bool> IsCompleteAsync(EntryContext context, CancellationToken cancel = default) =>
        !await LacksAnyAsync(context, cancel) && (context.FromSource is null || (await StrayAsync(context, cancel)).Count == 0);

    /// <summary>Rows carried in that do not belong any more and that nobody has confirmed.</summary>
    public async Task<List<Record>> StrayAsync(EntryContext context, CancellationToken cancel = default) =>
        [.. (await db.Records.Where(r => r.SubmissionId == context.Submission.Id && r.State == RecordState.Carried).ToListAsync(cancel))
            .Where(r => context.StandingOf(r.SubjectKey) != Core.Checks.Standing.Owed)];

    /// <summary>How many a full report is about; null where that is no register's to say.</summary>
    public async Task<int?> ActiveAsync(EntryContext context, CancellationToken cancel = default) =>
        context.FromSource?.Count ?? (context.Dataset.Definition.Register is { } register
            ? await CountAsync(context, db.Subjects.Where(s => s.Register == register && s.UnitCode == context.Submission.UnitCode && (s.Active || context.AlsoEnded)), cancel)
            : null);

    /// <summary>A term, or a condition on the register's fields, is asked of each entry: the database does not know their types.</summary>
    private static async Task<int> CountAsync(EntryContext context, IQueryable<Subject> entries, CancellationToken cancel) => context.Dataset.SubjectWhere is null && !context.AlsoEnded
        ? await entries.CountAsync(cancel)
        : (await entries.AsNoTracking().ToListAsync(cancel)).Count(context.IsAbout);

    private async Task<bool> LacksAnyAsync(EntryContext context, CancellationToken cancel) => context.Dataset.Definition.Subject switch
    {
        _ when context.HasTotal => false,
        RegisterSubject register when context.FromSource is null => await CountAsync(context, Entries(context, register.Register), cancel) > 0,
        RegisterSubject register => await Entries(context, register.Register).AnyAsync(cancel),
        AreaSubject area => await Areas(context, area).AnyAsync(cancel),
        _ => false,
    };

    private IQueryable<Subject> Entries(EntryContext context, string register)
    {
        var (id, unit, ended) = (context.Submission.Id, context.Submission.UnitCode, context.AlsoEnded);
        var lacking = db.Subjects.Where(s => s.Register == register && !db.Records.Any(r => r.SubmissionId == id && r.SubjectKey == s.Code));
        return context.FromSource is { } accepted ? lacking.Where(s => accepted.Contains(s.Code)) : lacking.Where(s => s.UnitCode == unit && (s.Active || ended));
    }

    /// <summary>An area that was renumbered has its row under its old code.</summary>
    private IQueryable<string> Areas(EntryContext context, AreaSubject area)
    {
        var (id, within) = (context.Submission.Id, context.Submission.AreaCode);
        return db.AreaVersions.Where(v => v.Level == area.Level && v.Code.StartsWith(within) && v.SupersededAt == null && v.ValidTo == null
                && !db.Records.Any(r => r.SubmissionId == id && (r.SubjectKey == v.Code || db.AreaVersions.Any(old => old.AreaId == v.AreaId && old.Code == r.SubjectKey))))
            .Select(v => v.Code).Distinct();
    }
}
