using System.Text.Json;
using Klang.E2E.Tests.Support;
using Microsoft.Playwright;

namespace Klang.E2E.Tests;

/// <summary>Each dataset in a real browser: its register entries, one realistic round typed into the form, and submitted.</summary>
public sealed class DatasetStoryTests(Site site, Seasons seasons) : IClassFixture<Seasons>
{
    /// <summary>Every dataset that is shipped; one without a sample fails.</summary>
    public static TheoryData<string> Datasets =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "datasets"), "*-*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)[3..]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Datasets))]
    public async Task Unit_RecordsARound_SubmitsIt(string dataset)
    {
        var sample = Sample.Read(dataset);
        var page = await site.SignInAsync(sample.User, server: await seasons.OnAsync(sample.Today));
        foreach (var entry in sample.Parts.Where(p => p.IsEntry))
        {
            await AddEntryAsync(page, entry);
        }

        var submission = await OpenAsync(page, sample);
        foreach (var record in sample.Parts.Where(p => !p.IsEntry))
        {
            await (record.IsOthers ? seasons.FillOthersAsync(sample, submission) : FillAsync(page, submission, record));
        }

        await SubmitAsync(page, submission);
    }

    private static async Task AddEntryAsync(IPage page, SamplePart entry)
    {
        await page.GotoAsync($"/registers/{entry.Of}/entries");
        await TypeAsync(page, entry.Typed);
        await page.Locator("form button.button--primary").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("saved=true", StringComparison.Ordinal), new() { Timeout = 30_000 });
    }

    /// <summary>From the work list, as an officer would.</summary>
    private static async Task<string> OpenAsync(IPage page, Sample sample)
    {
        var found = await ItemsAsync(page, $"/api/v1/submissions?fiscalYear=2570&dataset={sample.Dataset}&round={sample.Round}&unit={sample.Unit}");
        var id = Assert.Single(found).GetProperty("id").GetString()!;
        await page.GotoAsync("/");
        await page.Locator($"a[href^='/entry/{id}']").First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains($"/entry/{id}", StringComparison.Ordinal));
        return id;
    }

    private static async Task FillAsync(IPage page, string submission, SamplePart record)
    {
        var rows = await ItemsAsync(page, $"/api/v1/submissions/{submission}/records");
        var row = record.Of.Length == 0 ? rows[0] : rows.Single(r => r.GetProperty("subject").GetString() == record.Of);
        await page.GotoAsync($"/entry/{submission}/records/{row.GetProperty("id").GetString()}");
        await TypeAsync(page, record.Typed);
        await page.Locator("button[name=__then][value=stay]").ClickAsync();
        await page.WaitForLoadStateAsync();
        var said = page.Url.Contains("saved=true", StringComparison.Ordinal) ? [] : await page.Locator(".notice, .field__error").AllInnerTextsAsync();
        Assert.True(page.Url.Contains("saved=true", StringComparison.Ordinal), string.Join(" | ", said));
        Assert.Empty(await page.Locator(".field__error .text-error").AllInnerTextsAsync());
    }

    private static async Task SubmitAsync(IPage page, string submission)
    {
        await page.GotoAsync($"/submissions/{submission}/submit");
        await ReasonInputs.FillAsync(page);
        var button = page.GetByRole(AriaRole.Button, new() { Name = "ส่งรายงาน" });
        Assert.True(await button.IsEnabledAsync(), await page.Locator("main").InnerTextAsync());
        await button.ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith($"/submissions/{submission}", StringComparison.Ordinal) || url.Contains($"/submissions/{submission}?", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("SHA-256");
    }

    /// <summary>Into each field by its kind: what is hidden until another answer asks for it is waited for.</summary>
    private static async Task TypeAsync(IPage page, IReadOnlyList<(string Field, string Text)> typed)
    {
        foreach (var (field, text) in typed)
        {
            var input = page.Locator($"main form [name='{field}']:not([type=hidden]), main form [type=file][name='{field}.add']");
            await input.First.WaitForAsync();
            switch (await input.First.EvaluateAsync<string>("e => e.type"))
            {
                case "select-one":
                    await input.First.SelectOptionAsync(text);
                    break;
                case "checkbox":
                    foreach (var code in text.Split(','))
                    {
                        await page.Locator($"main form [name='{field}'][value='{code}']").CheckAsync();
                    }

                    break;
                case "radio":
                    await page.Locator($"main form [name='{field}'][value='{text}']").CheckAsync();
                    break;
                case "file":
                    await input.First.SetInputFilesAsync(text.Split(',').Select(Picture).ToArray());
                    break;
                default:
                    await input.First.FillAsync(text);
                    break;
            }
        }
    }

    /// <summary>The smallest picture there is: one white dot.</summary>
    private static FilePayload Picture(string name) => new()
    {
        Name = name,
        MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGP4DwQACfsD/fteaysAAAAASUVORK5CYII="),
    };

    private static async Task<List<JsonElement>> ItemsAsync(IPage page, string path)
    {
        var answer = await page.APIRequest.GetAsync(path);
        Assert.True(answer.Ok, path);
        return [.. (await answer.JsonAsync())!.Value.GetProperty("items").EnumerateArray()];
    }
}
