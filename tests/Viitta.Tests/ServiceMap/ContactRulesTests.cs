using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>What a verification holds for, how long, and what an edit does to it. No database.</summary>
public sealed class ContactRulesTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc);
    private static readonly Catalogue Content = Catalogue.Read(Path.Combine(Repository.Root, "content"));
    private static readonly LocalText Leader = LocalText.Same("shift leader");

    private static ContactPoint Contact() => new()
    {
        ServiceId = Guid.NewGuid(),
        NetworkId = "north-savo",
        Function = LocalText.Same("Duty phone"),
        Phone = "040 1234567",
        Languages = ["fi", "sv"],
        Schedule = new Schedule { Cover = Cover.OfficeHours, Slots = [new Slot([1, 2, 3, 4, 5], 480, 960)] },
    };

    private static ContactPoint Verified()
    {
        var contact = Contact();
        contact.Verify(Leader, VerificationMethod.Called, Now);
        return contact;
    }

    public static TheoryData<string, Func<ContactDetails, ContactDetails>> Edits => new()
    {
        { "phone", d => d with { Phone = "040 7654321" } },
        { "mail", d => d with { Email = "duty@example.fi" } },
        { "web", d => d with { Web = "https://example.fi" } },
        { "languages", d => d with { Languages = ["fi"] } },
        { "place", d => d with { Place = new VisitingPlace(LocalText.Same("Käyntikatu 1")) } },
        { "interpreter", d => d with { Interpreter = true } },
        { "hours", d => d with { Schedule = d.Schedule with { Slots = [new Slot([1, 2, 3, 4, 5], 480, 900)] } } },
        { "holidays", d => d with { Schedule = d.Schedule with { Holidays = HolidayRule.AsUsual } } },
    };

    [Theory, MemberData(nameof(Edits), DisableDiscoveryEnumeration = true)]
    public void An_edit_of_what_was_confirmed_makes_it_unverified(string what, Func<ContactDetails, ContactDetails> edit)
    {
        var contact = Verified();
        contact.Change(edit(contact.Details));
        Assert.True(contact.FreshnessAt(Now) == Freshness.Never, what);
        contact.Verify(Leader, VerificationMethod.Called, Now);
        Assert.Equal(Freshness.Fresh, contact.FreshnessAt(Now));
    }

    [Fact]
    public void Saving_the_same_details_or_another_wording_keeps_the_verification()
    {
        var contact = Verified();
        var same = contact.Details with { Languages = ["fi", "sv"], Schedule = contact.Schedule with { Slots = [new Slot([1, 2, 3, 4, 5], 480, 960)] } };
        contact.Edit(new ContactDraft(new("Päivystys", "", ""), same, Visibility.Green, LocalText.Same("Ask for the duty officer."), LocalText.Empty), frontGate: false);
        Assert.Equal(Freshness.Fresh, contact.FreshnessAt(Now));
        Assert.Equal(Visibility.Green, contact.Visibility);
    }

    [Theory]
    [InlineData("2026-05-25", Freshness.Fresh)]
    [InlineData("2026-05-24", Freshness.Ageing)]
    [InlineData("2025-11-24", Freshness.Ageing)]
    [InlineData("2025-11-23", Freshness.Stale)]
    public void Fresh_for_six_months_and_counting_for_twelve(string verified, Freshness freshness) => Assert.Equal(
        freshness, Freshness.Of(DateTime.Parse($"{verified}T10:00Z", null, System.Globalization.DateTimeStyles.AdjustToUniversal), Now));

    [Fact]
    public void A_double_click_verifies_once()
    {
        var contact = Verified();
        contact.Verify(Leader, VerificationMethod.Called, Now.AddSeconds(2));
        Assert.Single(contact.Verifications);
    }

    [Fact]
    public void The_owner_s_accepted_details_are_verified_from_the_day_of_the_answer()
    {
        var contact = Contact();
        var proposal = Proposal(contact);
        proposal.AcceptFor(contact, frontGate: false, Now);
        Assert.Equal("040 7654321", contact.Phone);
        Assert.Equal((VerificationMethod.OwnerLink, Now.AddDays(-3)), (contact.LastVerification!.Method, contact.LastVerification.At));
    }

    [Fact]
    public void Accepted_after_an_edit_or_another_verification_they_wait_for_one()
    {
        var edited = Contact();
        var proposal = Proposal(edited);
        edited.Version++;
        proposal.AcceptFor(edited, frontGate: false, Now);
        Assert.Null(edited.LastVerification);

        var verified = Verified();
        Proposal(verified).AcceptFor(verified, frontGate: false, Now);
        Assert.Null(verified.LastVerification);
    }

    /// <summary>A shelter's front gate is a number. Where it is must have no place to be written in, whatever the row.</summary>
    [Fact]
    public void No_text_of_the_map_says_where_a_place_is()
    {
        var (address, said) = (LocalText.Empty with { Sv = "Ring på Skyddsgatan 5 B" }, LocalText.Same("A text"));
        var service = new ServiceDraft { Name = said, Needs = ["n01"] };
        var contact = new ContactDraft(said, Contact().Details, Visibility.Clear, LocalText.Empty, LocalText.Empty);
        (string Field, Refusal? Refused)[] told =
        [
            ("name-sv", new Organization { Name = said, SectorId = "ngo" }.Edit(address, "ngo", Content).Refusal),
            ("name-sv", (service with { Name = address }).Problem(Content)),
            ("description-sv", (service with { Description = address }).Problem(Content)),
            ("cost-sv", (service with { Cost = address }).Problem(Content)),
            ("payer-sv", (service with { Payer = address }).Problem(Content)),
            ("function-sv", Contact().Edit(contact with { Function = address }, frontGate: false).Refusal),
            ("note-sv", Contact().Edit(contact with { Note = address }, frontGate: false).Refusal),
            ("warning-sv", Contact().Edit(contact with { Warning = address }, frontGate: false).Refusal),
        ];
        Assert.All(told, t => Assert.Equal(Keeping.NoAddress.For(t.Field), t.Refused));
        Assert.Null(service.Problem(Content));
        Assert.False(Contact().Edit(contact with { Note = LocalText.Same("Valtatie 5, kilometri 12; auki 8–16") }, frontGate: false).Refused);
        Assert.Empty(
            from type in (Type[])[typeof(Organization), typeof(Service), typeof(ContactPoint), typeof(ContactDetails), typeof(EditionOrganization), typeof(EditionService), typeof(EditionContact)]
            from property in type.GetProperties()
            where property.PropertyType != typeof(VisitingPlace) // its own field, which a front gate does not have: PlaceTests
            where new[] { "Address", "Street", "Postal", "Latitude", "Longitude", "Location", "Place" }.Any(word => property.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            select $"{type.Name}.{property.Name}");
    }

    private static ContactProposal Proposal(ContactPoint contact) => new()
    {
        ContactPointId = contact.Id,
        Kind = ProposalKind.Change,
        At = Now.AddDays(-3),
        Details = contact.Details with { Phone = "040 7654321" },
        BasedOn = contact.Version,
    };
}
