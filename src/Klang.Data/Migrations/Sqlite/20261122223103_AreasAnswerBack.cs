using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Klang.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AreasAnswerBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "event_id",
                table: "area_versions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "provisional",
                table: "area_versions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "area_boundaries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    level = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    within = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    credit = table.Column<string>(type: "TEXT", nullable: false),
                    imported_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    imported_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_boundaries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "area_check_sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fiscal_year = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    area_code = table.Column<string>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    signed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    signed_by = table.Column<string>(type: "TEXT", nullable: true),
                    signed_by_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_check_sheets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "area_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    signed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    published_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    gazette_volume = table.Column<string>(type: "TEXT", nullable: true),
                    gazette_part = table.Column<string>(type: "TEXT", nullable: true),
                    gazette_page = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "area_list_reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_list_reviews", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    fiscal_year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    area_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", nullable: false),
                    opened_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    link = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    read_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "area_check_rows",
                columns: table => new
                {
                    sheet_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    area_id = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_check_rows", x => new { x.sheet_id, x.area_id });
                    table.ForeignKey(
                        name: "fk_area_check_rows_area_check_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "area_check_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "area_lineage",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    from_id = table.Column<long>(type: "INTEGER", nullable: false),
                    to_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_lineage", x => x.id);
                    table.ForeignKey(
                        name: "fk_area_lineage_area_events_event_id",
                        column: x => x.event_id,
                        principalTable: "area_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_area_lineage_areas_from_id",
                        column: x => x.from_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_area_lineage_areas_to_id",
                        column: x => x.to_id,
                        principalTable: "areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "area_list_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    review_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_before = table.Column<string>(type: "TEXT", nullable: true),
                    name_before = table.Column<string>(type: "TEXT", nullable: true),
                    name_after = table.Column<string>(type: "TEXT", nullable: true),
                    line = table.Column<int>(type: "INTEGER", nullable: true),
                    decision = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_area_list_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_area_list_changes_area_list_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "area_list_reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    moved_to = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    helpful = table.Column<bool>(type: "INTEGER", nullable: false),
                    help_title = table.Column<string>(type: "TEXT", nullable: true),
                    help_search = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_messages_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "correction_requests",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    area_id = table.Column<long>(type: "INTEGER", nullable: false),
                    wish = table.Column<string>(type: "TEXT", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    provisional_area_id = table.Column<long>(type: "INTEGER", nullable: true),
                    event_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correction_requests", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_correction_requests_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "problem_contexts",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    page = table.Column<string>(type: "TEXT", nullable: true),
                    dataset = table.Column<string>(type: "TEXT", nullable: true),
                    round = table.Column<string>(type: "TEXT", nullable: true),
                    on_screen = table.Column<string>(type: "TEXT", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    browser = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_problem_contexts", x => x.case_id);
                    table.ForeignKey(
                        name: "fk_problem_contexts_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_area_versions_event_id",
                table: "area_versions",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_boundaries_level_within",
                table: "area_boundaries",
                columns: new[] { "level", "within" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_area_check_sheets_fiscal_year_unit_code",
                table: "area_check_sheets",
                columns: new[] { "fiscal_year", "unit_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_area_events_recorded_at",
                table: "area_events",
                column: "recorded_at");

            migrationBuilder.CreateIndex(
                name: "ix_area_lineage_event_id",
                table: "area_lineage",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_lineage_from_id",
                table: "area_lineage",
                column: "from_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_lineage_to_id",
                table: "area_lineage",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "ix_area_list_changes_review_id_decision",
                table: "area_list_changes",
                columns: new[] { "review_id", "decision" });

            migrationBuilder.CreateIndex(
                name: "ix_attachments_owner_id",
                table: "attachments",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_messages_case_id_at",
                table: "case_messages",
                columns: new[] { "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_messages_helpful",
                table: "case_messages",
                column: "helpful");

            migrationBuilder.CreateIndex(
                name: "ix_cases_area_code_kind_state",
                table: "cases",
                columns: new[] { "area_code", "kind", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_fiscal_year_number",
                table: "cases",
                columns: new[] { "fiscal_year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_correction_requests_area_id",
                table: "correction_requests",
                column: "area_id");

            migrationBuilder.CreateIndex(
                name: "ix_notices_user_id_read_at_at",
                table: "notices",
                columns: new[] { "user_id", "read_at", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "area_boundaries");

            migrationBuilder.DropTable(
                name: "area_check_rows");

            migrationBuilder.DropTable(
                name: "area_lineage");

            migrationBuilder.DropTable(
                name: "area_list_changes");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "case_messages");

            migrationBuilder.DropTable(
                name: "correction_requests");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "problem_contexts");

            migrationBuilder.DropTable(
                name: "area_check_sheets");

            migrationBuilder.DropTable(
                name: "area_events");

            migrationBuilder.DropTable(
                name: "area_list_reviews");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropIndex(
                name: "ix_area_versions_event_id",
                table: "area_versions");

            migrationBuilder.DropColumn(
                name: "event_id",
                table: "area_versions");

            migrationBuilder.DropColumn(
                name: "provisional",
                table: "area_versions");
        }
    }
}
