using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Reminders;

/// <summary>Mails by state, as many as there are.</summary>
public sealed record MailCounts(int Waiting, int Sent, int GivenUp)
{
    public int Of(MailState? state) => state switch
    {
        null => Waiting + Sent + GivenUp,
        MailState.Waiting => Waiting,
        MailState.Sent => Sent,
        MailState.GivenUp => GivenUp,
        _ => throw new NotSupportedException($"Unknown state {state}."),
    };
}

/// <summary>A mail in the list, and to whom it goes.</summary>
public sealed record MailLineView(Guid Id, string Subject, string To, string Name, MailState State, DateTime CreatedAt, DateTime NotBefore, DateTime? SentAt, int Attempts, string? LastError);

/// <summary>The mails to people of an area.</summary>
public sealed class MailBook(KlangDb db)
{
    public const int PageSize = 100;

    public async Task<MailCounts> CountsAsync(Actor actor, CancellationToken cancel)
    {
        var counts = await Visible(actor).GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new MailCounts(counts.GetValueOrDefault(MailState.Waiting), counts.GetValueOrDefault(MailState.Sent), counts.GetValueOrDefault(MailState.GivenUp));
    }

    /// <summary>The newest first, at most a page.</summary>
    public Task<List<MailLineView>> ReadAsync(Actor actor, MailState? state, CancellationToken cancel) => Visible(actor)
        .Where(m => state == null || m.State == state)
        .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(PageSize)
        .Join(db.Users, m => m.ToUserId, u => u.Id, (m, u) => new MailLineView(
            m.Id, m.Subject, m.ToAddress, u.DisplayName, m.State, m.CreatedAt, m.NotBefore, m.SentAt, m.Attempts, m.LastError))
        .ToListAsync(cancel);

    /// <summary>Mails to people whose office lies in the person's area.</summary>
    public IQueryable<MailMessage> Visible(Actor actor)
    {
        var scope = actor.Scope.Digits;
        return db.MailMessages.AsNoTracking().Where(m => db.Users.Any(u => u.Id == m.ToUserId && db.Units.Any(n => n.Code == u.UnitCode && n.AreaCode.StartsWith(scope))));
    }
}
