using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;

[assembly: AssemblyFixture(typeof(Klang.Web.Tests.Entry.SheetWorlds))]

namespace Klang.Web.Tests.Entry;

/// <summary>A server for each database on which rounds of the datasets with sheets are open.</summary>
public sealed class SheetWorlds : IAsyncDisposable
{
    public const int Year = 2570;

    private static readonly string[] Datasets = ["community-standards", "leader-assessment", "sufficiency-village", "mother-fund"];
    private readonly SemaphoreSlim _starting = new(1);
    private readonly Dictionary<string, KlangServer> _servers = new(StringComparer.Ordinal);
    private int _taken;

    /// <summary>An office with one record to report, and its browser.</summary>
    public async Task<SheetDesk> TakeAsync(string database, string dataset, int round, string entry = "")
    {
        var server = await ServerAsync(database);
        var number = Interlocked.Increment(ref _taken);
        var village = await server.WithAsync(s => s.GetRequiredService<KlangDb>().AreaVersions.Where(v => v.Level == AreaLevel.Village && v.Code.StartsWith("57")).OrderBy(v => v.Code).Select(v => v.Code).Skip(number).FirstAsync());
        var desk = new SheetDesk(server, dataset, "s" + number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture), village);
        await server.WithAsync(services => desk.FurnishAsync(services, round, entry));
        return desk;
    }

    private async Task<KlangServer> ServerAsync(string database)
    {
        await _starting.WaitAsync();
        try
        {
            if (!_servers.TryGetValue(database, out var server))
            {
                _servers[database] = server = await KlangServer.StartAsync(database, "2027-09-10T03:00:00Z");
                await server.WithAsync(OpenAsync);
            }

            return server;
        }
        finally
        {
            _starting.Release();
        }
    }

    private static async Task OpenAsync(IServiceProvider services)
    {
        await services.GetRequiredService<DemoVillages>().EnsureAsync(AreaCode.Parse("57"), 1);
        Assert.True((await services.GetRequiredService<RoundOpening>().OpenYearAsync(Actor.System, new FiscalYear(Year), new DateOnly(2026, 10, 1), [.. Datasets])).IsOk);
        await services.GetRequiredService<KlangDb>().Rounds.ExecuteUpdateAsync(s => s
            .SetProperty(r => r.OpensOn, new DateOnly(2026, 10, 1)).SetProperty(r => r.GraceUntil, new DateOnly(2027, 12, 1)).SetProperty(r => r.LocksOn, new DateOnly(2027, 12, 30)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }
    }
}

/// <summary>One office, one dataset, one record.</summary>
public sealed class SheetDesk(KlangServer server, string dataset, string unit, string village)
{
    public Actor Officer => Desk.Somebody(Role.Officer, unit, village);

    public KlangServer Server => server;

    public Guid Submission { get; private set; }

    /// <summary>What the grid and the API send: cells as JSON, child rows whole.</summary>
    public async Task<GridRow> SaveAsync(object cells, object? lists = null)
    {
        var record = await RecordAsync();
        var request = JsonSerializer.Deserialize<SaveRequest>(JsonSerializer.Serialize(new { rows = new[] { new { id = record.Id, version = record.Version, cells, lists } } }), JsonSerializerOptions.Web)!;
        var saved = await server.WithAsync(s => s.GetRequiredService<CellsSaver>().SaveAsync(Officer, Submission, request));
        Assert.True(saved.IsOk, saved.Problem?.Message.Th);
        return saved.Value.Rows[0];
    }

    public Task<Core.Common.Result<MoveOutcome>> SubmitAsync() => server.WithAsync(s => s.GetRequiredService<SubmissionLife>().SubmitAsync(Officer, Submission, null, Support.Said.ForAll));

    public async Task<Record> RecordAsync() => await server.WithAsync(async services =>
    {
        var context = await services.GetRequiredService<EntryLoader>().FindAsync(Submission);
        await services.GetRequiredService<Carry>().EnsureAsync(context!, Officer);
        return await services.GetRequiredService<KlangDb>().Records.AsNoTracking().SingleAsync(r => r.SubmissionId == Submission);
    });

    /// <summary>The record of the round before, as it was reported.</summary>
    public Task ReportedAsync(int round, string typed) => server.WithAsync(async services =>
    {
        var db = services.GetRequiredService<KlangDb>();
        var now = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == Submission);
        var earlier = await AddAsync(db, round);
        (earlier.PreparedAt, earlier.Rows, earlier.RowsConfirmed) = (DateTime.UnixEpoch, 1, 1);
        var subject = await db.Subjects.SingleAsync(s => s.UnitCode == now.UnitCode);
        db.Records.Add(new Record { Id = Guid.CreateVersion7(), SubmissionId = earlier.Id, SubjectId = subject.Id, SubjectKey = subject.Code, AreaCode = village, State = RecordState.Entered, Answers = Typed(Definition(services).Fields, typed), SavedBy = "test" });
        await db.SaveChangesAsync();
    });

    internal async Task FurnishAsync(IServiceProvider services, int round, string entry)
    {
        var db = services.GetRequiredService<KlangDb>();
        db.Units.Add(new ReportingUnit { Code = unit, NameTh = "สำนักงานทดสอบ " + unit, Level = UnitLevel.District, AreaCode = village, ProvinceCode = "57" });
        if (Definition(services).Register is { } register)
        {
            var fields = services.GetRequiredService<Catalogue>().Register(register)!.Definition.Fields;
            db.Subjects.Add(new Subject { Id = Guid.CreateVersion7(), Register = register, Code = village + unit, Name = "ทดสอบ " + unit, SearchName = unit, AreaCode = village, UnitCode = unit, Active = true, ConfirmedYear = 2570, Answers = Typed(fields, entry), SavedBy = "test" });
        }

        Submission = (await AddAsync(db, round)).Id;
        await db.SaveChangesAsync();
    }

    private async Task<Submission> AddAsync(KlangDb db, int number)
    {
        var round = await db.Rounds.SingleAsync(r => r.Dataset == dataset && r.FiscalYear == SheetWorlds.Year && r.Number == number);
        var owed = new Submission { Id = Guid.CreateVersion7(), RoundId = round.Id, Dataset = dataset, FiscalYear = SheetWorlds.Year, RoundNumber = number, UnitCode = unit, AreaCode = village };
        db.Submissions.Add(owed);
        return owed;
    }

    private DatasetDefinition Definition(IServiceProvider services) => services.GetRequiredService<Catalogue>()[dataset].Definition;

    private static Answers Typed(ImmutableArray<Field> fields, string lines) =>
        lines.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries))
            .Aggregate(Answers.Empty, (all, cell) => fields.FirstOrDefault(f => f.Key.Name == cell[0]) is { } field ? all.With(field.Key, AnswerParser.Parse(field, cell[1]).Answer) : all);
}
