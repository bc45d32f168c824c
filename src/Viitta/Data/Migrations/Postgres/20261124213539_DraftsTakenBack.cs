using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Viitta.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DraftsTakenBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Removed",
                table: "PathwayStep",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "DiscardedAt",
                table: "Pathway",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Removed",
                table: "PathwayStep");

            migrationBuilder.DropColumn(
                name: "DiscardedAt",
                table: "Pathway");
        }
    }
}
