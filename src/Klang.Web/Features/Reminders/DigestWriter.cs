using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Notices;
using Klang.Web.Hosting;
using Klang.Web.Hosting.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Reminders;

/// <summary>
/// Writes the day's digests: a line in each bell and, where mail reaches the person, a mail to send. Both are one transaction for
/// some people at a time; what was written is never written twice, however often the job is begun again.
/// </summary>
public sealed class DigestWriter(DigestPlan plan, DigestMail mails, MailOptions mail, KlangDb db, ProcessRunner processes, TimeProvider clock)
{
    private const int AtOnce = 200;
    private const string Stream = "reminders";

    /// <returns>How many people were told.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var told = 0;
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, cancel);
        foreach (var some in (await plan.MakeAsync(clock.Today(), cancel)).Chunk(AtOnce))
        {
            var written = await processes.RunAsync<int>(new Process("reminder.digests", Actor.System), scope => WriteAsync(scope, some, units, cancel), cancel);
            told += written.Value;
        }

        return told;
    }

    private async Task<Result<int>> WriteAsync(ProcessScope scope, PlannedDigest[] some, IReadOnlyDictionary<string, ReportingUnit> units, CancellationToken cancel)
    {
        // Another server may have taken the job over from this one, and this one not be dead.
        await RowLock.StreamAsync(scope.Db, Stream, cancel);
        var added = await NoticeOnce.TellAsync(scope, [.. some.Select(p => mails.Notice(p))], cancel);
        var letters = some.Where(p => added.Contains(p.Digest.Key) && p.To.Bar(mail) == MailBar.None).Select(p => Letter(scope, p, mails.Write(p, units))).ToList();
        scope.Db.MailMessages.AddRange(letters);
        if (added.Count > 0)
        {
            scope.Note(Stream, Slots.Day(some[0].Digest.Day), new { told = added.Count, mails = letters.Count });
        }

        return added.Count;
    }

    private static MailMessage Letter(ProcessScope scope, PlannedDigest planned, MailText text) => new()
    {
        Id = Guid.CreateVersion7(),
        Key = planned.Digest.Key,
        ToUserId = planned.To.User.Id,
        ToAddress = planned.To.User.Email!,
        Subject = text.Subject,
        Text = text.Plain(),
        Html = text.Html(),
        CreatedAt = scope.Now,
        NotBefore = scope.Now,
    };
}
