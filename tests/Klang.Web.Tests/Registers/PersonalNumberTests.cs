using System.Net;
using System.Text;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Web.Features.Registers;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Registers;

/// <summary>National ids of register entries: encrypted, masked everywhere, found again, read for a reason.</summary>
public sealed class PersonalNumberTests
{
    private const string Typed = "1-2345-67890-12-1";
    private const string Digits = "1234567890121";
    private const string Mask = "1-xxxx-xxxxx-12-1";
    private static readonly FieldKey Chair = FieldKey.Parse("chair_nid");

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Number_WholeLife_StandsNowhereInPlain(string database)
    {
        await using var host = await NumbersHost.MakeAsync(database);
        using var browser = new SignedInBrowser(host.Server, host.Officer);
        var id = (await host.AddAsync(host.Officer, "กลุ่มหนึ่ง", Typed)).Value!.Subject!.Id;
        await host.AddAsync(host.Officer, "กลุ่มสอง", "๑๒๓๔๕๖๗๘๙๐๑๒๑");
        await host.AddAsync(host.Neighbour, "กลุ่มสาม", Digits);
        await host.ChangeAsync(host.Officer, id, ("chair_nid", Mask), ("chair_name", "นายใหม่ ใจงาม"));
        var page = $"/registers/savings-group/entries/{id}";
        await browser.FillInAsync(page, "form.form[data-guard]", [("chair_nid", Digits)]);
        var shown = await browser.FillInAsync(page, "#number", [("reason", "ตรวจกับบัตร")]);

        Assert.True(shown.Body.Contains(Typed, StringComparison.Ordinal), $"{shown.Status}: {shown.Text("main")}");
        Assert.Equal(Mask, AnswerText.Edit(host.Register.Form.Definition.Field(Chair)!, (await host.DbAsync(db => db.Subjects.SingleAsync(s => s.Id == id))).Answers[Chair]));
        Assert.DoesNotContain(host.Logged.Lines, l => l.Contains(Digits, StringComparison.Ordinal) || l.Contains(Typed, StringComparison.Ordinal));
        Assert.True(host.Logged.Lines.Any(), "Nothing was logged, so nothing was proven.");
        await NoPlainNumberAsync(host, database);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Reveal_NeedsTheOfficesOfficerAndAReason_AndStandsInTheTrail(string database)
    {
        await using var host = await NumbersHost.MakeAsync(database);
        var id = (await host.AddAsync(host.Officer, "กลุ่มหนึ่ง", Typed)).Value!.Subject!.Id;

        Task<Core.Common.Result<string>> Read(Actor actor, string? reason) =>
            host.Server.WithAsync(s => s.GetRequiredService<NumberReading>().ReadAsync(actor, host.Register, id, "chair_nid", reason));

        Assert.Equal("422.3", (await Read(host.Officer, " ")).Problem?.Code);
        Assert.Equal("403.2", (await Read(host.Neighbour, "อยากรู้ว่าใคร")).Problem?.Code);
        Assert.Equal("403.2", (await Read(host.Reviewer, "อยากรู้ว่าใคร")).Problem?.Code);
        Assert.Equal("404.1", (await Read(Desk.Somebody(Role.Officer, "5001", "5001"), "อยากรู้ว่าใคร")).Problem?.Code);
        Assert.Equal(Typed, (await Read(host.Officer, "ตรวจกับบัตรประชาชน")).Value);
        var line = await host.DbAsync(db => db.Trail.SingleAsync(t => t.What == "register.read-number"));
        Assert.Equal(("n1", "ตรวจกับบัตรประชาชน", host.Officer.Id), (line.Stream, line.Why, line.ActorId));
        Assert.Equal(3, await host.DbAsync(db => db.Trail.CountAsync(t => t.What == "access.refused" && t.Details!.Contains("ReadPersonalNumber"))));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Add_SameNumber_NamesTheOwnEntryAndNobodyElses(string database)
    {
        await using var host = await NumbersHost.MakeAsync(database);
        var first = (await host.AddAsync(host.Officer, "กลุ่มหนึ่ง", Typed)).Value!.Subject!;

        var own = (await host.AddAsync(host.Officer, "กลุ่มสอง", Digits)).Value!;
        var strange = (await host.AddAsync(host.Neighbour, "กลุ่มสาม", Digits)).Value!;

        Assert.Null(own.Subject);
        Assert.Equal(first.Id, own.Twin!.Id);
        Assert.Contains(first.Code, Assert.Single(own.Issues, i => i.Rule == "number_taken").Message.Th, StringComparison.Ordinal);
        Assert.Null(strange.Subject);
        Assert.Null(strange.Twin);
        var told = Assert.Single(strange.Issues, i => i.Rule == "number_taken").Message;
        Assert.All(new[] { first.Code, first.Name, "5701" }, secret => Assert.DoesNotContain(secret, told.Th + told.En, StringComparison.Ordinal));
        Assert.Contains("จังหวัด", told.Th, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Add_SameNumberAtOnce_IsTakenOnce(string database)
    {
        await using var host = await NumbersHost.MakeAsync(database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => host.AddAsync(i % 2 == 0 ? host.Officer : host.Neighbour, "กลุ่ม " + i, Typed)));

        Assert.Single(outcomes, o => o.Value!.Subject is not null);
        Assert.Equal(1, await host.DbAsync(db => db.PersonalNumbers.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Change_MaskComesBack_KeepsTheNumber_OtherTextsChangeOrRemoveIt(string database)
    {
        await using var host = await NumbersHost.MakeAsync(database);
        var id = (await host.AddAsync(host.Officer, "กลุ่มหนึ่ง", Typed)).Value!.Subject!.Id;
        Task<string> Cipher() => host.DbAsync(db => db.PersonalNumbers.Where(n => n.SubjectId == id).Select(n => n.Cipher).SingleAsync());
        var kept = await Cipher();

        Assert.NotNull((await host.ChangeAsync(host.Officer, id, ("chair_nid", Mask))).Value!.Subject);
        Assert.Equal(kept, await Cipher());
        Assert.Equal("masked", (await host.ChangeAsync(host.Officer, id, ("chair_nid", "2-xxxx-xxxxx-99-9"))).Value!.Issues[0].Rule);
        var wrong = (await host.ChangeAsync(host.Officer, id, ("chair_nid", "1234567890122"))).Value!.Issues.Single(i => i.Rule == "unparsed");
        Assert.Contains("หลักสุดท้ายไม่ตรงกับ 12 หลักแรก", wrong.Message.Th, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890122", wrong.Message.Th, StringComparison.Ordinal);
        Assert.NotNull((await host.ChangeAsync(host.Officer, id, ("chair_nid", ""))).Value!.Subject);
        Assert.Equal(0, await host.DbAsync(db => db.PersonalNumbers.CountAsync()));
        Assert.NotNull((await host.AddAsync(host.Neighbour, "กลุ่มสอง", Digits)).Value!.Subject);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Page_TwinInTheOwnOffice_LinksToIt(string database)
    {
        await using var host = await NumbersHost.MakeAsync(database);
        var first = (await host.AddAsync(host.Officer, "กลุ่มหนึ่ง", Typed)).Value!.Subject!;
        var second = (await host.AddAsync(host.Officer, "กลุ่มสอง", null)).Value!.Subject!;
        using var browser = new SignedInBrowser(host.Server, host.Officer);

        var page = await browser.FillInAsync($"/registers/savings-group/entries/{second.Id}", "form.form[data-guard]", [("chair_nid", Digits)]);

        Assert.NotNull(page.Page.QuerySelector($".notice--error a[href='/registers/savings-group/entries/{first.Id}']"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task Key_IsMadeOnceForItsOwnerAlone_AndAnotherKeyDoesNotStart()
    {
        await using var host = await NumbersHost.MakeAsync("sqlite");
        await host.AddAsync(host.Officer, "กลุ่มหนึ่ง", Typed);
        var path = Path.Combine(host.Server.Folder, "keys", "personal-number.key");

        Assert.Equal(64, (await File.ReadAllTextAsync(path)).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        await host.Server.WithAsync(s => s.GetRequiredService<PersonalNumbers>().ConfirmKeyAsync());
        File.Move(path, path + ".away");
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Server.WithAsync(s => s.GetRequiredService<PersonalNumbers>().ConfirmKeyAsync()));
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData(KlangMode.Production, KlangOptions.SamplePersonalNumberKey, 1)]
    [InlineData(KlangMode.Demo, KlangOptions.SamplePersonalNumberKey, 0)]
    [InlineData(KlangMode.Production, "too short", 1)]
    [InlineData(KlangMode.Demo, "", 1)]
    [InlineData(KlangMode.Production, "0123456789abcdef0123456789abcdef", 0)]
    [InlineData(KlangMode.Production, null, 0)]
    public void Complaints_Key_TheSampleAndShortOnesAreRefused(KlangMode mode, string? key, int complaints) =>
        Assert.Equal(complaints, new KlangOptions { Mode = mode, PersonalNumberKey = key }.Complaints().Count());

    private static async Task NoPlainNumberAsync(NumbersHost host, string database)
    {
        if (database == "sqlite")
        {
            foreach (var file in Directory.EnumerateFiles(host.Server.Folder, "klang.db*"))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var bytes = new byte[stream.Length];
                await stream.ReadExactlyAsync(bytes);
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("กลุ่มหนึ่ง")) >= 0 || !file.EndsWith("-wal", StringComparison.Ordinal), "The scan looks at the wrong bytes.");
                Assert.All(new[] { Digits, Typed }, plain => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(plain)) < 0, $"{plain} stands in {Path.GetFileName(file)}."));
            }

            return;
        }

        await host.DbAsync(async db =>
        {
            var tables = await db.Database.SqlQuery<string>($"SELECT table_name AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'").ToListAsync();
            Assert.Contains("trail", tables);
            foreach (var table in tables)
            {
#pragma warning disable EF1002 // Names come from the catalogue of the test's own database.
                var rows = await db.Database.SqlQueryRaw<string>($"SELECT t::text AS \"Value\" FROM \"{table}\" t WHERE t::text LIKE '%{Digits}%' OR t::text LIKE '%{Typed}%'").ToListAsync();
#pragma warning restore EF1002
                Assert.True(rows.Count == 0, $"{table}: {rows.FirstOrDefault()}");
            }

            return true;
        });
    }
}
