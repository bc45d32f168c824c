// Publishes an edition of so many services for a real network, behind the back of a Viitta that runs: the practice
// region's, repeated under other ids. Only for measuring (bench/hsds.sh): what it publishes is not on the map.
// Usage: dotnet Hsds.dll DATABASE_FILE SERVICES
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;

const string Network = "north-savo";
var wanted = int.Parse(args[1], CultureInfo.InvariantCulture);
await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={args[0]}").Options);
var practice = EditionDocument.Read(await db.Editions.Where(e => e.NetworkId == "tuulivaara").OrderByDescending(e => e.Number).Select(e => e.Document).FirstAsync());
var organizations = practice.Organizations.Where(o => !o.National && o.Services.Count > 0).ToList();
var repeated = new List<EditionOrganization>();
for (var (n, services) = (0, 0); services < wanted; n++)
{
    var organization = organizations[n % organizations.Count];
    repeated.Add(organization with
    {
        Id = Guid.CreateVersion7(),
        Services = [.. organization.Services.Take(wanted - services).Select(s => s with
        {
            Id = Guid.CreateVersion7(),
            Contacts = [.. s.Contacts.Select(c => c with { Id = Guid.CreateVersion7() })],
        })],
    });
    services += repeated[^1].Services.Count;
}
var now = DateTime.UtcNow;
var edition = new Edition
{
    NetworkId = Network,
    Number = 1 + (await db.Editions.Where(e => e.NetworkId == Network).MaxAsync(e => (int?)e.Number) ?? 0),
    PublishedAt = now,
    CheckBy = DateOnly.FromDateTime(now).AddMonths(6),
    Document = (practice with { IsPractice = false, Pathways = [], Organizations = repeated }).Write(),
};
db.Editions.Add(edition);
db.Record(new TraceKind("bench.published"), edition.Id, Network, Actor.Program, now);
await db.SaveChangesAsync();
