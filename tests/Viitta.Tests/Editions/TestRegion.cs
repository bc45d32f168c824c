using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Editions;

/// <summary>
/// A small region in North Savo: a social emergency service that leads P2 round the clock, a college that leads P1 in
/// office hours with a substitute, police whose number only authorities see, and an adopted pathway for forced marriage.
/// </summary>
public static class TestRegion
{
    public const string Network = "north-savo";
    public const string Iisalmi = "140";
    public const string Open = "017 000 0117";
    public const string College = "017 000 0481";
    public const string GreenCanary = "017 555 0001";
    public const string AmberCanary = "017 555 0002";
    public const string HandoverCanary = "Say the meeting is about timetables";
    public const string Question = $"theme=forced-marriage&municipality={Iisalmi}";

    private static readonly TraceKind Planted = new("tests.region");

    public static Task<int> PlantAsync(this ViittaApp app, bool adopt = true) => app.InDbAsync(async db =>
    {
        var now = app.Time.Now();
        var social = Organization(db, "Social emergency", "social");
        var duty = Service(db, social, "Social emergency service");
        Contact(db, duty, "Duty phone", Open, Schedule.RoundTheClock).Verify(LocalText.Same("shift leader"), VerificationMethod.Called, now.AddDays(-12));
        Contact(db, duty, "Line for authorities", AmberCanary, Schedule.RoundTheClock, Visibility.AmberStrict);
        Contact(db, duty, "Line for members", GreenCanary, Schedule.RoundTheClock, Visibility.Green);
        var college = Organization(db, "College", "edu");
        var welfare = Service(db, college, "Student welfare");
        var office = new Schedule { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 480, 960)] };
        Contact(db, welfare, "Counsellors", College, office).Verify(LocalText.Same("head counsellor"), VerificationMethod.Called, now.AddDays(-240));
        var candidate = Organization(db, "Only a candidate", "youth", isCandidate: true);
        var named = Organization(db, "Named candidate", "ngo", isCandidate: true);
        Service(db, candidate, "Unseen service");
        if (adopt)
        {
            db.Pathways.Add(Pathway(now, social.Id, college.Id, named.Id));
        }
        db.Record(Planted, Network, Network, Actor.Program, now);
        return await db.SaveChangesAsync();
    });

    public static async Task<int> PublishAsync(this ViittaApp app, Actor? actor = null) =>
        (await app.RunAsync((PublishEdition p) => p.RunAsync(actor ?? Actor.Program, Network, new PublishRequest(Confirmed: true), default))).Value;

    /// <summary>A change of the map behind the program's back.</summary>
    public static Task ChangeAsync(this ViittaApp app, Func<ViittaDb, Task> change) => app.InDbAsync(async db =>
    {
        await change(db);
        db.Record(Planted, Network, Network, Actor.Program, app.Time.Now());
        return await db.SaveChangesAsync();
    });

    public static Task<Organization> OrganizationAsync(this ViittaDb db, string name) =>
        db.Organizations.FirstAsync(o => o.Name.Fi == name);

    private static Organization Organization(ViittaDb db, string name, string sector, bool isCandidate = false)
    {
        var organization = new Organization { NetworkId = Network, Name = LocalText.Same(name), SectorId = sector, IsCandidate = isCandidate };
        db.Organizations.Add(organization);
        return organization;
    }

    private static Service Service(ViittaDb db, Organization organization, string name)
    {
        var service = new Service { OrganizationId = organization.Id, NetworkId = Network, Name = LocalText.Same(name) };
        db.Services.Add(service);
        return service;
    }

    private static ContactPoint Contact(
        ViittaDb db, Service service, string function, string phone, Schedule schedule, Visibility visibility = Visibility.Clear)
    {
        var contact = new ContactPoint
        {
            ServiceId = service.Id,
            NetworkId = Network,
            Function = LocalText.Same(function),
            Phone = phone,
            Schedule = schedule,
            Visibility = visibility,
            Languages = ["fi"],
        };
        db.ContactPoints.Add(contact);
        return contact;
    }

    private static Pathway Pathway(DateTime now, Guid social, Guid college, Guid named)
    {
        var pathway = new Pathway { NetworkId = Network, ThemeId = "forced-marriage", CreatedAt = now };
        for (var n = 1; n <= 10; n++)
        {
            var step = new PathwayStep { PathwayId = pathway.Id, StepId = $"P{n}", Text = LocalText.Same($"Wording of step {n}"), Decided = true };
            var leader = n == 1 ? college : n == 10 ? (Guid?)null : social;
            if (leader is { } id)
            {
                step.Put(Guid.CreateVersion7(), id, new ResponsibilityTerms
                {
                    Role = Role.Leads,
                    InformationLabel = n == 2 ? InformationLabel.MustDisclose : InformationLabel.WithConsent,
                    SubstituteId = n == 1 ? social : null,
                    Handover = LocalText.Same(HandoverCanary),
                });
            }
            step.Put(Guid.CreateVersion7(), named, new ResponsibilityTerms { Role = Role.Contributes });
            pathway.Steps.Add(step);
        }
        Assert.False(pathway.Adopt(Clock.LocalDate(now), ["P10"], [], Clock.LocalDate(now)).Refused);
        return pathway;
    }
}
