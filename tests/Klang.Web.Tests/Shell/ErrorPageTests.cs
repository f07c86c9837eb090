using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Klang.Web.Tests.Areas;
using Microsoft.AspNetCore.Builder;

namespace Klang.Web.Tests.Shell;

/// <summary>What somebody sees when the product itself fails: help, a number for the telephone, and nothing of its insides.</summary>
public sealed class ErrorPageTests : IAsyncLifetime
{
    private AreasHost _host = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AreasHost.StartAsync();
        _host.App.MapGet("/test/fails", string () => throw new ArgumentException("Password=secret"));
        _browser = await _host.ServeAsync();
        _browser.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _host.DisposeAsync();
    }

    [Theory]
    [InlineData("th", "ระบบขัดข้อง", "ลองอีกครั้ง")]
    [InlineData("en", "Something failed on our side", "Try again")]
    public async Task Failure_IsTold_WithACodeAndAWayOn(string language, string words, string again)
    {
        await _host.SignInAsync(_browser, AreasHost.Officer);
        var address = "/test/fails?lang=" + language;
        var answer = await _browser.GetAsync(address);
        var body = await answer.Content.ReadAsStringAsync();
        var page = await new HtmlParser().ParseDocumentAsync(body);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.StartsWith(words, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(again, page.QuerySelector($"main a[href='{address}']")!.TextContent);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var code = page.QuerySelector("main code")!.TextContent;
        Assert.Matches("^[0-9A-F]{4}-[0-9A-F]{4}$", code);
        Assert.All(["secret", "Exception", "at Klang", "   at "], inside => Assert.DoesNotContain(inside, body, StringComparison.Ordinal));
        Assert.Contains("error=" + code, page.QuerySelector("main a[href^='/support/new']")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_ForAProgram_IsAProblemWithTheSameKindOfCode()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/test/fails") { Headers = { { "Accept", "application/json" } } };
        await _host.SignInAsync(_browser, AreasHost.Officer);
        var problem = JsonDocument.Parse(await (await _browser.SendAsync(request)).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("500.1", problem.GetProperty("code").GetString());
        Assert.Matches("^[0-9A-F]{4}-[0-9A-F]{4}$", problem.GetProperty("where").GetString());
        Assert.False(problem.TryGetProperty("exception", out _));
    }
}
