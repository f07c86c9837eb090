using AngleSharp.Html.Dom;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Import;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>From a row that names nobody to the register's form with the name filled in.</summary>
public sealed class NewEntryLinkTests(Desks desks)
{
    [Fact]
    public async Task Link_OfARowNotInTheRegister_FillsInTheNameOfTheForm()
    {
        var server = await desks.ServerAsync("sqlite");
        using var browser = new SignedInBrowser(server, await ImportPages.AccountAsync(server, Desk.Somebody(Role.Officer, "5718", "5718")));
        var submission = await server.WithAsync(s => s.GetRequiredService<KlangDb>().Submissions.Where(x => x.UnitCode == "5718" && x.RoundNumber == 1 && x.FiscalYear == 2570).Select(x => x.Id).SingleAsync());
        const string Name = "กลุ่มสัจจะออมทรัพย์ร่วมใจ & เพื่อน";
        var page = await ImportPages.SendAsync(browser, submission, "ใหม่.xlsx", Books.Of(["ชื่อกลุ่ม", "ตำบล", "สมาชิกชาย", "สมาชิกหญิง"], [Name, "เวียง", 10, 20]));
        await ImportPages.WaitAsync(browser, page, "#layout");
        await browser.FillInAsync(page, "#layout", [], "check");
        var found = await ImportPages.WaitAsync(browser, page, "#words");

        var link = found.Page.QuerySelectorAll("#words a").Single(a => a.TextContent.Contains("ขึ้นทะเบียน", StringComparison.Ordinal)).GetAttribute("href")!;
        var form = await browser.GetAsync(link);

        Assert.Equal(Name, ((IHtmlInputElement)form.Page.QuerySelector("[name=group_name]")!).Value);
        Assert.Equal(page, form.Page.QuerySelector("nav.breadcrumb a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("person", "สมชาย ใจดี ณ เชียงราย", "first_name=สมชาย last_name=ใจดี ณ เชียงราย")]
    [InlineData("otop-product", "ผ้าทอมือ", "product_name=ผ้าทอมือ")]
    [InlineData("leader-post", "สมชาย ใจดี", "")]
    [InlineData("savings-group", "", "")]
    public async Task NameCells_AreTheRegistersOwnFields(string register, string name, string cells)
    {
        var server = await desks.ServerAsync("sqlite");
        var definition = server.App.Services.GetRequiredService<Catalogue>().Register(register)!.Definition;

        Assert.Equal(cells, string.Join(' ', NewEntryLink.NameCells(definition, name).Select(c => $"{c.Field.Name}={c.Text}")));
    }
}
