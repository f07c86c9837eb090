using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Notices;

/// <summary>Puts lines into bells, in the transaction of what they tell about: nobody hears of what did not happen.</summary>
public static class NoticeWriter
{
    /// <param name="readers">See <see cref="NoticeReaders"/>. Who does it is not told.</param>
    /// <param name="kind">Key of the sentence in NoticesTexts: case.answered.</param>
    /// <param name="subject">What it is about, as a person names it.</param>
    /// <param name="link">A path of this site.</param>
    public static async Task TellAsync(ProcessScope scope, IQueryable<KlangUser> readers, string kind, string subject, string link, CancellationToken cancel = default)
    {
        var actor = scope.Actor;
        var ids = await readers.Where(u => u.Id != actor.Id).Select(u => u.Id).Distinct().ToListAsync(cancel);
        scope.Db.Notices.AddRange(ids.Select(id => new Notice
        {
            Id = Guid.CreateVersion7(),
            UserId = id,
            Kind = kind,
            Subject = subject,
            Link = link,
            By = actor.Name,
            At = scope.Now,
        }));
    }
}
