using Klang.Data;
using Klang.Data.Setup;
using Klang.Data.Shelf;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.People;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Hosting;

/// <summary>
/// Makes a database ready to serve: migrations, definitions held against what was published, typed tables, areas, units, holidays. Every step looks first and does nothing
/// the second time.
/// </summary>
public sealed class Preparation(
    KlangDb db, KlangOptions options, Publications publications, ShelfBuilder shelf, AreaSeed areas, UnitSeed units, HolidaySeed holidays, PersonalNumbers numbers)
{
    public async Task RunAsync(CancellationToken cancel = default)
    {
        // Migrating compares the whole model with its last snapshot first: a second that an ordinary start need not wait.
        if (!await Migrated.IsDoneAsync(db, cancel))
        {
            await db.Database.MigrateAsync(cancel);
        }

        await publications.KeepAsync(cancel);
        await shelf.EnsureAsync(db, cancel);
        await areas.LoadAsync(cancel);
        await units.LoadAsync(cancel);
        await holidays.LoadAsync(cancel);
        await numbers.ConfirmKeyAsync(cancel);
        if (options.Mode == KlangMode.Production && await db.Users.AnyAsync(u => u.IsDemonstration, cancel))
        {
            throw new InvalidOperationException("This database holds demonstration accounts; production does not start on it. Use an empty database.");
        }
    }
}
