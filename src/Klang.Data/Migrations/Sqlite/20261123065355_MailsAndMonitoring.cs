using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Klang.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MailsAndMonitoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_submissions_matrix",
                table: "submissions");

            migrationBuilder.AddColumn<bool>(
                name: "reads_english",
                table: "users",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_submissions_fiscal_year_area_code",
                table: "submissions",
                columns: new[] { "fiscal_year", "area_code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_submissions_fiscal_year_area_code",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "reads_english",
                table: "users");

            migrationBuilder.CreateIndex(
                name: "ix_submissions_matrix",
                table: "submissions",
                columns: new[] { "fiscal_year", "area_code", "round_id", "status", "rows_confirmed", "submitted_at" });
        }
    }
}
