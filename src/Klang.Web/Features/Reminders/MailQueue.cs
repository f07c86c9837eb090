using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Reminders;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Notices;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Klang.Web.Hosting.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Reminders;

/// <summary>Mails that wait: taken in hand by one server at a time, then sent, put off or given up.</summary>
public sealed class MailQueue(KlangDb db, ProcessRunner processes, TimeProvider clock)
{
    /// <summary>Keys of mails that somebody asked for just now: they go out at any hour.</summary>
    public const string AtOnce = "test/";

    /// <summary>How long a mail is in a server's hand. Sending one is given up earlier, so that no other server begins while it goes on.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Mails that may go out now, the oldest first.</summary>
    public async Task<List<Guid>> WaitingAsync(int most, CancellationToken cancel = default)
    {
        var (now, quiet) = (clock.GetUtcNow().UtcDateTime, QuietHours.IsQuiet(clock.Local(), await db.WorkingDaysAsync(cancel)));
        return await db.MailMessages.Where(m => m.State == MailState.Waiting && m.NotBefore <= now && (m.ClaimedUntil == null || m.ClaimedUntil <= now))
            .Where(m => !quiet || m.Key.StartsWith(AtOnce))
            .OrderBy(m => m.NotBefore).ThenBy(m => m.Id).Select(m => m.Id).Take(most).ToListAsync(cancel);
    }

    /// <summary>Takes one in hand, by a single UPDATE: of several servers one changes the row.</summary>
    /// <returns>Null where another server has it, or it is sent.</returns>
    public async Task<MailMessage?> ClaimAsync(Guid id, CancellationToken cancel = default)
    {
        var claimed = await processes.RunAsync<bool>(new Process("mail.claim", Actor.System), async scope =>
        {
            var (now, until) = (scope.Now, scope.Now + Hold);
            return await scope.Db.MailMessages
                .Where(m => m.Id == id && m.State == MailState.Waiting && m.NotBefore <= now && (m.ClaimedUntil == null || m.ClaimedUntil <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntil, until).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancel) == 1;
        }, cancel);
        return claimed.Value ? await db.MailMessages.AsNoTracking().SingleAsync(m => m.Id == id, cancel) : null;
    }

    public Task SentAsync(MailMessage message) => UpdateAsync("mail.sent", message, (scope, row) =>
    {
        (row.State, row.SentAt, row.ClaimedUntil, row.LastError) = (MailState.Sent, scope.Now, null, null);
        return Task.CompletedTask;
    });

    /// <param name="forGood">The server will never take it.</param>
    public Task FailedAsync(MailMessage message, string error, bool forGood) => UpdateAsync("mail.failed", message, async (scope, row) =>
    {
        (row.ClaimedUntil, row.LastError) = (null, error);
        if (forGood || scope.Now - row.CreatedAt >= MailRetry.GiveUpAfter)
        {
            row.State = MailState.GivenUp;
            scope.Note(Actor.System.UnitCode, row.ToAddress, new { row.Key, row.Attempts, error });
            await TellAsync(scope, row);
            return;
        }

        row.NotBefore = await NextAsync(scope, row.Key, scope.Now + MailRetry.Wait(row.Attempts));
    });

    /// <summary>A moment, or the next working morning for what nobody asked for just now.</summary>
    public static async Task<DateTime> NextAsync(ProcessScope scope, string key, DateTime utc) => key.StartsWith(AtOnce, StringComparison.Ordinal)
        ? utc
        : Bangkok.Utc(QuietHours.Next(Bangkok.Local(utc), await scope.Db.WorkingDaysAsync()));

    /// <summary>Takes mails away that were dealt with long ago.</summary>
    public Task TidyAsync(CancellationToken cancel) => processes.RunAsync<int>(new Process("mail.tidy", Actor.System), async scope =>
    {
        var before = scope.Now - Kept;
        return await scope.Db.MailMessages.Where(m => m.State != MailState.Waiting && m.CreatedAt < before).ExecuteDeleteAsync(cancel);
    }, cancel);

    private Task UpdateAsync(string what, MailMessage message, Func<ProcessScope, MailMessage, Task> change) => processes.RunAsync<bool>(new Process(what, Actor.System), async scope =>
    {
        var row = await scope.Db.MailMessages.SingleAsync(m => m.Id == message.Id);
        await change(scope, row);
        return true;
    });

    /// <summary>One line a day for each administrator, however many mails are given up.</summary>
    private static async Task TellAsync(ProcessScope scope, MailMessage row)
    {
        var administrators = await NoticeReaders.Administrators(scope.Db).Select(u => u.Id).ToListAsync();
        var day = Slots.Day(Bangkok.DayOf(scope.Now));
        await NoticeOnce.TellAsync(scope, [.. administrators.Select(id => new NoticeOnce($"mail-given-up/{day}/{id}", id, "mail.given-up", row.ToAddress, "/reminders?state=GivenUp"))]);
    }
}
