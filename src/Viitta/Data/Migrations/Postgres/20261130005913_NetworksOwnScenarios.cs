using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Viitta.Data.Migrations.Postgres
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
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AdaptedFromId",
                table: "Scenario",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ArchivedAt",
                table: "Scenario",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LeftOut",
                table: "Scenario",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "NetworkId",
                table: "Scenario",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "OnPurpose",
                table: "Scenario",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'"); // by hand: the shipped scenarios are there already

            migrationBuilder.CreateTable(
                name: "ScenarioDraft",
                columns: table => new
                {
                    ScenarioId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
