namespace Klang.Data.Model;

/// <summary>
/// One line of the trail: who did what, when and why. Append-only. Lines are chained by hash within a stream (the unit they
/// concern), so that officers of different units never wait for each other, and a changed or removed line shows.
/// </summary>
public sealed class TrailLine
{
    public long Id { get; set; }

    public required string Stream { get; set; }

    /// <summary>1, 2, 3 … within the stream, without gaps.</summary>
    public long Number { get; set; }

    public DateTime At { get; set; }

    public Guid ActorId { get; set; }

    public required string ActorName { get; set; }

    /// <summary>record.save, submission.submit, access.refused …</summary>
    public required string What { get; set; }

    /// <summary>What it was done to, as a person would name it.</summary>
    public required string Subject { get; set; }

    public string? Why { get; set; }

    /// <summary>Old and new values, as JSON.</summary>
    public string? Details { get; set; }

    public required string PreviousHash { get; set; }

    /// <summary>SHA-256 over the line and <see cref="PreviousHash"/>, lower-case hex.</summary>
    public required string Hash { get; set; }
}

/// <summary>The last line of a stream, locked while the next is written.</summary>
public sealed class TrailHead
{
    public required string Stream { get; set; }

    public long Number { get; set; }

    public required string Hash { get; set; }
}

/// <summary>The answer to a write that may be repeated: the same key gives the same answer and changes nothing.</summary>
public sealed class IdempotentAnswer
{
    public required string Key { get; set; }

    public Guid ActorId { get; set; }

    /// <summary>SHA-256 of the request; the same key with another request is refused.</summary>
    public required string RequestHash { get; set; }

    public required string Answer { get; set; }

    public DateTime At { get; set; }
}
