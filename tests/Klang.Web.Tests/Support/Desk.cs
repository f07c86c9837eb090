using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;

[assembly: AssemblyFixture(typeof(Klang.Web.Tests.Support.Desks))]

namespace Klang.Web.Tests.Support;

/// <summary>One server for each database, shared; each test takes a district of its own.</summary>
public sealed class Desks : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private readonly Dictionary<string, KlangServer> _servers = new(StringComparer.Ordinal);
    private int _taken;

    /// <summary>A district with three savings groups and the open round 2570/1.</summary>
    public async Task<Desk> TakeAsync(string database)
    {
        var server = await ServerAsync(database);
        var district = "57" + (1 + (Interlocked.Increment(ref _taken) % 18)).ToString("D2", System.Globalization.CultureInfo.InvariantCulture);
        return await Desk.MakeAsync(server, district, Interlocked.Increment(ref _taken));
    }

    public async Task<KlangServer> ServerAsync(string database)
    {
        await _starting.WaitAsync();
        try
        {
            if (!_servers.TryGetValue(database, out var server))
            {
                _servers[database] = server = await KlangServer.StartAsync(database, "2026-11-22T03:00:00Z");
                await server.WithAsync(OpenCalendarAsync);
            }

            return server;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>A village in each subdistrict of Chiang Rai, and the year's rounds.</summary>
    internal static async Task OpenCalendarAsync(IServiceProvider services)
    {
        await services.GetRequiredService<DemoVillages>().EnsureAsync(AreaCode.Parse("57"), 1);
        var opening = services.GetRequiredService<RoundOpening>();
        Assert.True((await opening.OpenYearAsync(Actor.System, new FiscalYear(2570), new DateOnly(2026, 10, 1), ["savings-group"])).IsOk);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }
    }
}

/// <summary>An officer's desk: a district office made for one test, its groups and its submission.</summary>
public sealed class Desk
{
    private const string Dataset = "savings-group";

    private Desk(KlangServer server, string unit, string area) => (Server, Unit, Area) = (server, unit, area);

    public KlangServer Server { get; }

    public string Unit { get; }

    public string Area { get; }

    public Actor Officer => Somebody(Role.Officer, Unit, Area);

    public Actor Colleague => Somebody(Role.Officer, Unit, Area);

    public Actor Reviewer => Somebody(Role.ProvinceReviewer, "57", "57");

    public Actor Stranger => Somebody(Role.Officer, "5001", "5001");

    public Guid Submission { get; private set; }

    public Guid NextSubmission { get; private set; }

