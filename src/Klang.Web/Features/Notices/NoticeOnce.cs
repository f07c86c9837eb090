using System.Security.Cryptography;
using System.Text;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Notices;

/// <summary>A line for a bell that is told once, however often it is asked for: its key says what it is.</summary>
/// <param name="Key">Unique over all notices: digest/2026-12-13/USER.</param>
public sealed record NoticeOnce(string Key, Guid UserId, string Kind, string Subject, string Link)
{
    private const int IdLength = 16;

    /// <summary>Made from the key, so that the table's own key keeps a second one out.</summary>
    public Guid Id => new(SHA256.HashData(Encoding.UTF8.GetBytes(Key)).AsSpan(0, IdLength));

    /// <summary>Adds those that were not told yet, in the process of what they tell about.</summary>
    /// <returns>The keys added.</returns>
    public static async Task<IReadOnlySet<string>> TellAsync(ProcessScope scope, IReadOnlyCollection<NoticeOnce> notices, CancellationToken cancel = default)
    {
        var ids = notices.Select(n => n.Id).ToList();
        var told = (await scope.Db.Notices.Where(n => ids.Contains(n.Id)).Select(n => n.Id).ToListAsync(cancel)).ToHashSet();
        var untold = notices.Where(n => !told.Contains(n.Id)).ToList();
        scope.Db.Notices.AddRange(untold.Select(n => n.Row(scope)));
        return untold.Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
    }

    private Notice Row(ProcessScope scope) => new()
    {
        Id = Id,
        UserId = UserId,
        Kind = Kind,
        Subject = Subject,
        Link = Link,
        By = scope.Actor.Name,
        At = scope.Now,
    };
}
