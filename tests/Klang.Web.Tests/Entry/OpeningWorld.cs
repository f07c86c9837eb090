using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Shelf;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Entry;

/// <summary>Two districts of Chiang Rai and their province office, the calendars of two years with every round open, and nobody in the registers.</summary>
internal sealed class OpeningWorld : World
{
    private OpeningWorld(Place place)
        : base(place)
    {
    }

    public static Actor Department { get; } = Person(Role.Department, "planning", "");

    public static Actor Officer { get; } = Person(Role.Officer, "5701", "5701");

    public static Actor Neighbour { get; } = Person(Role.Officer, "5702", "5702");

    public static Actor Province { get; } = Person(Role.ProvinceReviewer, "57", "57");

    public static async Task<OpeningWorld> MakeAsync(string database, params string[] datasets)
    {
        var world = new OpeningWorld(await PlaceAsync(database, "2026-11-22T03:00:00Z"));
        await world.DbAsync(async db =>
        {
            await db.Database.MigrateAsync();
            db.Units.AddRange(
                new ReportingUnit { Code = "57", NameTh = "สพจ.เชียงราย", Level = UnitLevel.Province, AreaCode = "57", ProvinceCode = "57" },
                new ReportingUnit { Code = "5701", NameTh = "สพอ.เมืองเชียงราย", Level = UnitLevel.District, AreaCode = "5701", ProvinceCode = "57" },
                new ReportingUnit { Code = "5702", NameTh = "สพอ.เวียงชัย", Level = UnitLevel.District, AreaCode = "5702", ProvinceCode = "57" },
                new ReportingUnit { Code = "planning", NameTh = "กองแผนงาน", Level = UnitLevel.Department, AreaCode = "", ProvinceCode = "" });
            return await db.SaveChangesAsync();
        });
        await world.RunAsync(async (ShelfBuilder shelf) =>
        {
            await world.DbAsync(async db =>
            {
                await shelf.EnsureAsync(db);
                return true;
            });
            return true;
        });
        foreach (var year in new[] { 2569, 2570 })
        {
            Assert.True((await world.RunAsync((RoundOpening o) => o.OpenYearAsync(Actor.System, new FiscalYear(year), new FiscalYear(year).Start, datasets, collects: true))).IsOk);
        }

        await world.SetRoundsAsync(r => r.SetProperty(x => x.OpensOn, new DateOnly(2024, 1, 1)).SetProperty(x => x.LocksOn, new DateOnly(2030, 1, 1)));
        return world;
    }

    public Task SetRoundsAsync(Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Round>> set) => DbAsync(db => db.Rounds.ExecuteUpdateAsync(set));

    /// <summary>An entry of a register, as it would stand there; the register's own checks are not this world's matter.</summary>
    public Task<Subject> EntryAsync(string register, string code, string unit, bool active = true, params (string Key, string Text)[] cells) => DbAsync(async db =>
    {
        var fields = App.Services.GetRequiredService<Catalogue>().Register(register)!.Definition.Fields;
        var subject = new Subject
        {
            Id = Guid.CreateVersion7(),
            Register = register,
            Code = code,
            Name = "ราย " + code,
            SearchName = code,
            AreaCode = unit + "0101",
            UnitCode = unit,
            Active = active,
            Answers = cells.Aggregate(Answers.Empty, (all, cell) => all.With(FieldKey.Parse(cell.Key), AnswerParser.Parse(fields.First(f => f.Key.Name == cell.Key), cell.Text).Answer)),
            SavedBy = "test",
        };
        db.Subjects.Add(subject);
        await db.SaveChangesAsync();
        return subject;
    });

    public Task<Guid> SubmissionAsync(string dataset, int year, int round, string unit = "5701") =>
        DbAsync(db => db.Submissions.Where(s => s.Dataset == dataset && s.FiscalYear == year && s.RoundNumber == round && s.UnitCode == unit).Select(s => s.Id).SingleAsync());

