using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>
/// A write that may be sent twice (a dropped network, a double click). The answer is kept in the same transaction as the
/// write, so a repeat finds either both or neither.
/// </summary>
internal static class Idempotency
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string HashOf<T>(T request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(request, Json))));

    /// <summary>The answer given before; null when the key is new; a refusal when it was used for something else.</summary>
    public static async Task<Result<T>?> FindAsync<T>(KlangDb db, Actor actor, string key, string requestHash, CancellationToken cancel)
    {
        var found = await db.IdempotentAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.ActorId == actor.Id && a.Key == key, cancel);
        return found is null ? null
            : found.RequestHash == requestHash ? JsonSerializer.Deserialize<T>(found.Answer, Json)!
            : Problems.IdempotencyReused;
    }

    public static void Keep<T>(KlangDb db, Actor actor, string key, string requestHash, T answer, DateTime now) => db.IdempotentAnswers.Add(new IdempotentAnswer
    {
        ActorId = actor.Id,
        Key = key,
        RequestHash = requestHash,
        Answer = JsonSerializer.Serialize(answer, Json),
        At = now,
    });
}
