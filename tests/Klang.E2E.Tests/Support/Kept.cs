using Microsoft.Playwright;
using Xunit.Sdk;

namespace Klang.E2E.Tests.Support;

/// <summary>What a browser keeps on its disk until the server has it. Asked again and again from here: a browser's own waiting takes any promise for a yes.</summary>
internal static class Kept
{
    private const string Count =
        """
        async store => {
          const db = await new Promise(done => { const r = indexedDB.open('klang'); r.onsuccess = () => done(r.result); });
          const entries = await new Promise(done => { const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result); });
          db.close();
          const cells = box => (box.sending?.rows ?? []).reduce((n, row) => n + Object.keys(row.cells).length, 0) + box.waiting.reduce((n, row) => n + row.cells.length, 0) + box.conflicts.length;
          return entries.reduce((n, entry) => n + (store === 'drafts' ? 1 : cells(entry)), 0);
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until so many half-typed forms are kept.</summary>
    public static Task FormsAsync(IPage page, int wanted) => UntilAsync(page, "drafts", wanted);

    /// <summary>Waits until so many values of the grid are kept that are not acknowledged.</summary>
    public static Task ValuesAsync(IPage page, int wanted) => UntilAsync(page, "outbox", wanted);

    private static async Task UntilAsync(IPage page, string store, int wanted)
    {
        var until = DateTime.UtcNow + Patience;
        int found;
        while ((found = await page.EvaluateAsync<int>(Count, store)) != wanted)
        {
            if (DateTime.UtcNow > until)
            {
                throw new XunitException($"The browser keeps {found} in {store} and not {wanted}.");
            }

            await Task.Delay(Pause);
        }
    }
}