    public Task<Submission> FindAsync(Guid id) => DbAsync(db => db.Submissions.AsNoTracking().SingleAsync(s => s.Id == id));

    /// <summary>Opens a submission as somebody's visit would, and gives its rows by subject.</summary>
    public async Task<Dictionary<string, Record>> OpenAsync(Guid submission, Actor? by = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var context = await scope.ServiceProvider.GetRequiredService<EntryLoader>().FindAsync(submission);
        await scope.ServiceProvider.GetRequiredService<Carry>().EnsureAsync(context!, by ?? Officer);
        return await RowsAsync(submission);
    }

    public Task<Dictionary<string, Record>> RowsAsync(Guid submission) =>
        DbAsync(db => db.Records.AsNoTracking().Where(r => r.SubmissionId == submission).ToDictionaryAsync(r => r.SubjectKey));

    public async Task<SavedRow> SaveAsync(Guid submission, Record record, params (string Key, string? Text)[] cells) =>
        await SaveAsync(submission, Officer, new RowEdit(record.Id, record.Version) { Cells = cells.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Text) });

    public async Task<SavedRow> SaveAsync(Guid submission, Actor by, RowEdit edit)
    {
        var saved = await RunAsync((RecordWriter writer) => writer.SaveAsync(by, submission, [edit]));
        Assert.True(saved.IsOk, saved.Problem?.Message.En);
        return saved.Value.Rows[0];
    }

    /// <summary>A client of the API, with a token of its own.</summary>
    public async Task<HttpClient> ApiAsync(Actor actor)
    {
        var token = "klang_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await DbAsync(async db =>
        {
            var name = "u" + Guid.NewGuid().ToString("N");
            var user = new KlangUser { Id = Guid.NewGuid(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = actor.Name, UnitCode = actor.UnitCode, Role = actor.Role, SecurityStamp = name };
            db.Users.Add(user);
            db.ApiTokens.Add(new ApiToken { Id = Guid.NewGuid(), UserId = user.Id, Name = "test", Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), CanWrite = true });
            return await db.SaveChangesAsync();
        });
        var client = new HttpClient { BaseAddress = new Uri(App.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static async Task<(int Status, JsonElement Body)> AnswerAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public static async Task<IHtmlDocument> PageAsync(HttpClient browser, string address) =>
        await new HtmlParser().ParseDocumentAsync(await (await browser.GetAsync(address)).Content.ReadAsStringAsync());

    /// <summary>Presses a button of the page's form that holds it, with what the form holds.</summary>
    public static async Task<HttpResponseMessage> PressAsync(HttpClient browser, string address, string button, params (string Name, string Value)[] typed)
    {
        var page = await PageAsync(browser, address);
        var pressed = page.QuerySelector(button) as IHtmlButtonElement;
        Assert.True(pressed?.Form is not null, $"{address} has no {button}");
        var fields = pressed.Form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is { Length: > 0 } && i.Type is not ("radio" or "checkbox") || i.IsChecked).ToDictionary(i => i.Name!, i => i.Value, StringComparer.Ordinal);
        if (pressed.Name is { Length: > 0 } name)
        {
            fields[name] = pressed.Value;
        }

        foreach (var (key, value) in typed)
        {
            fields[key] = value;
        }

        return await browser.PostAsync(pressed.Form.GetAttribute("action") ?? address, new FormUrlEncodedContent(fields));
    }

    /// <summary>Every row of a table as text, in its columns' order; what no two runs can share is left out.</summary>
    public Task<List<string>> DumpAsync(string table, string where = "1 = 1") => DbAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table} WHERE {where}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join("; ", Enumerable.Range(0, reader.FieldCount)
                .Where(i => reader.GetName(i) is not ("id" or "record_id" or "submission_id" or "subject_id" or "round_id" or "actor_id" or "hash" or "previous_hash"))
                .Select(i => reader.GetName(i) + "=" + reader.GetValue(i))));
        }

        return rows.Order(StringComparer.Ordinal).ToList();
    });
}
