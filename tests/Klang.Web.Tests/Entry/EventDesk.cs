using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Entry;

/// <summary>A provincial office made for one test, with the report of its anniversary event (dataset 1): conditions, photographs, references.</summary>
internal sealed class EventDesk
{
    private static readonly SemaphoreSlim Making = new(1);
    private static int _made;

    private EventDesk(KlangServer server, string unit) => (Server, Unit) = (server, unit);

    public KlangServer Server { get; }

    public string Unit { get; }

    public Guid Submission { get; private set; }

    public Guid Next { get; private set; }

    public Guid Record { get; private set; }

    public Actor Officer { get; private init; } = null!;

    public Actor Stranger { get; } = Desk.Somebody(Role.Officer, "5001", "5001");

    public string FormPath => $"/entry/{Submission}/records/{Record}";

    /// <summary>The smallest png there is.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static async Task<EventDesk> MakeAsync(Desks desks, string database)
    {
        var server = await desks.ServerAsync(database);
        var unit = "e" + Interlocked.Increment(ref _made).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        var desk = new EventDesk(server, unit) { Officer = Desk.Somebody(Role.Officer, unit, "57") };
        await server.WithAsync(desk.FurnishAsync);
        desk.Record = (await desk.OpenAsync(desk.Submission)).Id;
        return desk;
    }

    public Task<Record> OpenAsync(Guid submission) => Server.WithAsync(async services =>
    {
        var context = await services.GetRequiredService<EntryLoader>().FindAsync(submission);
        await services.GetRequiredService<Carry>().EnsureAsync(context!, Officer);
        return await services.GetRequiredService<KlangDb>().Records.AsNoTracking().SingleAsync(r => r.SubmissionId == submission);
    });

    public Task<Record> ReadAsync() => Server.WithAsync(s => s.GetRequiredService<KlangDb>().Records.AsNoTracking().SingleAsync(r => r.Id == Record));

    public async Task<Result<SaveOutcome>> SaveAsync(params (string Key, string? Text)[] cells) => await SaveAsync(Desk.Edit(await ReadAsync(), cells));

    public Task<Result<SaveOutcome>> SaveAsync(RowEdit edit) => Server.WithAsync(s => s.GetRequiredService<RecordWriter>().SaveAsync(Officer, Submission, [edit]));

    /// <summary>Saves one row of a list in place of what it had.</summary>
    public async Task<ImmutableArray<Issue>> SaveRowAsync(string list, params (string Key, string? Text)[] cells)
    {
        var edit = Desk.Edit(await ReadAsync()) with
        {
            Lists = ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>.Empty
                .Add(FieldKey.Parse(list), [cells.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Text)]),
        };
        return (await SaveAsync(edit)).Value!.Rows[0].Issues;
    }

    private async Task FurnishAsync(IServiceProvider services)
    {
        await Making.WaitAsync();
        try
        {
            var db = services.GetRequiredService<KlangDb>();
            db.Units.Add(new ReportingUnit { Code = Unit, NameTh = "สำนักงานทดสอบ " + Unit, Level = UnitLevel.Province, AreaCode = "57", ProvinceCode = "57" });
            Submission = Owe(db, await RoundAsync(db, 2570, new DateOnly(2026, 11, 30)));
            Next = Owe(db, await RoundAsync(db, 2571, new DateOnly(2026, 12, 30)));
            await db.SaveChangesAsync();
        }
        finally
        {
            Making.Release();
        }
    }

    private Guid Owe(KlangDb db, Round round)
    {
        var owed = new Submission { Id = Guid.CreateVersion7(), RoundId = round.Id, Dataset = "leader-day", FiscalYear = round.FiscalYear, RoundNumber = 1, UnitCode = Unit, AreaCode = "57" };
        db.Submissions.Add(owed);
        return owed.Id;
    }

    private static async Task<Round> RoundAsync(KlangDb db, int year, DateOnly due)
    {
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Dataset == "leader-day" && r.FiscalYear == year);
        if (round is null)
        {
            round = new Round
            {
                Dataset = "leader-day", FiscalYear = year, Number = 1, ReportedBy = "province", Collects = true,
                OpensOn = new DateOnly(2026, 10, 1), AnnouncedOn = new DateOnly(2026, 10, 1), DueOn = due, EffectiveDueOn = due, GraceUntil = due.AddDays(7), LocksOn = due.AddDays(30),
            };
            db.Rounds.Add(round);
            await db.SaveChangesAsync();
        }

        return round;
    }
}
