using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Klang.E2E.Tests.Support;

/// <summary>The entry grid in a browser, with a record of every cell that the server acknowledged.</summary>
internal sealed class Sheet
{
    private readonly ConcurrentQueue<Task> _reading = new();

    private Sheet(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Requests that reached the server and were answered well.</summary>
    public int Requests { get; private set; }

    /// <summary>What the server said it had stored: by record and field the text that was sent, the last one.</summary>
    public ConcurrentDictionary<(Guid Record, string Field), string?> Acknowledged { get; } = new();

    public ILocator Status => Page.Locator(".grid-status");

    public static async Task<Sheet> OpenAsync(IPage page, Office office)
    {
        var sheet = new Sheet(page);
        page.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        page.Response += (_, response) => sheet._reading.Enqueue(sheet.NoteAsync(response));
        await page.GotoAsync(office.Path);
        await Assertions.Expect(page.Locator(".tabulator-row").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        return sheet;
    }

    /// <summary>Rows and columns count from 0; only rows near the screen exist.</summary>
    public ILocator Cell(int row, string field) => Page.Locator($".tabulator-row[aria-rowindex='{(row + 2).ToString(CultureInfo.InvariantCulture)}'] [data-field={field}]");

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    public async Task TypeAsync(string text, string then = "Enter")
    {
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync(then);
    }

    /// <summary>What the editor says of the active cell: its column, record and value.</summary>
    public Task<string?> ActiveAsync() => Page.Locator(".grid-editor").GetAttributeAsync("aria-label");

    public async Task SavedAsync()
    {
        await Assertions.Expect(Page.Locator(".grid-status.is-idle.is-saved")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        while (_reading.TryDequeue(out var reading))
        {
            await reading;
        }
    }

    private async Task NoteAsync(IResponse response)
    {
        if (response.Request.Method != "PATCH" || !response.Ok)
        {
            return;
        }

        Requests++;
        using var sent = JsonDocument.Parse(response.Request.PostData!);
        using var answer = JsonDocument.Parse(await response.TextAsync());
        var rows = sent.RootElement.GetProperty("rows").EnumerateArray().Zip(answer.RootElement.GetProperty("rows").EnumerateArray());
        foreach (var (row, said) in rows)
        {
            var left = said.TryGetProperty("conflicts", out var conflicts) && conflicts.ValueKind == JsonValueKind.Array
                ? conflicts.EnumerateArray().Select(c => c.GetProperty("field").GetString()).ToHashSet(StringComparer.Ordinal) : [];
            foreach (var cell in row.GetProperty("cells").EnumerateObject().Where(c => !left.Contains(c.Name)))
            {
                Acknowledged[(row.GetProperty("id").GetGuid(), cell.Name)] = cell.Value.ValueKind == JsonValueKind.Object ? "n/a" : cell.Value.GetString();
            }
        }
    }
}
