using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Viitta.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AuthorityByNetwork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsAuthority",
                table: "Membership",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // Who was an authority in all the own networks is one in each of them.
            migrationBuilder.Sql("""
                UPDATE "Membership" SET "IsAuthority" =
                    (SELECT "Users"."IsAuthority" FROM "Users" WHERE "Users"."Id" = "Membership"."UserId")
                """);

            migrationBuilder.DropColumn(
                name: "IsAuthority",
                table: "Users");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsAuthority",
                table: "Users",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("""
                UPDATE "Users" SET "IsAuthority" =
                    EXISTS (SELECT 1 FROM "Membership" WHERE "Membership"."UserId" = "Users"."Id" AND "Membership"."IsAuthority")
                """);

            migrationBuilder.DropColumn(
                name: "IsAuthority",
                table: "Membership");
        }
    }
}
