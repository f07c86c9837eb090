using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Klang.Web.Tests.People;

/// <summary>An answer, and its page where it is one.</summary>
internal sealed record PeopleAnswer(HttpStatusCode Status, string? Location, string Body, HttpResponseMessage Response)
{
    public IHtmlDocument Page { get; } = new HtmlParser().ParseDocument(Body);

    public string Problem => Page.QuerySelector("#problem")?.TextContent.Trim() ?? "";
}

/// <summary>A browser without JavaScript: keeps cookies, follows nothing by itself, fills in forms.</summary>
internal sealed class PeopleBrowser : IDisposable
{
    private readonly HttpClient _client;

    public PeopleBrowser(PeopleServer server) => _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = server.Address };

    private PeopleBrowser(Uri address, CookieContainer cookies)
    {
        Cookies = cookies;
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The same browser against another node or a later hour; cookies are by host, not port.</summary>
    public PeopleBrowser At(PeopleServer server) => new(server.Address, Cookies);

    public async Task<PeopleAnswer> GetAsync(string path, string accept = "text/html") => await SendAsync(new HttpRequestMessage(HttpMethod.Get, path), accept);

    /// <summary>Opens a page, fills in its form and sends it, antiforgery token and all.</summary>
    public async Task<PeopleAnswer> PostAsync(string page, Dictionary<string, string> fields, string? handler = null)
    {
        var token = (await GetAsync(page)).Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        Assert.True(token is not null, $"{page} has no form.");
        fields["__RequestVerificationToken"] = token;
        var query = handler is null ? "" : $"{(page.Contains('?') ? '&' : '?')}handler={handler}";
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, page + query) { Content = new FormUrlEncodedContent(fields) });
    }

    public async Task<PeopleAnswer> SendAsync(HttpRequestMessage request, string accept = "text/html")
    {
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await _client.SendAsync(request);
        return new(response.StatusCode, response.Headers.Location?.OriginalString, await response.Content.ReadAsStringAsync(), response);
    }

    public Task<PeopleAnswer> SignInAsync(string userName, string password, string returnUrl = "") =>
        PostAsync("/account/sign-in" + returnUrl, new() { ["UserName"] = userName, ["Password"] = password });

    public Task<PeopleAnswer> ChoosePasswordAsync(string next, string current = "") =>
        PostAsync("/account/password", new() { ["Current"] = current, ["Next"] = next, ["Repeat"] = next });

    public void Dispose() => _client.Dispose();
}
