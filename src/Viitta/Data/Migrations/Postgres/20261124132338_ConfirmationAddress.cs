using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Viitta.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ConfirmationAddress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsNational",
                table: "OutboxMail",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Seen",
                table: "ContactProposal",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AddressHash",
                table: "ConfirmationLink",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsNational",
                table: "OutboxMail");

            migrationBuilder.DropColumn(
                name: "Seen",
                table: "ContactProposal");

            migrationBuilder.DropColumn(
                name: "AddressHash",
                table: "ConfirmationLink");
        }
    }
}
