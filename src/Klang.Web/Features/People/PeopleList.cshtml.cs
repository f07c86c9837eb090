using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Klang.Web.Features.People;

/// <summary>/people: the accounts somebody may manage.</summary>
internal sealed class PeopleListModel(AccountList accounts, Guard guard, TimeProvider clock) : KlangPage
{
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    [FromQuery(Name = "role")]
    public Role? Role { get; set; }

    [FromQuery(Name = "state")]
    public AccountState? State { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; }

    public AccountPage Accounts { get; private set; } = new([], 0, 1, 1);

    public IReadOnlyList<ReportingUnit> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await guard.AskAsync(Actor, Act.ManageAccount, new AccountTarget(Actor.Scope, Klang.Core.People.Role.Officer), "/people") is { } problem)
        {
            return Refuse(problem);
        }

        Accounts = await accounts.ReadAsync(Actor, new AccountFilter(Search, Unit, Role, State, PageNumber), cancel);
        Units = await accounts.FiltersAsync(Actor, cancel);
        return Page();
    }

    /// <summary>Locked by wrong passwords, just now.</summary>
    public bool IsLocked(KlangUser user) => user.LockoutEnd > clock.GetUtcNow();

    /// <summary>This list with another page.</summary>
    public string Link(int page) => QueryHelpers.AddQueryString("/people", Request.Query
        .Where(q => q.Key != "page")
        .SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value))
        .Append(KeyValuePair.Create<string, string?>("page", Klang.Core.Common.PlainText.Plain(page))));
}
