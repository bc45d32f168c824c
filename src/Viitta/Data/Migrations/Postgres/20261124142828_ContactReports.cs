using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Viitta.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ContactReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ReportedOn",
                table: "ContactPoint",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reports",
                table: "ContactPoint",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReportedOn",
                table: "ContactPoint");

            migrationBuilder.DropColumn(
                name: "Reports",
                table: "ContactPoint");
        }
    }
}
