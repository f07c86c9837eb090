using System.Security.Cryptography;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Registers;

/// <summary>Keeps national ids: encrypted to be read again, and as a keyed hash to be found again. Nothing else ever holds the whole number.</summary>
public sealed class PersonalNumbers(KlangDb db, IDataProtectionProvider protection, PersonalNumberKey key)
{
    private readonly IDataProtector _protector = protection.CreateProtector("personal-number");

    /// <summary>Holds the number until commit, so that two offices cannot register one person at the same moment.</summary>
    public Task HoldAsync(ProcessScope scope, NationalId number, CancellationToken cancel) => RowLock.HashAsync(scope.Db, key.LookupOf(number.Digits), cancel);

    /// <summary>Another entry of the register with the same number; null where there is none.</summary>
    public Task<Subject?> TwinAsync(ProcessScope scope, string register, NationalId number, Guid? except, CancellationToken cancel)
    {
        var lookup = key.LookupOf(number.Digits);
        return scope.Db.PersonalNumbers.AsNoTracking().Where(n => n.Lookup == lookup && n.SubjectId != except)
            .Join(scope.Db.Subjects.AsNoTracking(), n => n.SubjectId, s => s.Id, (n, s) => s)
            .Where(s => s.Register == register && s.MergedInto == null).OrderBy(s => s.Code).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Puts a number behind an entry's field, or takes it away (null).</summary>
    public async Task KeepAsync(ProcessScope scope, Guid subject, string field, NationalId? number, CancellationToken cancel)
    {
        var known = await scope.Db.PersonalNumbers.SingleOrDefaultAsync(n => n.SubjectId == subject && n.Field == field, cancel);
        if (number is not { } id)
        {
            _ = known is null ? null : scope.Db.PersonalNumbers.Remove(known);
            return;
        }

        if (known is null)
        {
            known = new PersonalNumber { SubjectId = subject, Field = field, Cipher = "", Lookup = "" };
            scope.Db.PersonalNumbers.Add(known);
        }

        (known.Cipher, known.Lookup) = (_protector.Protect(id.Digits), key.LookupOf(id.Digits));
    }

    /// <summary>The whole number behind an entry's field; null where none is kept, or it can no longer be read.</summary>
    public async Task<NationalId?> ReadAsync(ProcessScope scope, Guid subject, string field, CancellationToken cancel)
    {
        var kept = await scope.Db.PersonalNumbers.AsNoTracking().SingleOrDefaultAsync(n => n.SubjectId == subject && n.Field == field, cancel);
        return kept is not null && Open(kept) is { } digits && NationalId.TryParse(digits, out var id, out _, allowZero: true) ? id : null;
    }

    /// <summary>A program that starts with another key would find nobody again and say nothing: it does not start.</summary>
    /// <exception cref="InvalidOperationException">The key is not the one that the kept numbers were hashed with.</exception>
    public async Task ConfirmKeyAsync(CancellationToken cancel = default)
    {
        // The ring's first key is written over a connection of its own: inside the first process that keeps a number it would wait for that one.
        _protector.Protect("");
        var kept = await db.PersonalNumbers.AsNoTracking().OrderBy(n => n.SubjectId).FirstOrDefaultAsync(cancel);
        if (kept is not null && (!key.Exists || (Open(kept) is { } digits && key.LookupOf(digits) != kept.Lookup)))
        {
            throw new InvalidOperationException(
                $"The key of personal numbers does not fit this database. Put back {key.Path} from the backup, or set KLANG__PersonalNumberKey as it was.");
        }
    }

    private string? Open(PersonalNumber kept)
    {
        try
        {
            return _protector.Unprotect(kept.Cipher);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
