using System.Net;
using AngleSharp.Dom;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Entry;

/// <summary>Questions answered with files: on the form, in the rules, in the filed copy.</summary>
public sealed class FileFieldsTests(Desks desks)
{
    private static readonly byte[] Pdf = "%PDF-1.7\n%%EOF\n"u8.ToArray();

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Form_Photographs_AreAttachedShownAndTakenOutWithoutJavaScript(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);

        var saved = await browser.FillInAsync(desk.FormPath, "form.form", [("held_status", "held")], "stay", ("photos.add=งาน 1.png", EventDesk.Png), ("photos.add=งาน 2.png", EventDesk.Png));
        Assert.EndsWith("?saved=true", saved.Location, StringComparison.Ordinal);
        var form = await browser.GetAsync(desk.FormPath);
        Assert.Equal(["งาน 1.png", "งาน 2.png"], form.Page.QuerySelectorAll(".files__name").Select(n => n.TextContent).Order(StringComparer.Ordinal));
        Assert.Empty(form.Page.QuerySelectorAll("#photos-issues li"));
        var address = form.Page.QuerySelector(".files__link")!.GetAttribute("href")!;
        var picture = await browser.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (picture.Status, picture.Response.Content.Headers.ContentType!.MediaType));

        var out1 = form.Page.QuerySelector("input[name='photos.remove']")!.GetAttribute("value")!;
        await browser.FillInAsync(desk.FormPath, "form.form", [("photos.remove", out1)], "stay");
        form = await browser.GetAsync(desk.FormPath);
        Assert.Single(form.Page.QuerySelectorAll(".files__item"));
        Assert.Contains("ต้องมีอย่างน้อย 2 ไฟล์ แต่มี 1", form.Page.QuerySelector("[id^=photos]")!.Closest(".field")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/entry/{desk.Submission}/files/{out1}")).Status);
        Assert.True(await desk.Server.WithAsync(s => s.GetRequiredService<KlangDb>().Trail.AnyAsync(t => t.Stream == desk.Unit && t.What == "record.save" && t.Details!.Contains(out1))));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Form_FileOfAnotherKind_IsToldAndTheRestIsSaved(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);

        var page = await browser.FillInAsync(desk.FormPath, "form.form", [("held_status", "held"), ("theme_th", "รวมพลัง")], "stay", ("photos.add=a.pdf", Pdf));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("JPG, PNG", page.Text(".notice--error"), StringComparison.Ordinal);
        var answers = (await desk.ReadAsync()).Answers;
        Assert.Equal("รวมพลัง", answers.Value(FieldKey.Parse("theme_th")).Text);
        Assert.Null(answers[FieldKey.Parse("photos")]);
    }

    [Theory(DisplayName = "Dataset 1: an event that was held needs its photographs, one that was not needs none"), MemberData(nameof(Databases))]
    public async Task Check_Photographs_AreAskedForWhereTheEventWasHeld(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);

        Assert.Contains((await desk.SaveAsync(("held_status", "held"))).Value!.Rows[0].Issues, i => i.Rule == "required" && i.At[0].Field.Name == "photos");
        Assert.DoesNotContain((await desk.SaveAsync(("held_status", "not_held"))).Value!.Rows[0].Issues, i => i.At.Any(at => at.Field.Name == "photos"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task File_OutsideTheArea_IsNotFound(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        await browser.FillInAsync(desk.FormPath, "form.form", [("held_status", "held")], "stay", ("photos.add=a.png", EventDesk.Png));
        var address = (await browser.GetAsync(desk.FormPath)).Page.QuerySelector(".files__link")!.GetAttribute("href")!;
        using var stranger = new SignedInBrowser(desk.Server, desk.Stranger);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
        var other = await EventDesk.MakeAsync(desks, database);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address.Replace(desk.Submission.ToString(), other.Submission.ToString(), StringComparison.Ordinal))).Status);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_CellThatNamesAnotherRecordsFile_IsRefused(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        var other = await EventDesk.MakeAsync(desks, database);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        await browser.FillInAsync(desk.FormPath, "form.form", [("held_status", "held")], "stay", ("photos.add=a.png", EventDesk.Png));
        var id = AnswerText.Edit(Photos(desk), (await desk.ReadAsync()).Answers[FieldKey.Parse("photos")]);

        Assert.True((await desk.SaveAsync(("photos", id))).IsOk);
        Assert.Equal(400, (await other.SaveAsync(("photos", id))).Problem?.Status);
        Assert.Equal(400, (await other.SaveAsync(("photos", "a.png"))).Problem?.Status);
        Assert.Null((await other.ReadAsync()).Answers[FieldKey.Parse("photos")]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Form_TwoOfficersAddPhotographs_BothStay(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        var old = (AngleSharp.Html.Dom.IHtmlFormElement)(await browser.GetAsync(desk.FormPath)).Page.QuerySelector("form.form")!;

        await browser.SubmitAsync(desk.FormPath, old, [("held_status", "held")], "stay", ("photos.add=a.png", EventDesk.Png));
        var second = await browser.SubmitAsync(desk.FormPath, old, [("held_status", "held")], "stay", ("photos.add=b.png", EventDesk.Png));

        Assert.EndsWith("?saved=true", second.Location, StringComparison.Ordinal);
        Assert.Equal(2, (await desk.ReadAsync()).Answers.Value(FieldKey.Parse("photos")).Codes.Length);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_FiledCopy_NamesFilesWithSizeAndHash_AndWhatIsPutAside(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        await browser.FillInAsync(desk.FormPath, "form.form", [("held_status", "held")], "stay", ("photos.add=ภาพ.png", EventDesk.Png));
        var open = (await desk.SaveAsync(("held_status", "not_held"), ("not_held_reason", "epidemic"), ("theme_th", "–"))).Value!.Rows[0].Issues.Where(i => i.Severity == Severity.Error).ToList();
        Assert.True(open.Count == 0, string.Join("; ", open.Select(i => $"{i.At[0]} {i.Rule}")));

        var moved = await desk.Server.WithAsync(s => s.GetRequiredService<SubmissionLife>().SubmitAsync(desk.Officer, desk.Submission, null));

        var copy = moved.Value!.Copy!.Content;
        var file = await desk.Server.WithAsync(s => s.GetRequiredService<KlangDb>().Attachments.SingleAsync(a => a.OwnerId == desk.Record));
        Assert.Contains($"{{\"id\":\"{file.Id:D}\",\"field\":\"photos\",\"name\":\"ภาพ.png\",\"size\":{file.Size},\"sha256\":\"{file.Sha256}\"}}", copy, StringComparison.Ordinal);
        Assert.Contains($"\"photos\":{{\"notAsked\":[\"{file.Id:D}\"]}}", copy, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/entry/{desk.Submission}/files/{file.Id}")).Status);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Open_NextRound_CarriesNoFiles(string database)
    {
        var desk = await EventDesk.MakeAsync(desks, database);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        await browser.FillInAsync(desk.FormPath, "form.form", [("held_status", "held")], "stay", ("photos.add=a.png", EventDesk.Png));

        Assert.Null((await desk.OpenAsync(desk.Next)).Answers[FieldKey.Parse("photos")]);
    }

    private static Field Photos(EventDesk desk) => desk.Server.App.Services.GetRequiredService<Catalogue>()["leader-day"].Definition.Field(FieldKey.Parse("photos"))!;
}
