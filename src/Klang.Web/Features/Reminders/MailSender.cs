using System.Data.Common;
using Klang.Data.Model;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Reminders;

/// <summary>
/// Sends mails that wait, one after the other. Between the server's yes and our mark lies one UPDATE: who dies in it leaves the
/// mail to be sent once more, with the same Message-ID.
/// </summary>
public sealed partial class MailSender(MailQueue queue, MailOptions options, ILogger<MailSender> log)
{
    private const int MostAtOnce = 500;
    private const int MarkTries = 5;

    /// <returns>How many the server took.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        if (!options.IsOn || await queue.WaitingAsync(MostAtOnce, cancel) is not { Count: > 0 } waiting)
        {
            return 0;
        }

        var taken = 0;
        await using var post = new SmtpPost(options);
        foreach (var id in waiting.TakeWhile(_ => !cancel.IsCancellationRequested))
        {
            if (await queue.ClaimAsync(id, CancellationToken.None) is not { } message)
            {
                continue;
            }

            // A stop waits for the mail in hand: to break off now would be to send it again.
            var outcome = await post.SendAsync(message);
            await MarkAsync(message, outcome);
            taken += outcome is PostOutcome.Taken ? 1 : 0;
            if (outcome is PostOutcome.Refused { NoServer: true } refused)
            {
                Stopped(log, options.Host, refused.Error);
                break;
            }
        }

        return taken;
    }

    /// <summary>The database may be away for a moment just when the mail server was not.</summary>
    private async Task MarkAsync(MailMessage message, PostOutcome outcome)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await (outcome is PostOutcome.Refused refused ? queue.FailedAsync(message, refused.Error, refused.ForGood) : queue.SentAsync(message));
                return;
            }
            catch (Exception e) when (attempt < MarkTries && e is DbException or DbUpdateException or TimeoutException)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt * attempt), TimeProvider.System);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail waits: {Host} says {Error}")]
    private static partial void Stopped(ILogger log, string host, string error);
}
