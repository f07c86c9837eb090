using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Klang.Web.Tests.Registers;

internal static class Read
{
    public static async Task<IHtmlDocument> HtmlAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
}
