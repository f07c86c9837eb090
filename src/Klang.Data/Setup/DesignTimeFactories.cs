using Microsoft.EntityFrameworkCore.Design;

namespace Klang.Data.Setup;

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteKlangDb>
{
    public SqliteKlangDb CreateDbContext(string[] args) => (SqliteKlangDb)DatabaseRegistration.Unpooled(DatabaseChoice.Parse("sqlite:design-time.db"));
}

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresKlangDb>
{
    public PostgresKlangDb CreateDbContext(string[] args) => (PostgresKlangDb)DatabaseRegistration.Unpooled(DatabaseChoice.Parse("Host=localhost;Database=design_time"));
}
