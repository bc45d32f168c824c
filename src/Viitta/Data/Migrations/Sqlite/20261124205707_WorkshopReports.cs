using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Viitta.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WorkshopReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Played",
                table: "Workshop",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Guid>(
                name: "WorkshopId",
                table: "Actions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ReportLink",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkshopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedKey = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportLink", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportLink_Workshop_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshop",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Actions_WorkshopId",
                table: "Actions",
                column: "WorkshopId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportLink_KeyHash",
                table: "ReportLink",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "OneOpenLinkPerWorkshop",
                table: "ReportLink",
                column: "WorkshopId",
                unique: true,
                filter: "\"EndedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReportLink");

            migrationBuilder.DropIndex(
                name: "IX_Actions_WorkshopId",
                table: "Actions");

            migrationBuilder.DropColumn(
                name: "Played",
                table: "Workshop");

            migrationBuilder.DropColumn(
                name: "WorkshopId",
                table: "Actions");
        }
    }
}
