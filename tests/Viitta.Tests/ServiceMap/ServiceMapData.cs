using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>Rows of the practice region's map, found by their key in content/practice/service-map.yaml.</summary>
public static class ServiceMapData
{
    extension(ViittaApp app)
    {
        public Task<Guid> OrganizationIdAsync(string key) => app.InDbAsync(db => db.Organizations.Where(o => o.Key == key).Select(o => o.Id).FirstAsync());

        public Task<Guid> ServiceIdAsync(string key) => app.InDbAsync(db => db.Services.Where(o => o.Key == key).Select(o => o.Id).FirstAsync());

        public Task<Guid> ContactIdAsync(string key) => app.InDbAsync(db => db.ContactPoints.Where(o => o.Key == key).Select(o => o.Id).FirstAsync());

        /// <summary>The key of a confirmation link to that contact, as its owner finds it in the mail.</summary>
        public async Task<string> ConfirmationKeyAsync(string contactKey)
        {
            var (id, key, now) = (await app.ContactIdAsync(contactKey), Secrets.NewKey(), app.Time.Now());
            await app.InDbAsync(db =>
            {
                db.ConfirmationLinks.Add(new ConfirmationLink
                {
                    ContactPointId = id,
                    KeyHash = Secrets.Hash(key),
                    SentAt = now,
                    ExpiresAt = now + SendConfirmation.Lifetime,
                });
                db.Record(SendConfirmation.Sent, id, "tuulivaara", Actor.Program, now);
                return db.SaveChangesAsync();
            });
            return key;
        }
    }
}
