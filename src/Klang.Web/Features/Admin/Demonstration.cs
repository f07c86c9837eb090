using Klang.Data;
using Klang.Web.Features.Admin.Generate;
using Klang.Web.Features.AreaChecks;
using Klang.Web.Features.People;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Admin;

/// <summary>Fills a new database with the demonstration: Chiang Rai's districts, their groups and accounts. The second start finds it there.</summary>
public sealed class Demonstration(KlangDb db, DemoAccounts accounts, Generator generator, SampleCases cases, CheckReminders reminders)
{
    /// <summary>อำเภอเมืองเชียงราย: its new round is left for the visitor to begin.</summary>
    private const string Visitor = "5701";

    private const int Seed = 2570;

    public async Task EnsureAsync(Action<int, int>? progress = null, CancellationToken cancel = default)
    {
        await accounts.EnsureAsync(cancel);
        if (!await db.Subjects.AnyAsync(cancel))
        {
            await generator.RunAsync(Scale.Province, Seed, Visitor, progress, cancel);
            await cases.EnsureAsync(cancel);
            await reminders.RunAsync(cancel);
        }
    }

    public Task<IReadOnlyList<DemoAccount>> AccountsAsync(CancellationToken cancel = default) => accounts.ListAsync(cancel);
}