    /// <summary>An office of its own inside the district, so that tests never meet.</summary>
    public static async Task<Desk> MakeAsync(KlangServer server, string district, int number)
    {
        var desk = new Desk(server, "t" + number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture), district);
        await server.WithAsync(desk.FurnishAsync);
        return desk;
    }

    public static Actor Somebody(Role role, string unit, string area) => new()
    {
        Id = Guid.NewGuid(),
        UserName = "test",
        Name = "ผู้ทดสอบ " + unit,
        Role = role,
        UnitCode = unit,
        Scope = AreaCode.Parse(area),
    };

    public Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work) => Server.WithAsync(work);

    /// <summary>Opens the submission as the officer and gives its records.</summary>
    public Task<List<Record>> OpenAsync(Guid? submission = null) => DoAsync(async services =>
    {
        var context = await services.GetRequiredService<EntryLoader>().FindAsync(submission ?? Submission);
        await services.GetRequiredService<Carry>().EnsureAsync(context!, Officer);
        return await services.GetRequiredService<KlangDb>().Records.AsNoTracking().Where(r => r.SubmissionId == (submission ?? Submission)).OrderBy(r => r.SubjectKey).ToListAsync();
    });

    public Task<Core.Common.Result<SaveOutcome>> SaveAsync(Record record, params (string Key, string? Text)[] cells) => SaveAsync(Officer, Edit(record, cells));

    public Task<Core.Common.Result<SaveOutcome>> SaveAsync(Actor actor, params RowEdit[] edits) =>
        DoAsync(services => services.GetRequiredService<RecordWriter>().SaveAsync(actor, Submission, edits));

    public static RowEdit Edit(Record record, params (string Key, string? Text)[] cells) => new(record.Id, record.Version)
    {
        Cells = cells.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Text),
    };

    /// <summary>Confirms every row unchanged, so that the submission is complete.</summary>
    public async Task ConfirmAllAsync()
    {
        var records = await OpenAsync();
        Assert.True((await SaveAsync(Officer, [.. records.Select(r => Desk.Edit(r, Complete))])).IsOk);
    }

    /// <summary>A small group whose sheet balances.</summary>
    public static (string Key, string? Text)[] Complete { get; } =
    [
        ("as_of_date", "15/11/2569"), ("members_male", "40"), ("members_female", "60"), ("members_new", "0"), ("members_left", "0"), ("savers_in_round", "90"),
        ("committee_total", "12"), ("committee_executive", "5"), ("committee_credit", "3"), ("committee_audit", "2"), ("committee_promotion", "2"),
        ("satja_balance", "500000"), ("satja_special_balance", "0"), ("deposit_other", "0"), ("satja_in_round", "1000"), ("satja_out_round", "0"),
        ("reserve_fund", "20000"), ("welfare_fund", "5000"), ("subsidy_donation", "0"), ("borrowed_external", "0"), ("other_liabilities", "0"), ("retained_profit", "0"),
        ("cash", "5000"), ("bank_deposits", "120000"), ("loans_outstanding", "400000"), ("business_investment", "0"), ("other_assets", "0"),
        ("borrowers", "30"), ("loan_contracts", "31"), ("loans_disbursed_ytd", "0"), ("principal_repaid_ytd", "0"), ("written_off_ytd", "0"),
        ("overdue_amount", "10000"), ("overdue_borrowers", "2"), ("overdue_over_1y", "0"), ("loan_rate", "6"), ("income_ytd", "30000"), ("expense_ytd", "5000"),
        ("welfare_people_ytd", "0"), ("welfare_paid_ytd", "0"), ("profit_allocated", "0"),
    ];

    private async Task FurnishAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<KlangDb>();
        db.Units.Add(new ReportingUnit { Code = Unit, NameTh = "สำนักงานทดสอบ " + Unit, Level = UnitLevel.District, AreaCode = Area, ProvinceCode = "57" });
        var rounds = await db.Rounds.Where(r => r.Dataset == Dataset && r.FiscalYear == 2570 && r.Number <= 2).OrderBy(r => r.Number).ToListAsync();
        var owed = rounds.ConvertAll(r => new Submission { Id = Guid.CreateVersion7(), RoundId = r.Id, Dataset = Dataset, FiscalYear = 2570, RoundNumber = r.Number, UnitCode = Unit, AreaCode = Area });
        db.Submissions.AddRange(owed);
        await db.SaveChangesAsync();
        (Submission, NextSubmission) = (owed[0].Id, owed[1].Id);
        var register = services.GetRequiredService<Catalogue>().Register(Dataset)!;
        var villages = await db.AreaVersions.Where(v => v.Level == AreaLevel.Village && v.Code.StartsWith(Area)).OrderBy(v => v.Code).Select(v => v.Code).Take(3).ToListAsync();
        foreach (var village in villages)
        {
            var added = await services.GetRequiredService<RegisterWriter>().AddAsync(Officer, register, new EntryEdit(Unit, Group($"กลุ่มออมทรัพย์ทดสอบ {Unit} {village}", village)));
            Assert.Empty(added.Value!.Issues.Where(i => i.Severity == Severity.Error));
        }
    }

    /// <summary>A group as its register wants it.</summary>
    public static ImmutableDictionary<FieldKey, string?> Group(string name, string village) => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["group_name"] = name,
        ["village_code"] = village,
        ["coverage_level"] = "1",
        ["established_date"] = "6/3/2540",
        ["legal_form"] = "0",
        ["has_written_rules"] = "มี",
        ["account_close_month"] = "12",
        ["chair_name"] = "นายทดสอบ ใจดี",
        ["chair_phone"] = "081-234-5678",
        ["group_status"] = "A",
    }.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Value);
}
