using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using Klang.Core.People;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Letters;

/// <summary>Through the real doors: pages, forms and files.</summary>
public sealed class LetterPagesTests
{
    private const string Reminder = "/letters/new/reminder?fiscalYear=2570";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Make_PreviewedLetter_IsKeptUnderItsHashWithATrailLine(string database)
    {
        await using var world = await StartAsync(database);
        using var browser = await world.SignedInAsync(LetterTown.Province);
        var page = await Pages.ReadAsync(browser, Reminder + "&number=ชร+0019.3%2Fว+7");
        Assert.Contains("ที่ ชร ๐๐๑๙.๓/ว ๗", page.QuerySelector(".letter-sheet")!.TextContent);

        using var made = await Pages.PostAsync(browser, Reminder, Form(page, "#make"));

        Assert.Equal((HttpStatusCode.Redirect, "/letters"), (made.StatusCode, made.Headers.Location?.OriginalString));
        var letter = await world.DbAsync(db => db.Letters.AsNoTracking().SingleAsync());
        var row = (await Pages.ReadAsync(browser, "/letters")).QuerySelector("#made tbody tr")!;
        Assert.Contains(letter.Title, row.TextContent);
        using var file = await browser.GetAsync($"/letters/{letter.Id}/file");
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.Equal((letter.Sha256, "attachment"), (Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Content.Headers.ContentDisposition?.DispositionType));
        using var docx = new DocxReader(bytes);
        Assert.Contains("ที่ ชร ๐๐๑๙.๓/ว ๗", docx.All);
        Assert.Equal(["letter.make"], await TrailAsync(world, letter.Title));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task File_OfAnotherOffice_IsNotFound(string database)
    {
        await using var world = await StartAsync(database);
        using var browser = await world.SignedInAsync(LetterTown.Province);
        using var made = await Pages.PostAsync(browser, Reminder, Form(await Pages.ReadAsync(browser, Reminder), "#make"));
        var id = await world.DbAsync(db => db.Letters.Select(l => l.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(world, LetterTown.Neighbour, $"/letters/{id}/file"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(world, LetterTown.Officer, $"/letters/{id}/file"));
        Assert.Empty((await world.PageAsync(LetterTown.Neighbour, "/letters")).QuerySelectorAll("#made"));
    }

    [Theory]
    [InlineData("/letters")]
    [InlineData("/letters/new/announcement")]
    [InlineData("/letters/templates/overdue")]
    public async Task Get_AsADistrictOrAnAdministrator_IsRefused(string address)
    {
        await using var world = await StartAsync(World.Sqlite);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(world, LetterTown.Officer, address));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(world, Desk.Somebody(Role.Administrator, "planning", ""), address));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(world, LetterTown.Bureau, address));
    }

