namespace Klang.Data.Model;

public enum MailState
{
    Waiting,
    Sent,

    /// <summary>Refused for good by the mail server, or tried for too long.</summary>
    GivenUp,
}

/// <summary>An e-mail to send. It is written in the transaction that causes it and sent after; a mail server that is down delays it and loses nothing.</summary>
public sealed class MailMessage
{
    public Guid Id { get; set; }

    /// <summary>What it is, once: the same key is never written twice.</summary>
    public required string Key { get; set; }

    public Guid? ToUserId { get; set; }

    public required string ToAddress { get; set; }

    public required string Subject { get; set; }

    public required string Text { get; set; }

    public string? Html { get; set; }

    public MailState State { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Not sent before: quiet hours, or the wait after a failure.</summary>
    public DateTime NotBefore { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>Until when a server has it in hand.</summary>
    public DateTime? ClaimedUntil { get; set; }
}

/// <summary>A job that was run for one slot of time (a day, an hour): whoever writes the line runs it, every other server passes on.</summary>
public sealed class JobRun
{
    public required string Job { get; set; }

    public required string Slot { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }
}

/// <summary>An address under which a calendar program reads a unit's due dates; only the hash of its key is kept.</summary>
public sealed class CalendarFeed : IOfUnit
{
    public Guid Id { get; set; }

    public required string UnitCode { get; set; }

    public required string AreaCode { get; set; }

    public required string KeyHash { get; set; }

    public DateTime CreatedAt { get; set; }

    public Guid CreatedById { get; set; }

    public required string CreatedBy { get; set; }

    public DateTime? RevokedAt { get; set; }
}
