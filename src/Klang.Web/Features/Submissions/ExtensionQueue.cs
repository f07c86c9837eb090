using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>A request for more time beside its report.</summary>
/// <param name="Of">The report, with its round.</param>
public sealed record ExtensionItem(Extension Extension, Submission Of, DatasetDefinition Dataset, string UnitTh, string? UnitEn);

/// <summary>Requests for more time that somebody decides: those that wait, the soonest due first, and what was decided lately.</summary>
public sealed class ExtensionQueue(KlangDb db, Catalogue catalogue)
{
    public const int Most = 200;

    public async Task<ImmutableArray<ExtensionItem>> ReadAsync(Actor actor, bool waiting, CancellationToken cancel = default)
    {
        var wanted = db.Extensions.AsNoTracking().VisibleTo(actor).Where(e => waiting == (e.State == ExtensionState.Asked));
        var found = await wanted.Join(db.Submissions.Include(s => s.Round), e => e.SubmissionId, s => s.Id, (e, s) => new { Extension = e, Of = s, s.Round })
            .Join(db.Units, x => x.Of.UnitCode, u => u.Code, (x, u) => new { x.Extension, x.Of, x.Round, u.NameTh, u.NameEn })
            .OrderByDescending(x => x.Extension.AskedAt).Take(4 * Most).ToListAsync(cancel);
        return [.. found.Where(f => catalogue.Find(f.Of.Dataset) is not null && Permission.May(actor, Act.DecideMoreTime, Target(f.Of)) is null)
            .Select(f => new ExtensionItem(f.Extension, With(f.Of, f.Round!), catalogue[f.Of.Dataset].Definition, f.NameTh, f.NameEn))
            .OrderBy(i => waiting ? i.Of.Round!.EffectiveDueOn : default).ThenByDescending(i => i.Extension.AskedAt).Take(Most)];
    }

    private static Submission With(Submission submission, Round round)
    {
        submission.Round ??= round;
        return submission;
    }

    private static SubmissionTarget Target(Submission s) => new(s.UnitCode, AreaCode.Parse(s.AreaCode), s.Status, RoundTakesData: true, s.SubmittedById);
}
