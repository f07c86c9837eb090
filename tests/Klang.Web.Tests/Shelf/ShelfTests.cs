using Klang.Data;
using Klang.Data.Shelf;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Shelf;

public sealed class ShelfTests(Desks desks)
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Model_HasNoPendingChanges(string database)
    {
        var server = await desks.ServerAsync(database);
        await server.WithAsync(services =>
        {
            Assert.False(services.GetRequiredService<KlangDb>().Database.HasPendingModelChanges(), "Run `just migration Name`.");
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void Ddl_OfDataset9_IsTheApprovedText()
    {
        var table = new ShelfTable(ShippedFiles.Catalogue()["fund-network"]);
        foreach (var dialect in new[] { Dialect.Sqlite, Dialect.Postgres })
        {
            Approved.Equal($"Shelf/fund-network.{dialect.Name}.approved.sql", string.Join(";\n", ShelfDdl.Create(table, dialect)));
        }
    }
}
