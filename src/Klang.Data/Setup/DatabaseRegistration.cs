using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Data.Setup;

/// <summary>Registers the chosen context; everybody asks for <see cref="KlangDb"/>.</summary>
public static class DatabaseRegistration
{
    public static IServiceCollection AddKlangDb(this IServiceCollection services, DatabaseChoice choice)
    {
        if (choice.IsSqlite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(choice.FilePath)!);
            services.AddDbContextPool<SqliteKlangDb>(options => Sqlite(options, choice));
            services.AddScoped<KlangDb>(provider => provider.GetRequiredService<SqliteKlangDb>());
        }
        else
        {
            services.AddDbContextPool<PostgresKlangDb>(options => Postgres(options, choice));
            services.AddScoped<KlangDb>(provider => provider.GetRequiredService<PostgresKlangDb>());
        }

        return services;
    }

    /// <summary>Makes the model of the database, which is kept for whoever asks next. Touches no database.</summary>
    public static void WakeModel(this DatabaseChoice choice)
    {
        using var db = Unpooled(choice);
        _ = db.Model.GetRelationalModel();
    }

    internal static KlangDb Unpooled(DatabaseChoice choice)
    {
        if (choice.IsSqlite)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteKlangDb>();
            Sqlite(sqlite, choice);
            return new SqliteKlangDb(sqlite.Options);
        }

        var postgres = new DbContextOptionsBuilder<PostgresKlangDb>();
        Postgres(postgres, choice);
        return new PostgresKlangDb(postgres.Options);
    }

    internal static void Sqlite(DbContextOptionsBuilder options, DatabaseChoice choice) => options
        .UseSqlite(choice.ConnectionString)
        .AddInterceptors(SqlitePragmas.Instance)
        .UseSnakeCaseNamingConvention();

    internal static void Postgres(DbContextOptionsBuilder options, DatabaseChoice choice) => options
        .UseNpgsql(choice.ConnectionString)
        .UseSnakeCaseNamingConvention();
}
