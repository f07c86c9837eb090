using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Klang.Web.Tests.Support;

/// <summary>Pages as a browser without script reads and answers them.</summary>
internal static class Pages
{
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    public static async Task<IHtmlDocument> ReadAsync(HttpClient browser, string address)
    {
        using var response = await browser.GetAsync(address);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await ReadAsync(response);
    }

    /// <summary>The values a browser would send with a form, some typed over, with the pressed button.</summary>
    public static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        var sent = form.Elements.OfType<IHtmlInputElement>()
            .Where(i => i.Name is not null && i.Type != "file" && (i.Type is not ("checkbox" or "radio") || i.IsChecked))
            .Select(i => new KeyValuePair<string, string>(i.Name!, i.Value)).ToList();
        foreach (var (name, value) in typed)
        {
            sent.RemoveAll(field => field.Key == name);
            sent.Add(new(name, value));
        }

        return sent;
    }

    /// <param name="address">The page's own address, where a form without an action goes.</param>
    public static Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, IHtmlFormElement form, params (string Name, string Value)[] typed) =>
        browser.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : address, new FormUrlEncodedContent(Fields(form, typed)));
}
