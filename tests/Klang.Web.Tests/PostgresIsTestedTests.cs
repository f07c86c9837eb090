using Klang.Web.Tests.Support;

namespace Klang.Web.Tests;

/// <summary>Says in one line what a machine without PostgreSQL leaves out.</summary>
public sealed class PostgresIsTestedTests
{
    [Fact]
    public void Postgres_IsTested()
    {
        Assert.SkipUnless(
            TestDatabases.Postgres is not null || TestDatabases.MustHaveAll,
            "PostgreSQL tests are left out: set KLANG_TEST_POSTGRES to a server's connection string, as .ci/run does.");
        Assert.NotNull(TestDatabases.Postgres);
    }
}
