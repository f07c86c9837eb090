using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Klang.Data.Setup;

/// <summary>Whether a database has all tables of this program. EF's own question builds a model of its table of migrations first, which an ordinary start need not wait for.</summary>
public static class Migrated
{
    public static async Task<bool> IsDoneAsync(KlangDb db, CancellationToken cancel)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
            var done = await ReadAsync(db, cancel);
            return db.GetService<IMigrationsAssembly>().Migrations.Keys.All(done.Contains);
        }
        catch (DbException)
        {
            // No table, or no database yet: migrating makes both, or says what is wrong.
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<HashSet<string>> ReadAsync(KlangDb db, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT migration_id FROM \"__EFMigrationsHistory\"";
        var done = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            done.Add(rows.GetString(0));
        }

        return done;
    }
}
