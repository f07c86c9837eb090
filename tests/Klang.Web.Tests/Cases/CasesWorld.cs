using Klang.Core.Areas;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Cases;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Cases;

/// <summary>A district office of its own in Chiang Rai, its province and the department, with accounts that can be told.</summary>
public sealed class CasesWorld
{
    private CasesWorld(Desk desk) => Desk = desk;

    public Desk Desk { get; }

    public required Actor Officer { get; init; }

    public required Actor Colleague { get; init; }

    public required Actor Reviewer { get; init; }

    public required Actor Department { get; init; }

    public static async Task<CasesWorld> MakeAsync(Desks desks, string database)
    {
        var desk = await desks.TakeAsync(database);
        Actor[] people = [desk.Officer, desk.Colleague, desk.Reviewer, Desk.Somebody(Role.Department, "department", "")];
        await desk.Server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KlangDb>();
            db.Users.AddRange(people.Select(Account));
            await db.SaveChangesAsync();
        });
        return new CasesWorld(desk) { Officer = people[0], Colleague = people[1], Reviewer = people[2], Department = people[3] };
    }

    /// <summary>An officer of another district in the same province, and one of another province.</summary>
    public Actor Neighbour => Desk.Somebody(Role.Officer, "neighbour", Desk.Area == "5701" ? "5702" : "5701");

    public Task<Result<Case>> OpenAsync(Actor? by = null, CaseKind kind = CaseKind.Problem, NewCase? what = null) => RunAsync(by ?? Officer, (desk, scope) =>
        desk.OpenAsync(scope, what ?? new NewCase(kind, "ส่งรายงานไม่ได้", "กดส่งแล้วขึ้นว่างวดปิด")));

    public async Task<Case> OpenedAsync(Actor? by = null, CaseKind kind = CaseKind.Problem)
    {
        var opened = await OpenAsync(by, kind);
        Assert.True(opened.IsOk, opened.Problem?.Message.Th);
        return opened.Value;
    }

    public Task<Result<Case>> MoveAsync(Actor by, Case at, CaseState to, string? words = null) =>
        Desk.DoAsync(services => services.GetRequiredService<CaseTalk>().MoveAsync(by, at.Id, at.Version, to, new CaseWords(words)));

    public async Task<Case> MovedAsync(Actor by, Case at, CaseState to, string? words = "ข้อความ")
    {
        var moved = await MoveAsync(by, at, to, words);
        Assert.True(moved.IsOk, moved.Problem?.Message.Th);
        return moved.Value;
    }

    public Task<Result<Case>> SayAsync(Actor by, Case at, string? words) =>
        Desk.DoAsync(services => services.GetRequiredService<CaseTalk>().SayAsync(by, at.Id, at.Version, new CaseWords(words)));

    /// <summary>As an upper room does it: inside a process of its own.</summary>
    public Task<Result<Case>> RunAsync(Actor by, Func<CaseDesk, ProcessScope, Task<Result<Case>>> work) => Desk.DoAsync(services =>
        services.GetRequiredService<ProcessRunner>().RunAsync(new Process("test.case", by), scope => work(services.GetRequiredService<CaseDesk>(), scope)));

    /// <summary>What somebody was told about a case, oldest first.</summary>
    public Task<List<string>> ToldAsync(Actor reader, Case about) => Desk.DoAsync(services => services.GetRequiredService<KlangDb>().Notices
        .Where(n => n.UserId == reader.Id && n.Link == "/cases/" + about.Id).OrderBy(n => n.At).ThenBy(n => n.Id).Select(n => n.Kind).ToListAsync());

    public Task<List<TrailLine>> TrailAsync(string what) => Desk.DoAsync(services => services.GetRequiredService<KlangDb>().Trail
        .Where(t => t.What == what && (t.Stream == Desk.Unit || t.Stream == Neighbour.UnitCode)).OrderBy(t => t.Id).ToListAsync());

    /// <summary>An account that can be told something.</summary>
    internal static KlangUser Account(Actor actor)
    {
        var name = "p" + actor.Id.ToString("N");
        return new() { Id = actor.Id, UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = actor.Name, UnitCode = actor.UnitCode, Role = actor.Role, SecurityStamp = name };
    }
}
