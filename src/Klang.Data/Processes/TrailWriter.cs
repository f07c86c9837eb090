using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Data.Processes;

/// <summary>Appends lines to the trail, each chained to the last of its stream.</summary>
internal static class TrailWriter
{
    public static async Task AppendAsync(ProcessScope scope, Process process, CancellationToken cancel)
    {
        // Streams in one order, so that two processes with the same streams never wait for each other in a circle.
        foreach (var stream in scope.Notes.GroupBy(n => n.Stream, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var head = await LockHeadAsync(scope.Db, stream.Key, cancel);
            foreach (var note in stream)
            {
                var line = Line(scope, process, note, head);
                scope.Db.Trail.Add(line);
                (head.Number, head.Hash) = (line.Number, line.Hash);
            }
        }

        await scope.Db.SaveChangesAsync(cancel);
    }

    /// <summary>The hash of a line: everything it says, and the hash before it.</summary>
    public static string HashOf(TrailLine line)
    {
        var text = string.Join('\u001f', line.Stream, line.Number.ToString(CultureInfo.InvariantCulture), Whole(line.At).ToString("O", CultureInfo.InvariantCulture),
            line.ActorId.ToString("D"), line.ActorName, line.What, line.Subject, line.Why, line.Details, line.PreviousHash);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>PostgreSQL keeps microseconds; a hash over more would not verify after a round trip.</summary>
    private static DateTime Whole(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    private static async Task<TrailHead> LockHeadAsync(KlangDb db, string stream, CancellationToken cancel)
    {
        await RowLock.StreamAsync(db, stream, cancel);
        return await db.TrailHeads.SingleAsync(h => h.Stream == stream, cancel);
    }

    private static TrailLine Line(ProcessScope scope, Process process, Note note, TrailHead head)
    {
        var line = new TrailLine
        {
            Stream = note.Stream,
            Number = head.Number + 1,
            At = Whole(scope.Now),
            ActorId = scope.Actor.Id,
            ActorName = scope.Actor.Name,
            What = process.What,
            Subject = note.Subject,
            Why = process.Why,
            Details = note.Details,
            PreviousHash = head.Hash,
            Hash = "",
        };
        line.Hash = HashOf(line);
        return line;
    }
}
