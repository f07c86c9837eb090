using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Reminders;

/// <summary>What a person does with mails: send one again, and try the way out with one to oneself.</summary>
public sealed class MailDesk(KlangDb db, MailBook book, Guard guard, ProcessRunner processes, MailOptions mail, DigestMail words, IStringLocalizer<RemindersTexts> texts)
{
    /// <summary>Tries a mail anew that was given up, or that waits for its next try.</summary>
    public async Task<Result<bool>> AgainAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        if (await AskAsync(actor) is { } refused)
        {
            return refused;
        }

        return await processes.RunAsync<bool>(new Process("mail.again", actor), async scope =>
        {
            if (!await book.Visible(actor).AnyAsync(m => m.Id == id, cancel))
            {
                return Problems.NotFound;
            }

            var row = await scope.Db.MailMessages.SingleAsync(m => m.Id == id, cancel);
            if (row.State == MailState.Sent || row.ClaimedUntil > scope.Now)
            {
                return RemindersProblems.AlreadySent;
            }

            scope.Note(actor.UnitCode, row.ToAddress, new { row.Key, from = row.State.ToString() });
            (row.State, row.Attempts, row.ClaimedUntil, row.NotBefore) = (MailState.Waiting, 0, null, await MailQueue.NextAsync(scope, row.Key, scope.Now));
            return true;
        }, cancel);
    }

    /// <summary>A mail to oneself, at any hour, in the language of the page.</summary>
    public async Task<Result<bool>> TestAsync(Actor actor, CancellationToken cancel = default)
    {
        if (await AskAsync(actor) is { } refused)
        {
            return refused;
        }

        return mail.IsOn
            ? await processes.RunAsync<bool>(new Process("mail.test", actor), scope => TestAsync(scope, cancel), cancel)
            : RemindersProblems.NoHost;
    }

    private async Task<Result<bool>> TestAsync(ProcessScope scope, CancellationToken cancel)
    {
        var user = await scope.Db.Users.AsNoTracking().SingleAsync(u => u.Id == scope.Actor.Id, cancel);
        if (string.IsNullOrEmpty(user.Email))
        {
            return RemindersProblems.NoAddress;
        }

        if (await db.MailMessages.AnyAsync(m => m.ToUserId == user.Id && m.State == MailState.Waiting && m.Key.StartsWith(MailQueue.AtOnce), cancel))
        {
            return RemindersProblems.TestWaits;
        }

        var id = Guid.CreateVersion7();
        var text = new MailText(Language.Current, texts["TestSubject"], [texts["MailDear", user.DisplayName], texts["TestOpening", Display.Time(scope.Now)]], [], words.Closing());
        scope.Db.MailMessages.Add(new MailMessage
        {
            Id = id,
            Key = $"{MailQueue.AtOnce}{id:D}",
            ToUserId = user.Id,
            ToAddress = user.Email,
            Subject = text.Subject,
            Text = text.Plain(),
            Html = text.Html(),
            CreatedAt = scope.Now,
            NotBefore = scope.Now,
        });
        scope.Note(scope.Actor.UnitCode, user.UserName!);
        return true;
    }

    private Task<Problem?> AskAsync(Actor actor) => guard.AskAsync(actor, Act.KeepReminders, new AreaTarget(actor.Scope), "/reminders");
}
