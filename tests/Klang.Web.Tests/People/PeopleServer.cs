using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.People;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.People;

/// <summary>The real host on a real port, with three districts of Chiang Rai and one of Nan.</summary>
internal sealed class PeopleServer : IAsyncDisposable
{
    /// <summary>Tuesday 1 December 2026, 10:00 in Bangkok.</summary>
    public static readonly DateTime Start = new(2026, 12, 1, 3, 0, 0, DateTimeKind.Utc);

    private PeopleServer(WebApplication app) => App = app;

    public WebApplication App { get; }

    public Uri Address => new(App.Urls.First());

    /// <param name="now">The fixed clock; null runs on the real one.</param>
    public static async Task<PeopleServer> StartAsync(PeopleDatabase database, DateTime? now, string mode = "demo")
    {
        var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Klang:Database"] = database.Setting,
            ["Klang:DataPath"] = database.Folder,
            ["Klang:Mode"] = mode,
            ["Klang:Now"] = now?.ToString("O"),
        });
        if (now is null || now == Start)
        {
            await new PeopleServer(app).ScopeAsync(services => services.GetRequiredService<Preparation>().RunAsync());
        }

        return await OpenAsync(app);
    }

    /// <summary>Opens a port, without preparing the database.</summary>
    public static async Task<PeopleServer> OpenAsync(WebApplication app)
    {
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new PeopleServer(app);
    }

    public static Task<PeopleServer> StartAsync(PeopleDatabase database) => StartAsync(database, Start);

    public async Task<T> ScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task ScopeAsync(Func<IServiceProvider, Task> work) => ScopeAsync(async services =>
    {
        await work(services);
        return true;
    });

    /// <summary>Makes an account and gives back its slip.</summary>
    public async Task<IssuedSlip> AccountAsync(string userName, string unit = "5701", Role role = Role.Officer, string displayName = "นางสาวมาลี แสงทอง")
    {
        var account = new NewAccount { UserName = userName, DisplayName = displayName, UnitCode = unit, Role = role };
        return Good(await ScopeAsync(services => services.GetRequiredService<AccountDesk>().CreateAsync(Actor.System, account)));
    }

    public Task<KlangUser> UserAsync(string userName) =>
        ScopeAsync(services => Task.FromResult(services.GetRequiredService<KlangDb>().Users.Single(u => u.UserName == userName)));

    public Task<List<TrailLine>> TrailAsync(string what) =>
        ScopeAsync(services => Task.FromResult(services.GetRequiredService<KlangDb>().Trail.Where(t => t.What == what).OrderBy(t => t.Id).ToList()));

    public static T Good<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Problem?.Message.Th);
        return result.Value;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>A registry of eight areas; the shipped one, of thousands, is then not loaded.</summary>
    internal static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<KlangDb>();
        await db.Database.MigrateAsync();
        AddArea(db, "10", "กรุงเทพมหานคร", "Bangkok");
        AddArea(db, "1001", "พระนคร", "Phra Nakhon");
        AddArea(db, "55", "น่าน", "Nan");
        AddArea(db, "5501", "เมืองน่าน", "Mueang Nan");
        AddArea(db, "57", "เชียงราย", "Chiang Rai");
        AddArea(db, "5701", "เมืองเชียงราย", "Mueang Chiang Rai");
        AddArea(db, "5702", "เวียงชัย", "Wiang Chai");
        AddArea(db, "5709", "แม่สาย", "Mae Sai");
        await db.SaveChangesAsync();
    }

    /// <summary>An area in force for ever.</summary>
    internal static void AddArea(KlangDb db, string code, string nameTh, string nameEn)
    {
        var area = new Area { RecordedAt = Start };
        db.Areas.Add(area);
        db.SaveChanges();
        db.AreaVersions.Add(new AreaVersion
        {
            AreaId = area.Id,
            Code = code,
            Level = AreaCode.Parse(code).Level,
            NameTh = nameTh,
            NameEn = nameEn,
            SearchName = nameTh,
            RecordedAt = Start,
            Kind = Data.Model.AreaChangeKind.Create,
        });
    }
}
