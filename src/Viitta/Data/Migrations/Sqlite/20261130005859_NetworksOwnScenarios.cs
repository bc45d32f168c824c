using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Viitta.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NetworksOwnScenarios : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "PublishedAt",
                table: "ScenarioVersion",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AdaptedFromId",
                table: "Scenario",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ArchivedAt",
                table: "Scenario",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LeftOut",
                table: "Scenario",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "NetworkId",
                table: "Scenario",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnPurpose",
                table: "Scenario",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "ScenarioDraft",
                columns: table => new
                {
                    ScenarioId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScenarioDraft", x => x.ScenarioId);
                    table.ForeignKey(
                        name: "FK_ScenarioDraft_Scenario_ScenarioId",
                        column: x => x.ScenarioId,
                        principalTable: "Scenario",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Scenario_NetworkId",
                table: "Scenario",
                column: "NetworkId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ScenarioDraft");

            migrationBuilder.DropIndex(
                name: "IX_Scenario_NetworkId",
                table: "Scenario");

            migrationBuilder.DropColumn(
                name: "PublishedAt",
                table: "ScenarioVersion");

            migrationBuilder.DropColumn(
                name: "AdaptedFromId",
                table: "Scenario");

            migrationBuilder.DropColumn(
                name: "ArchivedAt",
                table: "Scenario");

            migrationBuilder.DropColumn(
                name: "LeftOut",
                table: "Scenario");

            migrationBuilder.DropColumn(
                name: "NetworkId",
                table: "Scenario");

            migrationBuilder.DropColumn(
                name: "OnPurpose",
                table: "Scenario");
        }
    }
}