    [Fact]
    public async Task Make_NothingToSay_AnswersThePageWithTheReasonAndKeepsNothing()
    {
        await using var world = await StartAsync(World.Sqlite);
        using var browser = await world.SignedInAsync(LetterTown.Province);
        var page = await Pages.ReadAsync(browser, Reminder);

        using var refused = await browser.PostAsync("/letters/new/overdue", new FormUrlEncodedContent(Pages.Fields(Form(page, "#make"))));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("ไม่มีรายงานค้างส่ง", (await Pages.ReadAsync(refused)).QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(0, await world.DbAsync(db => db.Letters.CountAsync()));
    }

    [Theory]
    [InlineData("/letters/new/nothing", HttpStatusCode.NotFound)]
    [InlineData("/letters/templates/nothing", HttpStatusCode.NotFound)]
    [InlineData("/letters/new/reminder?fiscalYear=2027", HttpStatusCode.OK)]
    public async Task Get_BadAddress_IsAnAnswerNotAFault(string address, HttpStatusCode status)
    {
        await using var world = await StartAsync(World.Sqlite);

        Assert.Equal(status, await StatusAsync(world, LetterTown.Province, address));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Template_ChangedShownAndSaved_IsTheNextLettersWording(string database)
    {
        await using var world = await StartAsync(database);
        using var browser = await world.SignedInAsync(LetterTown.Province);
        const string Address = "/letters/templates/reminder";
        var first = await Pages.ReadAsync(browser, Address);

        using var shown = await WordAsync(browser, first, "preview", ("copies", "นายอำเภอ <b>ทุก</b> แห่ง {year}"));
        Assert.Contains("สำเนาส่ง นายอำเภอ <b>ทุก</b> แห่ง {year}", (await Pages.ReadAsync(shown)).QuerySelector(".letter-sheet")!.TextContent);
        Assert.Equal(0, await world.DbAsync(db => db.LetterTemplates.CountAsync()));
        using var saved = await WordAsync(browser, first, "save", ("copies", "นายอำเภอ <b>ทุก</b> แห่ง {year}"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        Assert.Contains("สำเนาส่ง นายอำเภอ <b>ทุก</b> แห่ง ๒๕๗๐", (await Pages.ReadAsync(browser, Reminder)).QuerySelector(".letter-sheet")!.TextContent);
        Assert.DoesNotContain("สำเนาส่ง", (await world.PageAsync(LetterTown.Neighbour, Reminder)).QuerySelector(".letter-sheet")!.TextContent);
        var kept = await world.DbAsync(db => db.LetterTemplates.AsNoTracking().SingleAsync());
        Assert.Equal(("57", "reminder", """{"copies":"นายอำเภอ <b>ทุก</b> แห่ง {year}"}"""), (kept.UnitCode, kept.Kind, kept.Parts));

        using var stale = await WordAsync(browser, first, "save", ("copies", "อีกคน"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var reset = await WordAsync(browser, await Pages.ReadAsync(browser, Address), "reset");
        Assert.DoesNotContain("สำเนาส่ง", (await Pages.ReadAsync(browser, Reminder)).QuerySelector(".letter-sheet")!.TextContent);
    }

    [Theory]
    [InlineData("subject", "")]
    [InlineData("cause", "ปี {yaer}")]
    public async Task Template_ThatIsNoLetter_IsRefusedAtItsPartAndWhatWasTypedStays(string part, string text)
    {
        await using var world = await StartAsync(World.Sqlite);
        using var browser = await world.SignedInAsync(LetterTown.Province);

        using var refused = await WordAsync(browser, await Pages.ReadAsync(browser, "/letters/templates/thanks"), "save", (part, text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var box = (IHtmlTextAreaElement)(await Pages.ReadAsync(refused)).QuerySelector("#part-" + part)!;
        Assert.Equal(("true", text), (box.GetAttribute("aria-invalid"), box.Value));
        Assert.Equal(0, await world.DbAsync(db => db.LetterTemplates.CountAsync()));
    }

    private static async Task<FiguresWorld> StartAsync(string database)
    {
        var world = await LetterTown.MakeAsync(database, LetterTown.Before);
        await world.StartAsync();
        return world;
    }

    private static IHtmlFormElement Form(IHtmlDocument page, string selector) => (IHtmlFormElement)page.QuerySelector(selector)!;

    private static Task<HttpResponseMessage> WordAsync(HttpClient browser, IHtmlDocument page, string act, params (string Name, string Value)[] typed)
    {
        var form = Form(page, "#wording");
        var parts = form.Elements.OfType<IHtmlTextAreaElement>().Select(t => (t.Name!, t.Value)).Where(t => typed.All(x => x.Name != t.Item1));
        return Pages.PostAsync(browser, "", form, [.. parts, .. typed, ("act", act)]);
    }

    private static async Task<HttpStatusCode> StatusAsync(FiguresWorld world, Actor actor, string address)
    {
        using var browser = await world.SignedInAsync(actor);
        using var response = await browser.GetAsync(address);
        return response.StatusCode;
    }

    private static Task<List<string>> TrailAsync(FiguresWorld world, string subject) =>
        world.DbAsync(db => db.Trail.Where(t => t.Stream == "57" && t.Subject == subject).Select(t => t.What).ToListAsync());
}
