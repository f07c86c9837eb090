using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Admin;
using Klang.Web.Features.Areas;
using Klang.Web.Features.People;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.E2E.Tests.Support;

/// <summary>Savings groups to type about: a district's register as long as a test wants it, on a host without sample data. Each test takes a district.</summary>
public sealed class Workplace : IAsyncLifetime
{
    private const string Dataset = "savings-group";

    private KlangServer? _server;
    private int _taken;

    public Uri? Address => _server?.Address;

    public async ValueTask InitializeAsync()
    {
        if (Site.Chromium is null)
        {
            return;
        }

        _server = await KlangServer.StartAsync("sqlite", "2026-11-22T03:00:00Z");
        await _server.WithAsync(async services =>
        {
            await services.GetRequiredService<FirstCalendars>().LoadAsync();
            await services.GetRequiredService<DemoVillages>().EnsureAsync(AreaCode.Parse("57"), 2570);
            await services.GetRequiredService<DemoAccounts>().EnsureAsync();
        });
    }

    /// <summary>A district whose register holds <paramref name="groups"/> groups, none of them typed about yet.</summary>
    public async Task<Office> TakeAsync(int groups)
    {
        Assert.SkipUnless(_server is not null || TestDatabases.MustHaveAll, "Browser tests are left out: there is no Chromium.");
        var unit = "57" + (Interlocked.Increment(ref _taken)).ToString("D2", CultureInfo.InvariantCulture);
        var submission = await _server!.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KlangDb>();
            var village = await db.AreaVersions.Where(v => v.Level == AreaLevel.Village && v.Code.StartsWith(unit)).OrderBy(v => v.Code).Select(v => v.Code).FirstAsync();
            db.Subjects.AddRange(Enumerable.Range(1, groups).Select(n => Group(unit, village, n)));
            await db.SaveChangesAsync();
            return await db.Submissions.Where(s => s.UnitCode == unit && s.Dataset == Dataset && s.FiscalYear == 2570 && s.RoundNumber == 1).Select(s => s.Id).SingleAsync();
        });
        return new Office("officer" + unit, submission);
    }

    /// <summary>What the database holds now: a cell's text as it would be typed, by record and field.</summary>
    public Task<Dictionary<(Guid Record, string Field), string>> StoredAsync(Office office) => _server!.WithAsync(async services =>
    {
        var definition = services.GetRequiredService<Catalogue>().Find(Dataset)!.Definition;
        var records = await services.GetRequiredService<KlangDb>().Records.AsNoTracking().Where(r => r.SubmissionId == office.Submission).ToListAsync();
        return records.SelectMany(r => definition.Fields.Select(f => (Key: (r.Id, f.Key.Name), Text: AnswerText.Edit(f, NotAsked.Given(r.Answers[f.Key])))))
            .Where(c => c.Text.Length > 0).ToDictionary(c => c.Key, c => c.Text);
    });

    /// <summary>The names of the groups by record.</summary>
    public Task<Dictionary<Guid, string>> NamesAsync(Office office) => _server!.WithAsync(services =>
        services.GetRequiredService<KlangDb>().Records.AsNoTracking().Where(r => r.SubmissionId == office.Submission).Select(r => new { r.Id, r.Subject!.Name }).ToDictionaryAsync(r => r.Id, r => r.Name));

    /// <summary>Raw text as the one parser reads it, as it would be typed again.</summary>
    public string Read(string field, string? typed)
    {
        var asked = _server!.App.Services.GetRequiredService<Catalogue>().Find(Dataset)!.Definition.Field(FieldKey.Parse(field))!;
        return AnswerText.Edit(asked, AnswerParser.Parse(asked, typed).Answer);
    }

    /// <summary>How often the trail says that the submission was saved.</summary>
    public Task<int> SavesAsync(Office office) => _server!.WithAsync(services =>
        services.GetRequiredService<KlangDb>().Trail.CountAsync(t => t.What == "record.save" && t.Stream == office.Unit));

    private static Subject Group(string unit, string village, int number)
    {
        var code = village + "S" + number.ToString("D4", CultureInfo.InvariantCulture);
        var name = "กลุ่มออมทรัพย์ทดสอบ " + number.Plain();
        return new Subject
        {
            Id = Guid.CreateVersion7(),
            Register = Dataset,
            Code = code,
            Name = name,
            SearchName = name,
            AreaCode = village,
            UnitCode = unit,
            Active = true,
            Answers = Answers.Empty.With(FieldKey.Parse("group_name"), new Answered(Klang.Core.Datasets.Expressions.Value.Of(name))),
            Version = 1,
            SavedAt = DateTime.UnixEpoch,
            SavedBy = "test",
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}

/// <summary>An officer and the submission that they fill in.</summary>
public sealed record Office(string User, Guid Submission)
{
    public string Unit => User["officer".Length..];

    public string Path => $"/entry/{Submission:D}";
}
