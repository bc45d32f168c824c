// Publishes an edition of so many services for a real network, behind the back of a Viitta that runs: the practice region's,
// once as they are, with the pathways that name them, and then repeated under other ids and numbers, each repeated service in
// one municipality of the country. Only for measuring (bench/hsds.sh, bench/growth.sh): what it publishes is not on the map.
// Usage: dotnet Planted.dll DATABASE_FILE SERVICES
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;

const string Network = "north-savo";
var wanted = int.Parse(args[1], CultureInfo.InvariantCulture);
var municipalities = Catalogue.Read(Path.Combine(AppContext.BaseDirectory, "content")).Municipalities.Where(m => m.Code[0] != 'T').Select(m => m.Code).ToList();
await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={args[0]}").Options);
var practice = EditionDocument.Read(await db.Editions.Where(e => e.NetworkId == "tuulivaara").OrderByDescending(e => e.Number).Select(e => e.Document).FirstAsync());
var organizations = practice.Organizations.Where(o => !o.National && o.Services.Count > 0).ToList();
List<EditionOrganization> planted =
[
    .. practice.Organizations.Where(o => o.National || o.Services.Count == 0),
    .. organizations.ConvertAll(o => o with { Services = [.. o.Services.Select(s => s with { Area = [] })] }),
];
for (var (n, services) = (0, organizations.Sum(o => o.Services.Count)); services < wanted; n++)
{
    var organization = organizations[n % organizations.Count];
    planted.Add(organization with
    {
        Id = Guid.CreateVersion7(),
        Services = [.. organization.Services.Take(wanted - services).Select(s => Elsewhere(s, municipalities[n % municipalities.Count]))],
    });
    services += planted[^1].Services.Count;
}
var now = DateTime.UtcNow;
var edition = new Edition
{
    NetworkId = Network,
    Number = 1 + (await db.Editions.Where(e => e.NetworkId == Network).MaxAsync(e => (int?)e.Number) ?? 0),
    PublishedAt = now,
    CheckBy = DateOnly.FromDateTime(now).AddMonths(6),
    Document = (practice with { IsPractice = false, Organizations = planted }).Write(),
};
db.Editions.Add(edition);
db.Record(new TraceKind("bench.published"), edition.Id, Network, Actor.Program, now);
await db.SaveChangesAsync();

static EditionService Elsewhere(EditionService service, string municipality) => service with
{
    Id = Guid.CreateVersion7(),
    Area = [municipality],
    Contacts = [.. service.Contacts.Select(c => c with { Id = Guid.CreateVersion7(), Phone = Numbered(c.Phone) })],
};

// Numbers that cannot be dialled, hardly one twice.
static string Numbered(string phone) => phone.Length == 0 ? "" : $"000 {Random.Shared.Next(1_000_000):000 000}";
