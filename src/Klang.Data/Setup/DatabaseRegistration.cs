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

    internal static void Sqlite(DbContextOptionsBuilder options, DatabaseChoice choice) => options
        .UseSqlite(choice.ConnectionString)
        .AddInterceptors(SqlitePragmas.Instance)
        .UseSnakeCaseNamingConvention();

    internal static void Postgres(DbContextOptionsBuilder options, DatabaseChoice choice) => options
        .UseNpgsql(choice.ConnectionString)
        .UseSnakeCaseNamingConvention();
}
