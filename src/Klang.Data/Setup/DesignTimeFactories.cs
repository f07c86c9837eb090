using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Klang.Data.Setup;

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteKlangDb>
{
    public SqliteKlangDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteKlangDb>();
        DatabaseRegistration.Sqlite(options, DatabaseChoice.Parse("sqlite:design-time.db"));
        return new SqliteKlangDb(options.Options);
    }
}

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresKlangDb>
{
    public PostgresKlangDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresKlangDb>();
        DatabaseRegistration.Postgres(options, DatabaseChoice.Parse("Host=localhost;Database=design_time"));
        return new PostgresKlangDb(options.Options);
    }
}
