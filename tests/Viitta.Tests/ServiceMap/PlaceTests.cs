using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>Where one goes, and where nobody may be told that. No database.</summary>
public sealed class PlaceTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc);
    private static readonly Catalogue Content = Catalogue.Read(Path.Combine(Repository.Root, "content"));
    private static readonly LocalText Said = LocalText.Same("A text");
    private static readonly VisitingPlace Office = new(new("Käyntikatu 1, 70100 Kuopio", "", ""), 62.89238, 27.67703);

    private static ServiceDraft Draft(params string[] needs) => new() { Name = Said, Needs = needs };

    private static Service Service(bool frontGate = false, params string[] needs) => new() { OrganizationId = Guid.NewGuid(), Name = Said, Needs = [.. needs], FrontGate = frontGate };

    private static ContactDraft Contact(VisitingPlace? place = null) => new(
        Said, new ContactDetails("040 1234567", "", "", ["fi"], false, Schedule.NotKnown) { Place = place }, Visibility.Green, LocalText.Empty, LocalText.Empty);

    [Fact]
    public void A_contact_of_a_front_gate_takes_no_place_and_of_another_service_it_does()
    {
        foreach (var secret in (Service[])[Service(needs: "n02"), Service(frontGate: true, "n08")])
        {
            Assert.True(secret.IsFrontGate(Content));
            Assert.Equal(FrontGate.NoPlace, ContactPoint.In(secret, Contact(Office), Content).Refusal);
            Assert.Null(ContactPoint.In(secret, Contact(), Content).Refusal);
        }
        var open = Service(needs: "n08");
        Assert.False(open.IsFrontGate(Content));
        Assert.Equal(Office, ContactPoint.In(open, Contact(Office), Content).Value!.Place);
    }

    [Theory]
    [InlineData("Skyddsgatan 5 B")]
    [InlineData("Turvapolku 3")]
    [InlineData("rappu B, 70100 Kuopio")]
    [InlineData("FI-70100 KUOPIO")]
    [InlineData("kohdassa 62.89238, 27.67703")]
    [InlineData("62,8923 27,6770")]
    [InlineData("70100 kuopio")]
    [InlineData("FIN-70100 Kuopio")]
    [InlineData("ovi B, 70100, Kuopio")]
    [InlineData("N 6973737, E 534468")]
    [InlineData("Kauppatori 3")]
    [InlineData("Tavataan Turvakadulla 5")]
    public void No_text_of_a_front_gate_tells_where_it_is(string telling)
    {
        var (text, secret) = (new LocalText("", telling, ""), Service(needs: "n02"));
        Refusal?[] refused =
        [
            ContactPoint.In(secret, Contact() with { Function = text }, Content).Refusal,
            ContactPoint.In(secret, Contact() with { Note = text }, Content).Refusal,
            ContactPoint.In(secret, Contact() with { Warning = text }, Content).Refusal,
            secret.Edit(Draft("n02") with { Name = text }, Content).Refusal,
            secret.Edit(Draft("n02") with { Description = text }, Content).Refusal,
            secret.Edit(Draft("n02") with { Cost = text }, Content).Refusal,
            secret.Edit(Draft("n02") with { Payer = text }, Content).Refusal,
        ];
        Assert.All(refused, r => Assert.Contains(r?.Code, (string?[])[FrontGate.NoAddress.Code, Keeping.NoAddress.Code]));
        Assert.Equal(["function-sv", "note-sv", "warning-sv", "name-sv", "description-sv", "cost-sv", "payer-sv"], refused.Select(r => r!.Field));
    }

    [Theory]
    [InlineData("PL 123, 70101 Kuopio")]
    [InlineData("PB 12, 70101 Kuopio")]
    [InlineData("P.O. Box 12, FI-70101 Kuopio")]
    [InlineData("Soita 02954 63177 Auttamisjärjestelmä")]
    [InlineData("Ensimmäinen yö 12 000 euroa, 18 vuotta täyttäneille")]
    [InlineData("Auki klo 8.00, 16.00 ja 24.12.2026")]
    [InlineData("Kuopio ja Iisalmi")]
    [InlineData("Soita p. 017 12345 ma–pe")]
    [InlineData("Autamme yli 10000 ihmistä vuodessa")]
    [InlineData("Monikanavainen tuki 24/7, palvelupolku 3")]
    public void A_box_of_the_post_office_and_a_number_tell_nothing(string harmless) =>
        Assert.Null(ContactPoint.In(Service(needs: "n02"), Contact() with { Note = LocalText.Same(harmless) }, Content).Refusal);

    [Theory]
    [InlineData("https://maps.example/?q=Turvakatu+5,+70100+Kuopio")]
    [InlineData("https://maps.example/@62.89238,27.67703,15z")]
    [InlineData("https://maps.example/place/Turvakatu%205")]
    public void Nor_does_its_web_address(string telling) => Assert.Equal(
        FrontGate.NoAddress.For("web"),
        ContactPoint.In(Service(needs: "n02"), Contact() with { Details = Contact().Details with { Web = telling } }, Content).Refusal);

    [Fact]
    public void What_a_removed_contact_told_is_not_put_back_with_it()
    {
        var service = Service(needs: "n08");
        var removed = ContactPoint.In(service, Contact(Office) with { Note = LocalText.Same("Ovi B, 70100 Kuopio"), Warning = Said }, Content).Value!;
        removed.RemovedAt = Now;
        service.Contacts.Add(removed);
        Assert.Null(service.Edit(Draft("n02"), Content).Refusal);
        Assert.Equal((null, LocalText.Empty, Said), (removed.Place, removed.Note, removed.Warning));
    }

    /// <summary>Else the form would end a confirmation that nobody touched.</summary>
    [Fact]
    public void What_a_form_is_filled_with_is_read_as_it_was()
    {
        var place = Office with { Latitude = 62.892384, Longitude = 27.677031 };
        Assert.Equal(place, VisitingPlace.Read(place.Address, place.Coordinates).Value);
    }

    [Fact]
    public void A_service_with_places_becomes_no_front_gate_until_they_are_taken_away()
    {
        var service = Service(needs: "n08");
        var (contact, removed) = (ContactPoint.In(service, Contact(Office), Content).Value!, ContactPoint.In(service, Contact(Office), Content).Value!);
        removed.RemovedAt = Now;
        service.Contacts.AddRange([contact, removed]);
        Assert.Equal(FrontGate.HasPlaces, service.Edit(Draft("n08", "n02"), Content).Refusal);
        Assert.Equal(FrontGate.HasPlaces, service.Edit(Draft("n08") with { FrontGate = true }, Content).Refusal);
        Assert.Equal((false, Office), (service.FrontGate, contact.Place));

        Assert.Null(contact.Edit(Contact(), frontGate: false).Refusal);
        Assert.Null(service.Edit(Draft("n08") with { FrontGate = true }, Content).Refusal);
        Assert.Null(removed.Place); // nobody puts it back with what it said
        Assert.Equal(FrontGate.NoPlace, contact.Edit(Contact(Office), service.IsFrontGate(Content)).Refusal);
    }

    [Fact]
    public void An_owner_s_place_for_what_has_become_a_front_gate_is_passed_over()
    {
        var contact = ContactPoint.In(Service(needs: "n08"), Contact(), Content).Value!;
        var proposal = new ContactProposal
        {
            ContactPointId = contact.Id,
            Kind = ProposalKind.Change,
            At = Now,
            Details = contact.Details with { Place = Office, Phone = "040 7654321" },
            Seen = contact.Details,
            BasedOn = contact.Version,
        };
        Assert.Equal(Office, proposal.For(contact, frontGate: false)!.Place);
        proposal.AcceptFor(contact, frontGate: true, Now);
        Assert.Equal(("040 7654321", null), (contact.Phone, contact.Place));
    }

    [Fact]
    public void A_merge_of_two_front_gates_and_its_undoing_keep_them_so()
    {
        var (one, other) = (Service(frontGate: true, "n08"), Service(needs: "n02"));
        var before = ServiceWords.Of(other);
        other.TakeOver(one);
        Assert.True(other.FrontGate);
        other.GiveBack(before, ServiceWords.Of(other));
        Assert.Equal((false, true), (other.FrontGate, other.IsFrontGate(Content)));
    }

    [Fact]
    public void What_is_a_front_gate_by_the_tick_alone_since_stays_one_when_the_merge_is_undone()
    {
        var (one, other) = (Service(frontGate: true, "n08"), Service(needs: "n02"));
        var before = ServiceWords.Of(other);
        other.TakeOver(one);
        var after = ServiceWords.Of(other);
        other.Needs = ["n08"];
        Assert.Equal(1, other.GiveBack(before, after));
        Assert.True(other.IsFrontGate(Content));
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData("Käyntikatu 1", "", null)]
    [InlineData("Käyntikatu 1", "62.89, 27.68", null)]
    [InlineData("", "62.89, 27.68", "servicemap.place-without-address")]
    [InlineData("Käyntikatu 1\n70100 Kuopio", "", "servicemap.address-one-line")]
    [InlineData("Käyntikatu 1", "59.33, 18.06", "servicemap.coordinates-invalid")]
    [InlineData("Käyntikatu 1", "62.89", "servicemap.coordinates-invalid")]
    public void An_address_is_a_line_and_coordinates_are_in_Finland(string address, string coordinates, string? refused) =>
        Assert.Equal(refused, VisitingPlace.Read(LocalText.Same(address), coordinates).Refusal?.Code);

    [Fact]
    public void Its_link_opens_the_reader_s_own_map_and_its_parts_are_those_of_an_envelope()
    {
        Assert.Equal(("geo:62.89238,27.67703", "62.89238, 27.67703"), (Office.Link, Office.Coordinates));
        Assert.Null((Office with { Latitude = null, Longitude = null }).Link);
        Assert.Equal(("Käyntikatu 1 B", "70100", "Kuopio"), VisitingPlace.Parts("Käyntikatu 1 B, 70100 Kuopio"));
        Assert.Equal(("Kirkon vieressä", "", ""), VisitingPlace.Parts("Kirkon vieressä"));
    }

    /// <summary>Nothing that ships says where a secret place is, and shelters of the practice region say nothing.</summary>
    [Fact]
    public void What_ships_keeps_the_rule()
    {
        foreach (var path in (string[])["national-services.yaml", "practice/service-map.yaml"])
        {
            var services = Yaml.Read<ServiceMapFile>(Path.Combine(Repository.Root, "content", path)).Organizations.SelectMany(o => o.Services).ToList();
            var secret = services.FindAll(s => s.FrontGate || s.Needs.Exists(n => Content.Needs.Any(c => c.Id == n && c.SecretPlace)));
            Assert.NotEmpty(secret);
            Assert.All(secret.SelectMany(s => s.Contacts), c => Assert.Null(c.At));
            Assert.All(secret, s => Assert.Null(FrontGate.Problem(
                [("", s.Name), ("", s.Description), ("", s.Cost), ("", s.Payer), .. s.Contacts.SelectMany(c => new[] { ("", c.Function), ("", c.Note), ("", c.Warnings) })])));
        }
    }
}
