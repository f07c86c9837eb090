using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Klang.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProvinceFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // As SQLite itself does it: EF would copy the whole table, outside the migration's transaction.
            migrationBuilder.Sql("ALTER TABLE submissions DROP COLUMN explained");

            migrationBuilder.AddColumn<Guid>(
                name: "batch_id",
                table: "import_jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_import_jobs_batch_id",
                table: "import_jobs",
                column: "batch_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_import_jobs_batch_id",
                table: "import_jobs");

            migrationBuilder.DropColumn(
                name: "batch_id",
                table: "import_jobs");

            migrationBuilder.AddColumn<int>(
                name: "explained",
                table: "submissions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }
    }
}
