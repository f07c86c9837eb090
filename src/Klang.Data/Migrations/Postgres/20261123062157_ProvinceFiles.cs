using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Klang.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ProvinceFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "explained",
                table: "submissions");

            migrationBuilder.AddColumn<Guid>(
                name: "batch_id",
                table: "import_jobs",
                type: "uuid",
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
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }
    }
}
