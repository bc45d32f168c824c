using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using static Viitta.Features.ServiceMap.ServiceMapFile;

namespace Viitta.Features.ServiceMap;

/// <summary>
/// Adds from a <see cref="ServiceMapFile"/> what the database does not have yet, known by its key. What is there is
/// left as people have made it, removed rows too: to load is neither an edit nor a verification.
/// </summary>
public sealed class LoadServiceMap(ViittaDb db, Catalogue catalogue, TimeProvider time)
{
    public static readonly TraceKind Loaded = new("service-map.loaded");

    /// <param name="networkId">Null for the services of the whole country.</param>
    /// <exception cref="InvalidDataException">The file says where a place is that must stay secret.</exception>
    public async Task RunAsync(string path, string? networkId, CancellationToken ct)
    {
        var file = Yaml.Read<ServiceMapFile>(path);
        var organizations = await KnownAsync<Organization>(o => o.Key, o => o.Id, ct);
        var services = await KnownAsync<Service>(s => s.Key, s => s.Id, ct);
        var contacts = await KnownAsync<ContactPoint>(c => c.Key, c => c.Id, ct);
        foreach (var organization in file.Organizations)
        {
            var organizationId = organizations.TryGetValue(organization.Id, out var known) ? known : Add(organization, networkId);
            foreach (var service in organization.Services)
            {
                var frontGate = service.FrontGate || catalogue.IsSecret(service.Needs);
                var serviceId = services.TryGetValue(service.Id, out known) ? known : Add(service, organizationId, networkId);
                foreach (var contact in service.Contacts.Where(c => !contacts.ContainsKey(c.Id)))
                {
                    if (frontGate && contact.At is not null)
                    {
                        throw new InvalidDataException($"{path}: {contact.Id} says where it is, and its service's place must stay secret.");
                    }
                    db.ContactPoints.Add(Made(contact, serviceId, networkId, time.Now()));
                }
            }
        }
        if (db.ChangeTracker.HasChanges())
        {
            db.Record(Loaded, networkId ?? "national", networkId, Actor.Program, time.Now());
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task<Dictionary<string, Guid>> KnownAsync<T>(Func<T, string?> key, Func<T, Guid> id, CancellationToken ct)
        where T : class =>
        (await db.Set<T>().AsNoTracking().ToListAsync(ct)).Where(row => key(row) is not null)
            .ToDictionary(row => key(row)!, id, StringComparer.Ordinal);

    private Guid Add(FileOrganization written, string? networkId)
    {
        var organization = new Organization
        {
            Key = written.Id,
            NetworkId = networkId,
            Name = written.Name,
            SectorId = written.Sector,
        };
        db.Organizations.Add(organization);
        return organization.Id;
    }

    private Guid Add(FileService written, Guid organizationId, string? networkId)
    {
        var service = new Service
        {
            Key = written.Id,
            OrganizationId = organizationId,
            NetworkId = networkId,
            Name = written.Name,
            Description = written.Description,
            Needs = written.Needs,
            Area = written.Municipalities,
            MinAge = written.Audience.MinAge,
            MaxAge = written.Audience.MaxAge,
            Genders = written.Audience.Genders,
            ResidenceSituations = written.Audience.Residence,
            Themes = written.Audience.Themes,
            ConsentNeeded = written.ConsentNeeded,
            FrontGate = written.FrontGate,
            Cost = written.Cost,
            Payer = written.Payer,
        };
        db.Services.Add(service);
        return service.Id;
    }

    private static ContactPoint Made(FileContact written, Guid serviceId, string? networkId, DateTime now)
    {
        var contact = new ContactPoint
        {
            Key = written.Id,
            ServiceId = serviceId,
            NetworkId = networkId,
            Function = written.Function,
            Phone = written.Phone ?? "",
            Email = written.Email ?? "",
            Web = written.Web ?? "",
            Languages = written.Languages,
            Interpreter = written.Interpreter,
            Visibility = written.Visibility,
            Schedule = written.Schedule(),
            Place = written.Place,
            Note = written.Note,
            Warning = written.Warnings,
            Source = written.Source ?? "",
            SourceDate = written.SourceDate ?? "",
        };
        if (written.Verified is { } verified)
        {
            contact.Verifications.Add(new Verification
            {
                ContactPointId = contact.Id,
                At = now.AddDays(-verified.DaysAgo),
                Role = verified.Role,
                Method = verified.Method,
            });
        }
        return contact;
    }
}

/// <summary>The national services, from content/national-services.yaml. They start unverified.</summary>
public sealed class ServiceMapAtStart(LoadServiceMap load, HidePlaces hide, Catalogue catalogue) : IAtStart
{
    public int Order => 20;

    public async Task RunAsync(CancellationToken ct)
    {
        await load.RunAsync(Path.Combine(catalogue.Folder, "national-services.yaml"), null, ct);
        await hide.RunAsync(ct);
    }
}
