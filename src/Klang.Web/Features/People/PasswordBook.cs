using Klang.Core.People;
using Klang.Data.Model;
using Microsoft.AspNetCore.Identity;

namespace Klang.Web.Features.People;

/// <summary>
/// Hashes and compares passwords with Identity's own hasher. Slow by intent: call it outside a transaction, or every other
/// writer waits.
/// </summary>
public sealed class PasswordBook
{
    private static readonly KlangUser Nobody = new() { DisplayName = "", UnitCode = "" };

    private readonly PasswordHasher<KlangUser> _hasher = new();
    private readonly string _decoy;

    public PasswordBook() => _decoy = _hasher.HashPassword(Nobody, Guid.NewGuid().ToString("N"));

    public string Hash(string typed) => _hasher.HashPassword(Nobody, PasswordRules.Prepare(typed));

    public string HashSlip(string signs) => _hasher.HashPassword(Nobody, Slip.Normalise(signs));

    /// <summary>
    /// Whether the typed text is the account's password, or its slip. Where there is no account a decoy is compared instead, so
    /// that the time it takes does not tell which names exist.
    /// </summary>
    public bool Fits(KlangUser? user, string? typed)
    {
        var text = user?.SlipExpiresAt is null ? PasswordRules.Prepare(typed) : Slip.Normalise(typed);
        var fits = _hasher.VerifyHashedPassword(Nobody, user?.PasswordHash ?? _decoy, text) != PasswordVerificationResult.Failed;
        return fits && user?.PasswordHash is not null;
    }
}
