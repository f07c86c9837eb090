using System.Net;
using System.Security.Claims;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.AreaChecks;

/// <summary>The product with the shipped registry and its offices, on a port, with a door that signs a test's person in.</summary>
internal sealed class RegistryWorld : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Func<Task> _drop;
    private Actor? _next;

    private RegistryWorld(WebApplication app, string folder, Func<Task> drop) => (App, _folder, _drop) = (app, folder, drop);

    public WebApplication App { get; }

    public FiscalYear Year => FiscalYear.Of(Today);

    public DateOnly Today => App.Services.GetRequiredService<TimeProvider>().Today();

    public static Actor Department { get; } = Desk.Somebody(Role.Department, "planning", "");

    public static Actor Reviewer { get; } = Desk.Somebody(Role.ProvinceReviewer, "57", "57");

    public static Actor Officer(string unit) => Desk.Somebody(Role.Officer, unit, unit);

    /// <param name="database">sqlite or postgres.</param>
    /// <param name="now">Fixes the clock (ISO, UTC); it runs where none is given.</param>
    public static async Task<RegistryWorld> StartAsync(string database, string? now = null)
    {
        var folder = Directory.CreateTempSubdirectory("klang-registry-").FullName;
        var (setting, drop) = await TestDatabases.NewAsync(database, folder);
        var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Klang:Database"] = setting, ["Klang:DataPath"] = folder, ["Klang:Now"] = now });
        var world = new RegistryWorld(app, folder, drop);
        await world.UseAsync(async (Preparation preparation) =>
        {
            await preparation.RunAsync();
            return true;
        });
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/test/sign-in", world.SignInAsync).AllowAnonymous();
        await app.StartAsync();
        return world;
    }

    public async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> DbAsync<T>(Func<KlangDb, Task<T>> work) => UseAsync(work);

    /// <summary>Takes lines of our CSV (code,name_th) into the registry.</summary>
    public Task<AreaImportReport> ImportAsync(params string[] lines) => ImportFileAsync("code,name_th\n" + string.Join('\n', lines) + "\n");

    public async Task<AreaImportReport> ImportFileAsync(string text)
    {
        var request = new AreaImportRequest(Encoding.UTF8.GetBytes(text), Actor.System) { Source = "ทดสอบ" };
        var result = await UseAsync((AreaImport import) => import.RunAsync(request));
        Assert.True(result.IsOk && result.Value.Committed, result.Problem?.Message.Th ?? string.Join(' ', result.Value!.Faults.Select(f => f.Problem.Message.Th)));
        return result.Value!;
    }

    /// <summary>A browser without script: keeps cookies, follows nothing by itself.</summary>
    public async Task<HttpClient> BrowserAsync(Actor actor)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(App.Urls.First()) };
        _next = actor;
        (await client.GetAsync("/test/sign-in")).EnsureSuccessStatusCode();
        return client;
    }

    public static async Task<IHtmlDocument> PageAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    public static async Task<IHtmlDocument> PageAsync(HttpClient browser, string address)
    {
        var response = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await PageAsync(response);
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

    public static Task<HttpResponseMessage> PostAsync(HttpClient browser, IHtmlFormElement form, params (string Name, string Value)[] typed) =>
        browser.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(Fields(form, typed)));

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await _drop();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SignInAsync(HttpContext context)
    {
        var scheme = (await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetDefaultAuthenticateSchemeAsync())!.Name;
        await context.SignInAsync(scheme, new ClaimsPrincipal(new ClaimsIdentity(ActorClaims.Claims(_next!), scheme)));
    }
}
