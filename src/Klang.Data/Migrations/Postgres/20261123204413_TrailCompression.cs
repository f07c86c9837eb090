using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Klang.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TrailCompression : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A save of many rows leaves a long line: lz4 packs it several times as quickly. A server that was built without it keeps its own way.
            migrationBuilder.Sql("""
                DO $$ BEGIN
                    EXECUTE 'ALTER TABLE trail ALTER COLUMN details SET COMPRESSION lz4';
                EXCEPTION WHEN feature_not_supported THEN
                    RAISE NOTICE 'This server was built without lz4.';
                END $$
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE trail ALTER COLUMN details SET COMPRESSION default");
        }
    }
}
