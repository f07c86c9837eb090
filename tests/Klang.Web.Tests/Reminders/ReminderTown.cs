using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Reminders;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Reminders;

/// <summary>Chiang Rai with savings-group/2570/1, due on Monday 21 December 2569, and a few people.</summary>
internal sealed class ReminderTown(KlangServer server) : IAsyncDisposable
{
    /// <summary>Monday 14 December, 09:00 in Bangkok: a week before.</summary>
    public const string WeekBefore = "2026-12-14T02:00:00Z";

    /// <summary>Tuesday 22 December, 09:00: the day after.</summary>
    public const string DayAfter = "2026-12-22T02:00:00Z";

    public const string Dataset = "savings-group";

    public KlangServer Server { get; } = server;

    public static async Task<ReminderTown> BuildAsync(string database, string now = WeekBefore, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var town = new ReminderTown(await KlangServer.StartAsync(database, now, settings: settings));
        await town.Server.WithAsync(async services =>
        {
            var opened = await services.GetRequiredService<RoundOpening>().OpenYearAsync(Actor.System, new FiscalYear(2570), new DateOnly(2026, 10, 1), [Dataset]);
            Assert.True(opened.IsOk);
        });
        return town;
    }

    /// <summary>A second server on the same database.</summary>
    public async Task<KlangServer> NeighbourAsync(string database, string now, IReadOnlyDictionary<string, string?> settings)
    {
        var all = new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Klang:Database"] = Server.App.Services.GetRequiredService<KlangOptions>().Database };
        return await KlangServer.StartAsync(database, now, settings: all);
    }

    public async Task<KlangUser> AddAsync(string name, string unit, Role role = Role.Officer, string? email = null, bool wantsNoMail = false)
    {
        var user = new KlangUser
        {
            Id = Guid.NewGuid(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = "ทดสอบ " + name, UnitCode = unit, Role = role,
            Email = email, WantsNoMail = wantsNoMail, CreatedAt = DateTime.UnixEpoch, SecurityStamp = name,
        };
        return await DbAsync(async db =>
        {
            db.Users.Add(user);
            await db.SaveChangesAsync();
            return user;
        });
    }

    /// <summary>A client of the API on one of the town's servers, with a token of its own.</summary>
    public async Task<HttpClient> ApiAsync(KlangServer on, KlangUser user)
    {
        var token = "klang_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await DbAsync(db =>
        {
            db.ApiTokens.Add(new ApiToken { Id = Guid.NewGuid(), UserId = user.Id, Name = "test", Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), CanWrite = true });
            return db.SaveChangesAsync();
        });
        return new HttpClient { BaseAddress = on.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
    }

    /// <summary>What a unit owes in the first round.</summary>
    public Task<Guid> SubmissionAsync(string unit) => DbAsync(db => db.Submissions.Where(s => s.UnitCode == unit && s.Dataset == Dataset && s.RoundNumber == 1).Select(s => s.Id).SingleAsync());

    public static Actor ActorOf(KlangUser user) => new()
    {
        Id = user.Id, UserName = user.UserName!, Name = user.DisplayName, Role = user.Role, UnitCode = user.UnitCode,
        Scope = user.Role is Role.Department or Role.Administrator ? AreaCode.Country : AreaCode.Parse(user.UnitCode),
    };

    public Task<T> DbAsync<T>(Func<KlangDb, Task<T>> work) => Server.WithAsync(services => work(services.GetRequiredService<KlangDb>()));

    public Task<int> SetAsync(string unit, SubmissionStatus status, DateOnly? extended = null) => DbAsync(db => db.Submissions
        .Where(s => s.UnitCode == unit && s.Dataset == Dataset && s.RoundNumber == 1)
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.Status, status).SetProperty(s => s.ExtendedUntil, extended)));

    public Task<int> WriteAsync() => Server.WithAsync(services => services.GetRequiredService<DigestWriter>().RunAsync());

    public Task<List<MailMessage>> MailsAsync() => DbAsync(db => db.MailMessages.AsNoTracking().OrderBy(m => m.Key).ToListAsync());

    public Task<List<Notice>> NoticesAsync(Guid user) => DbAsync(db => db.Notices.AsNoTracking().Where(n => n.UserId == user).ToListAsync());

    /// <summary>Mails to be sent, as the digest job writes them.</summary>
    public Task<int> PostAsync(int count, DateTime at) => DbAsync(async db =>
    {
        db.MailMessages.AddRange(Enumerable.Range(1, count).Select(n => new MailMessage
        {
            Id = Guid.CreateVersion7(), Key = $"digest/2026-12-14/{n}", ToAddress = $"officer{n}@example.org", Subject = $"แจ้งเตือน {n}", Text = "เรียน", Html = "<p>เรียน</p>", CreatedAt = at, NotBefore = at,
        }));
        return await db.SaveChangesAsync();
    });

    /// <summary>One look of the sending job at a moment.</summary>
    public Task<int> SendAsync(TimeProvider clock) => Server.WithAsync(services =>
        ActivatorUtilities.CreateInstance<MailSender>(services, Queue(services, clock)).RunAsync());

    public static MailQueue Queue(IServiceProvider services, TimeProvider clock)
    {
        var db = services.GetRequiredService<KlangDb>();
        return new MailQueue(db, new ProcessRunner(db, clock), clock);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>A clock that a test moves.</summary>
internal sealed class MovedClock(string start) : TimeProvider
{
    public DateTime Now { get; set; } = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture).UtcDateTime;

    public override DateTimeOffset GetUtcNow() => new(Now, TimeSpan.Zero);
}
