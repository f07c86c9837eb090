using Klang.Core.Datasets;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Entry;

/// <summary>Answers that name an entry of a register.</summary>
public sealed class SubjectFieldsTests(Desks desks)
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Check_CodeThatTheRegisterLacks_IsAnErrorAtTheCell(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        var code = await RegisterAsync(desk, "570101", "57");
        var stranger = await RegisterAsync(desk, "500101", "50");
        var elsewhere = await RegisterAsync(desk, "570102", "57", "otop-product");

        Task<string?> At(string text) => RuleAtAsync(desk, text);

        Assert.Null(await At(code));
        Assert.Null(await At(code.ToLowerInvariant()));
        Assert.Equal("unknown_subject awards[0].recipient", await At(code + "9"));
        Assert.Equal("unknown_subject awards[0].recipient", await At(elsewhere));
        Assert.Equal("unknown_subject awards[0].recipient", await At("นายสมชาย"));
        if (!desk.Server.App.Services.GetRequiredService<Catalogue>().Register(Recipient(desk).Registers[0])!.Definition.Shared)
        {
            Assert.Equal("unknown_subject awards[0].recipient", await At(stranger));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Form_EntriesOfTheOfficesArea_CanBePickedByName(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        var code = await RegisterAsync(desk, "570101", "57");
        await desk.SaveAsync(("held_status", "held"));
        await desk.SaveRowAsync("awards", ("recipient_kind", "leader_male"), ("recipient", code));
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);

        var page = (await browser.GetAsync(desk.FormPath)).Page;

        var options = page.QuerySelectorAll("#awards_0_recipient option, datalist[id^='offered-'] option");
        Assert.Contains(options, o => o.GetAttribute("value") == code && (o.TextContent + o.GetAttribute("label")).Contains("ทดสอบ " + code, StringComparison.Ordinal));
    }

    private static SubjectField Recipient(EventDesk desk) => desk.Server.App.Services.GetRequiredService<Catalogue>()["leader-day"].Definition.Lists
        .SelectMany(l => l.Fields).OfType<SubjectField>().Single(f => f.Key.Name == "recipient");

    private static async Task<string?> RuleAtAsync(EventDesk desk, string code)
    {
        await desk.SaveAsync(("held_status", "held"));
        var issues = await desk.SaveRowAsync("awards", ("recipient_kind", "leader_male"), ("recipient", code));
        return issues.Where(i => i.Rule == "unknown_subject").Select(i => $"{i.Rule} {i.At[0]}").FirstOrDefault();
    }

    private static Task<string> RegisterAsync(EventDesk desk, string area, string unit, string? register = null) => desk.Server.WithAsync(async services =>
    {
        var key = register ?? Recipient(desk).Registers[0];
        var code = area + "X" + Random.Shared.Next(100000, 999999).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var db = services.GetRequiredService<KlangDb>();
        db.Subjects.Add(new Subject { Id = Guid.CreateVersion7(), Register = key, Code = code, Name = "ทดสอบ " + code, SearchName = code, AreaCode = area, UnitCode = unit, Active = true, SavedBy = "ทดสอบ" });
        await db.SaveChangesAsync();
        return code;
    });
}
