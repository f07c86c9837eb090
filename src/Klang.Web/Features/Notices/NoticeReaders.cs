using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;

namespace Klang.Web.Features.Notices;

/// <summary>Whom something concerns, as queries that can be joined by <c>Union</c>. Closed accounts are told nothing.</summary>
public static class NoticeReaders
{
    /// <summary>Everybody in an office.</summary>
    public static IQueryable<KlangUser> OfUnit(KlangDb db, string unitCode) => db.Users.Where(u => !u.IsClosed && u.UnitCode == unitCode);

    /// <summary>Those who review a province's districts.</summary>
    public static IQueryable<KlangUser> ReviewersOf(KlangDb db, string provinceCode) =>
        db.Users.Where(u => !u.IsClosed && u.Role == Role.ProvinceReviewer && u.UnitCode == provinceCode);

    /// <summary>Those who decide for the country.</summary>
    public static IQueryable<KlangUser> Department(KlangDb db) =>
        db.Users.Where(u => !u.IsClosed && (u.Role == Role.Department || u.Role == Role.Administrator));

    /// <summary>Those who keep the system going.</summary>
    public static IQueryable<KlangUser> Administrators(KlangDb db) => db.Users.Where(u => !u.IsClosed && u.Role == Role.Administrator);
}
