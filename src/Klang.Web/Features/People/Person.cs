using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>An account together with its unit.</summary>
internal sealed record Person
{
    public required KlangUser User { get; init; }

    public required ReportingUnit Unit { get; init; }

    public AreaCode Area => AreaCode.Parse(Unit.AreaCode);

    /// <summary>What permission to manage this account depends on.</summary>
    public AccountTarget Target => new(Area, User.Role);

    public Actor Actor(bool readOnly = false) => new()
    {
        Id = User.Id,
        UserName = User.UserName!,
        Name = User.DisplayName,
        Role = User.Role,
        UnitCode = User.UnitCode,
        Scope = User.Role.ScopeIn(Area),
        ReadOnly = readOnly,
    };
}

/// <summary>Accounts with their units. Every reading of accounts begins here.</summary>
internal static class Persons
{
    public static IQueryable<Person> WithUnits(this IQueryable<KlangUser> users, IQueryable<ReportingUnit> units) =>
        users.Join(units, u => u.UnitCode, n => n.Code, (u, n) => new Person { User = u, Unit = n });

    /// <summary>Read only; null where there is no such account.</summary>
    public static Task<Person?> PersonAsync(this KlangDb db, Guid id, CancellationToken cancel) =>
        db.Users.AsNoTracking().Where(u => u.Id == id).WithUnits(db.Units.AsNoTracking()).SingleOrDefaultAsync(cancel);

    /// <param name="userName">A normalised name.</param>
    public static Task<Person?> PersonAsync(this KlangDb db, string userName, CancellationToken cancel)
    {
        var key = userName.ToUpperInvariant();
        return db.Users.AsNoTracking().Where(u => u.NormalizedUserName == key).WithUnits(db.Units.AsNoTracking()).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The account for change, held until commit; read inside a process.</summary>
    public static async Task<KlangUser?> HeldUserAsync(this KlangDb db, Guid id, CancellationToken cancel)
    {
        await Data.Processes.RowLock.UserAsync(db, id, cancel);
        return await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancel);
    }
}
