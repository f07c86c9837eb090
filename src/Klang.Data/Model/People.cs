using Klang.Core.People;
using Microsoft.AspNetCore.Identity;

namespace Klang.Data.Model;

/// <summary>A personal account. It belongs to one unit and has one role.</summary>
public sealed class KlangUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    public required string UnitCode { get; set; }

    public Role Role { get; set; }

    /// <summary>True until the first password (from a one-time slip) is replaced.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When the one-time slip stops working (UTC).</summary>
    public DateTime? SlipExpiresAt { get; set; }

    /// <summary>A demonstration account: production refuses to start with one.</summary>
    public bool IsDemonstration { get; set; }

    public bool IsClosed { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? LastSignInAt { get; set; }

    /// <summary>Wants no e-mail; notices in the bell go on.</summary>
    public bool WantsNoMail { get; set; }

    /// <summary>Mails and reminders come in English; else in Thai.</summary>
    public bool ReadsEnglish { get; set; }

    /// <summary>The office's head: may share out its work.</summary>
    public bool IsHead { get; set; }

    /// <summary>For letters and the list of who owes what: telephone and position.</summary>
    public string? Position { get; set; }
}

/// <summary>A key for the API, shown once; only its hash is kept.</summary>
public sealed class ApiToken
{
    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public required string Hash { get; set; }

    public bool CanWrite { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public KlangUser? User { get; set; }
}
