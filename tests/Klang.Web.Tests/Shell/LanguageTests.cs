using System.Net;
using AngleSharp.Html.Parser;
using Klang.Web.Tests.Areas;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Klang.Web.Tests.Shell;

/// <summary>The choice of a language, through the form that stands on every page.</summary>
public sealed class LanguageTests : IAsyncLifetime
{
    private AreasHost _host = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AreasHost.StartAsync();
        _browser = await _host.ServeAsync();
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Choice_IsRemembered_AndThePageComesAgain()
    {
        Assert.Equal("th", (await PageAsync(await _browser.GetAsync("/account/sign-in"))).DocumentElement.GetAttribute("lang"));

        var answer = await ChooseAsync("en", "/account/sign-in");

        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, answer.StatusCode.ToString());
        Assert.Equal("en", (await PageAsync(await _browser.GetAsync("/account/sign-in"))).DocumentElement.GetAttribute("lang"));
        await ChooseAsync("th", "/account/sign-in");
        Assert.Equal("th", (await PageAsync(await _browser.GetAsync("/account/sign-in"))).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Choice_WithoutTheToken_IsRefusedWithoutChange()
    {
        var answer = await _browser.PostAsync("/language", new FormUrlEncodedContent([new("language", "en"), new("returnUrl", "/")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("th", (await PageAsync(await _browser.GetAsync("/account/sign-in"))).DocumentElement.GetAttribute("lang"));
    }

    /// <summary>The token is asked for in one place of ours. An endpoint that wants the framework's middleware fails when it is called.</summary>
    [Fact]
    public void Endpoints_NoneWaitForAMiddlewareThatIsNotThere() => Assert.Empty(((IEndpointRouteBuilder)_host.App).DataSources.SelectMany(s => s.Endpoints)
        .Where(e => e.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true }).Select(e => e.DisplayName));

    private async Task<HttpResponseMessage> ChooseAsync(string language, string back)
    {
        var page = await PageAsync(await _browser.GetAsync(back));
        var token = page.QuerySelector("form[action='/language'] input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        return await _browser.PostAsync("/language", new FormUrlEncodedContent([new("language", language), new("returnUrl", back), new("__RequestVerificationToken", token)]));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
