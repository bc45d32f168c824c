using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Coverage;

public static class TestDesk
{
    /// <summary>A confirmed contact with office hours, from eight to four: the region's only one for documents (n15).</summary>
    public static Task<Guid> AddDeskAsync(this ViittaApp app, string network) => app.InDbAsync(async db =>
    {
        var organization = new Organization { NetworkId = network, Name = LocalText.Same("Police station"), SectorId = "police" };
        var service = new Service { OrganizationId = organization.Id, NetworkId = network, Name = LocalText.Same("Identity desk"), Needs = ["n15"] };
        var desk = new ContactPoint
        {
            ServiceId = service.Id,
            NetworkId = network,
            Function = LocalText.Same("Identity desk"),
            Phone = "029 540 0000",
            Languages = ["fi"],
            Schedule = new() { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 480, 960)] },
        };
        desk.Verify(LocalText.Same("duty officer"), VerificationMethod.Called, app.Time.Now());
        db.AddRange(organization, service, desk);
        db.Record(new("tests.planted"), network, network, Actor.Program, app.Time.Now());
        await db.SaveChangesAsync();
        return desk.Id;
    });
}
