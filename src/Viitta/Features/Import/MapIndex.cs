using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Import;

/// <summary>The network's map and the national one, found by the names and numbers that a sheet has.</summary>
internal sealed class MapIndex
{
    private readonly ILookup<string, Organization> _organizations;
    private readonly ILookup<(Guid Organization, string Name), Service> _services;
    private readonly ILookup<string, ContactPoint> _reached;
    private readonly ILookup<Guid, ContactPoint> _contactsOf;
    private readonly Dictionary<Guid, Service> _serviceById;
    private readonly Dictionary<Guid, Organization> _organizationById;
    private readonly Dictionary<Guid, ContactPoint> _contactById;

    public MapIndex(IReadOnlyList<Organization> organizations, IReadOnlyList<Service> services, IReadOnlyList<ContactPoint> contacts)
    {
        _organizations = organizations.SelectMany(o => NamesOf(o.Name).Select(n => (n, o))).ToLookup(x => x.n, x => x.o);
        _services = services.SelectMany(s => NamesOf(s.Name).Select(n => ((s.OrganizationId, n), s))).ToLookup(x => x.Item1, x => x.s);
        _reached = contacts.SelectMany(c => Reaches(c.Phone, c.Email).Select(r => (r, c))).ToLookup(x => x.r, x => x.c);
        _contactsOf = contacts.ToLookup(c => c.ServiceId);
        _serviceById = services.ToDictionary(s => s.Id);
        _organizationById = organizations.ToDictionary(o => o.Id);
        _contactById = contacts.ToDictionary(c => c.Id);
    }

    public static async Task<MapIndex> ReadAsync(ViittaDb db, string networkId, CancellationToken ct) => new(
        await db.Organizations.For(networkId).AsNoTracking().ToListAsync(ct),
        await db.Services.For(networkId).AsNoTracking().ToListAsync(ct),
        await db.ContactPoints.Where(c => c.RemovedAt == null && (c.NetworkId == networkId || c.NetworkId == null)).AsNoTracking().ToListAsync(ct));

    public IReadOnlyList<Organization> Organizations(LocalText name) =>
        [.. NamesOf(name).SelectMany(n => _organizations[n]).DistinctBy(o => o.Id)];

    public IReadOnlyList<Service> Services(Guid organizationId, LocalText name) =>
        [.. NamesOf(name).SelectMany(n => _services[(organizationId, n)]).DistinctBy(s => s.Id)];

    /// <summary>Those who answer at that number or that address.</summary>
    public IEnumerable<ContactPoint> Reached(string phone, string email) => Reaches(phone, email).SelectMany(r => _reached[r]);

    public IEnumerable<ContactPoint> ContactsOf(Guid serviceId) => _contactsOf[serviceId];

    public Organization? Organization(Guid id) => _organizationById.GetValueOrDefault(id);

    public Service? Service(Guid id) => _serviceById.GetValueOrDefault(id);

    public ContactPoint? Contact(Guid id) => _contactById.GetValueOrDefault(id);

    public static string Digits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));

    public static IEnumerable<string> NamesOf(LocalText name) =>
        Languages.All.Select(l => PlainText.Of(name.Exactly(l))).Where(n => n.Length > 0).Distinct();

    private static IEnumerable<string> Reaches(string phone, string email)
    {
        if (Digits(phone) is { Length: > 0 } digits)
        {
            yield return digits;
        }
        if (email.Length > 0)
        {
            yield return email.ToLowerInvariant();
        }
    }
}
