using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>How an account stands.</summary>
internal enum AccountState
{
    Active,

    /// <summary>Waits for its owner's first password.</summary>
    FirstPassword,
    Closed,
}

/// <summary>What to look for among accounts; null and empty mean everything.</summary>
internal sealed record AccountFilter(string? Search, string? Unit, Role? Role, AccountState? State, int Page);

/// <summary>One page of accounts.</summary>
internal sealed record AccountPage(IReadOnlyList<Person> People, int Total, int Page, int Pages);

/// <summary>Accounts and units that somebody may manage: everything for administrators, a province's officers for its reviewer.</summary>
internal sealed class AccountList(KlangDb db)
{
    private const int PageSize = 50;

    public async Task<AccountPage> ReadAsync(Actor actor, AccountFilter filter, CancellationToken cancel)
    {
        var found = Search(Fitting(Managed(actor), filter), filter.Search);
        var total = await found.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var people = await found.OrderBy(p => p.Unit.Code).ThenBy(p => p.User.UserName).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return new AccountPage(people, total, page, pages);
    }

    /// <summary>The units somebody may make accounts in, by province.</summary>
    public Task<List<ReportingUnit>> UnitsAsync(Actor actor, CancellationToken cancel) =>
        db.Units.AsNoTracking().VisibleTo(actor).OrderBy(u => u.ProvinceCode).ThenBy(u => u.Code).ToListAsync(cancel);

    /// <summary>The roles somebody may give, in their own area.</summary>
    public static IReadOnlyList<Role> RolesFor(Actor actor) =>
        [.. Roles.All.Where(role => Permission.May(actor, Act.ManageAccount, new AccountTarget(actor.Scope, role)) is null)];

    /// <summary>The units to filter a list by; provinces only where the whole country would be too long a list.</summary>
    public async Task<IReadOnlyList<ReportingUnit>> FiltersAsync(Actor actor, CancellationToken cancel) =>
        [.. (await UnitsAsync(actor, cancel)).Where(u => actor.Scope != AreaCode.Country || u.Level != UnitLevel.District)];

    private IQueryable<Person> Managed(Actor actor)
    {
        var people = db.Users.AsNoTracking().WithUnits(db.Units.AsNoTracking().VisibleTo(actor));
        return actor.Role == Role.Administrator ? people : people.Where(p => p.User.Role == Role.Officer);
    }

    private static IQueryable<Person> Fitting(IQueryable<Person> people, AccountFilter filter)
    {
        people = string.IsNullOrEmpty(filter.Unit) ? people : people.Where(p => p.Unit.Code == filter.Unit || p.Unit.ProvinceCode == filter.Unit);
        people = filter.Role is { } role ? people.Where(p => p.User.Role == role) : people;
        return filter.State switch
        {
            AccountState.Active => people.Where(p => !p.User.IsClosed && !p.User.MustChangePassword),
            AccountState.FirstPassword => people.Where(p => !p.User.IsClosed && p.User.MustChangePassword),
            AccountState.Closed => people.Where(p => p.User.IsClosed),
            _ => people,
        };
    }

    /// <summary>By name, user name, office, area code, or the office's user name in the circular of 2562.</summary>
    private static IQueryable<Person> Search(IQueryable<Person> people, string? typed)
    {
        var text = DisplayNames.Normalise(typed);
        var name = UserNames.Normalise(typed).ToUpperInvariant();
        var circular = CircularName.Bare(typed);
        return text.Length == 0 ? people : people.Where(p => p.User.DisplayName.Contains(text) || p.User.NormalizedUserName!.Contains(name)
            || p.Unit.NameTh.Contains(text) || p.Unit.NameEn!.Contains(text) || p.Unit.Code == circular
            || (p.Unit.CircularName != null && p.Unit.CircularName == circular) || (p.Unit.CircularOtopName != null && p.Unit.CircularOtopName == circular));
    }
}
