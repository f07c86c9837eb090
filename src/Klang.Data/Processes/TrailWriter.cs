using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Klang.Data.Model;

namespace Klang.Data.Processes;

/// <summary>Appends lines to the trail, each chained to the last of its stream.</summary>
internal static class TrailWriter
{
    public static async Task AppendAsync(ProcessScope scope, Process process, CancellationToken cancel)
    {
        // Streams in one order, so that two processes with the same streams never wait for each other in a circle.
        foreach (var stream in scope.Notes.GroupBy(n => n.Stream, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (number, hash) = await RowLock.TrailHeadAsync(scope.Db, stream.Key, cancel);
            foreach (var note in stream)
            {
                var line = Line(scope, process, note, number + 1, hash);
                scope.AtEnd.Add(
                    "INSERT INTO trail (stream, number, at, actor_id, actor_name, what, subject, why, details, previous_hash, hash) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)",
                    line.Stream, line.Number, line.At, line.ActorId, line.ActorName, line.What, line.Subject, line.Why, line.Details, line.PreviousHash, line.Hash);
                (number, hash) = (line.Number, line.Hash);
            }

            scope.AtEnd.Add("UPDATE trail_heads SET number = @p1, hash = @p2 WHERE stream = @p0", stream.Key, number, hash);
        }

        await scope.AtEnd.RunAsync(cancel);
    }

    /// <summary>The hash of a line: everything it says, and the hash before it.</summary>
    public static string HashOf(TrailLine line)
    {
        string?[] said = [line.Stream, line.Number.ToString(CultureInfo.InvariantCulture), Whole(line.At).ToString("O", CultureInfo.InvariantCulture),
            line.ActorId.ToString("D"), line.ActorName, line.What, line.Subject, line.Why, line.Details, line.PreviousHash];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < said.Length; i++)
        {
            hash.AppendData(i == 0 ? [] : "\u001f"u8);
            Append(hash, said[i]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Piece by piece: details of a thousand rows are a million letters.</summary>
    private static void Append(IncrementalHash hash, ReadOnlySpan<char> text)
    {
        Span<byte> piece = stackalloc byte[4_096];
        var encoder = Encoding.UTF8.GetEncoder();
        for (var whole = false; !whole;)
        {
            encoder.Convert(text, piece, flush: true, out var letters, out var written, out whole);
            hash.AppendData(piece[..written]);
            text = text[letters..];
        }
    }

    /// <summary>PostgreSQL keeps microseconds; a hash over more would not verify after a round trip.</summary>
    private static DateTime Whole(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    private static TrailLine Line(ProcessScope scope, Process process, Note note, long number, string previous)
    {
        var line = new TrailLine
        {
            Stream = note.Stream,
            Number = number,
            At = Whole(scope.Now),
            ActorId = scope.Actor.Id,
            ActorName = scope.Actor.Name,
            What = process.What,
            Subject = note.Subject,
            Why = process.Why,
            Details = note.Details,
            PreviousHash = previous,
            Hash = "",
        };
        line.Hash = HashOf(line);
        return line;
    }
}
