using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Viitta.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "DiscardedAt",
                table: "Pathway",
                type: "TEXT",
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
