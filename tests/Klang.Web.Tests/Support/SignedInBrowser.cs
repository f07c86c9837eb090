using System.Net;
using System.Security.Claims;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Klang.Core.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Klang.Web.Tests.Support;

/// <summary>An answer, its page, and where it sends the browser.</summary>
internal sealed record WebAnswer(HttpStatusCode Status, string? Location, string Body, HttpResponseMessage Response)
{
    public IHtmlDocument Page { get; } = new HtmlParser().ParseDocument(Body);

    public string Text(string selector) => Page.QuerySelector(selector)?.TextContent.Trim() ?? "";
}

/// <summary>A browser without JavaScript that somebody is signed in to, on a running server.</summary>
internal sealed class SignedInBrowser : IDisposable
{
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();

    public SignedInBrowser(KlangServer server, Actor actor)
    {
        var scheme = server.App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        var name = server.App.Services.GetRequiredService<IAuthenticationSchemeProvider>().GetAllSchemesAsync().Result.Single(s => s.HandlerType == typeof(CookieAuthenticationHandler)).Name;
        var now = server.App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(new ClaimsIdentity(ActorClaims.Claims(actor), name)),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) },
            name);
        _cookies.Add(server.Address, new Cookie(scheme.Get(name).Cookie.Name!, scheme.Get(name).TicketDataFormat.Protect(ticket)));
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = server.Address };
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
        _client.DefaultRequestHeaders.Add("User-Agent", "test-browser");
    }

    /// <summary>As somebody who chose this language.</summary>
    public void Speak(string language) => _cookies.Add(_client.BaseAddress!, new Cookie("klang.language", language));

    public Task<WebAnswer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<byte[]> BytesAsync(string path) => _client.GetByteArrayAsync(path);

    /// <summary>Opens a page, fills in a form on it, and presses the button whose value is given.</summary>
    /// <param name="form">Selects the form on the page.</param>
    /// <param name="button">The value of the button; null presses the last one without a value.</param>
    /// <param name="files">By file name, in the field "files"; another field is named before it: photos.add=one.png.</param>
    public async Task<WebAnswer> FillInAsync(string page, string form, (string Name, string Value)[] typed, string? button = null, params (string Name, byte[] Content)[] files)
    {
        var opened = await GetAsync(page);
        var found = opened.Page.QuerySelector(form) as IHtmlFormElement;
        Assert.True(found is not null, $"{page} has no {form}: {opened.Status}");
        return await SubmitAsync(page, found, typed, button, files);
    }

    /// <summary>Fills in a form that was read before, however old.</summary>
    public Task<WebAnswer> SubmitAsync(string page, IHtmlFormElement form, (string Name, string Value)[] typed, string? button = null, params (string Name, byte[] Content)[] files)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in form.Elements.OfType<IHtmlInputElement>().Where(i => i is { Name.Length: > 0, Type: not "file" } && (i.Type != "radio" || i.IsChecked)))
        {
            fields[input.Name!] = input.Value;
        }

        foreach (var select in form.Elements.OfType<IHtmlSelectElement>())
        {
            fields[select.Name!] = select.Value ?? "";
        }

        var pressed = form.Elements.OfType<IHtmlButtonElement>().LastOrDefault(b => button is null ? !b.HasAttribute("value") : b.GetAttribute("value") == button);
        Assert.True(pressed is not null, $"No button {button}.");
        if (pressed.Name is { Length: > 0 } name)
        {
            fields[name] = pressed.GetAttribute("value")!;
        }

        foreach (var (key, value) in typed)
        {
            fields[key] = value;
        }

        var content = new MultipartFormDataContent();
        foreach (var (key, value) in fields)
        {
            content.Add(new StringContent(value), key);
        }

        foreach (var (file, bytes) in files)
        {
            var named = file.Split('=', 2);
            content.Add(new ByteArrayContent(bytes), named.Length == 1 ? "files" : named[0], named[^1]);
        }

        var address = pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "";
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address.Length == 0 ? page : address) { Content = content, Headers = { ExpectContinue = true } });
    }

    public async Task<WebAnswer> SendAsync(HttpRequestMessage request)
    {
        var response = await _client.SendAsync(request);
        return new WebAnswer(response.StatusCode, response.Headers.Location?.OriginalString, await response.Content.ReadAsStringAsync(), response);
    }

    public void Dispose() => _client.Dispose();
}
