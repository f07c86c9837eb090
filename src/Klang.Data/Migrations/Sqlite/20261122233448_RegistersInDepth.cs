using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Klang.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RegistersInDepth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "confirmed_at",
                table: "subjects",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "confirmed_by",
                table: "subjects",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "confirmed_year",
                table: "subjects",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into",
                table: "subjects",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "figure_targets",
                columns: table => new
                {
                    dataset = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    fiscal_year = table.Column<int>(type: "INTEGER", nullable: false),
                    indicator = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: false),
                    @base = table.Column<decimal>(name: "base", type: "TEXT", precision: 18, scale: 4, nullable: true),
                    steps = table.Column<string>(type: "TEXT", nullable: true),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    saved_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figure_targets", x => new { x.dataset, x.fiscal_year, x.indicator, x.area_code });
                });

            migrationBuilder.CreateTable(
                name: "personal_numbers",
                columns: table => new
                {
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    cipher = table.Column<string>(type: "TEXT", nullable: false),
                    lookup = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personal_numbers", x => new { x.subject_id, x.field });
                    table.ForeignKey(
                        name: "fk_personal_numbers_subjects_subject_id",
                        column: x => x.subject_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "published_definitions",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_definitions", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "subject_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kept_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    gone_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    moved = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    undone_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subject_merges", x => x.id);
                    table.ForeignKey(
                        name: "fk_subject_merges_subjects_gone_id",
                        column: x => x.gone_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_subject_merges_subjects_kept_id",
                        column: x => x.kept_id,
                        principalTable: "subjects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_subjects_register_area_code",
                table: "subjects",
                columns: new[] { "register", "area_code" });

            migrationBuilder.CreateIndex(
                name: "ix_personal_numbers_lookup",
                table: "personal_numbers",
                column: "lookup");

            migrationBuilder.CreateIndex(
                name: "ix_subject_merges_gone_id",
                table: "subject_merges",
                column: "gone_id");

            migrationBuilder.CreateIndex(
                name: "ix_subject_merges_kept_id",
                table: "subject_merges",
                column: "kept_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "figure_targets");

            migrationBuilder.DropTable(
                name: "personal_numbers");

            migrationBuilder.DropTable(
                name: "published_definitions");

            migrationBuilder.DropTable(
                name: "subject_merges");

            migrationBuilder.DropIndex(
                name: "ix_subjects_register_area_code",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "confirmed_at",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "confirmed_by",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "confirmed_year",
                table: "subjects");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "subjects");
        }
    }
}
