using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>The reform sweep: what content/reforms.yaml finds, and the page that shows it.</summary>
public sealed class ReformsTests : IDisposable
{
    private const string Network = "north-savo";

    private static readonly Reforms Reforms = new(Catalogue.Read(Path.Combine(Repository.Root, "content")));

    private readonly ViittaApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("avi", "Itä-Suomen AVI, työsuojelu", "AVI")]
    [InlineData("avi", "Soita AVIin tai AVI:n neuvontaan", "AVIin")]
    [InlineData("avi", "AVIssa", "AVIssa")]
    [InlineData("avi", "ISAVIn tarkastaja", "ISAVIn")]
    [InlineData("avi", "Aluehallintovirastossa", "Aluehallintovirastossa")]
    [InlineData("avi", "alue\u00ADhallinto\u00ADviraston", "aluehallintoviraston")]
    [InlineData("avi", "tyosuojelu@avi.fi", "avi.fi")]
    [InlineData("avi", "Regionförvaltningsverkets arbetarskydd", "Regionförvaltningsverkets")]
    [InlineData("avi", "the Regional State Administrative Agencies", "Regional State Administrative Agencies")]
    [InlineData("ely", "ELYn päätös", "ELYn")]
    [InlineData("ely", "Pohjois-Savon ely-keskukselta", "ely-keskukselta")]
    [InlineData("ely", "ELY keskuksesta", "ELY")]
    [InlineData("ely", "elinkeino-, liikenne- ja ympäristökeskus", "elinkeino-, liikenne- ja ympäristökeskus")]
    [InlineData("ely", "NTM-centralen", "NTM")]
    [InlineData("ely", "the local ELY Centre", "ELY")]
    [InlineData("te", "TE-toimistossa", "TE-toimistossa")]
    [InlineData("te", "te-palvelut.fi", "te-palvelut")]
    [InlineData("te", "työvoimatoimistoon", "työvoimatoimistoon")]
    [InlineData("te", "arbets- och näringsbyrån", "arbets- och näringsbyrån")]
    [InlineData("te", "your TE Office", "TE Office")]
    [InlineData("valvira", "Valviralta lupa", "Valviralta")]
    [InlineData("hospital-district", "Kuopion sairaanhoitopiirin päivystys", "sairaanhoitopiirin")]
    [InlineData("register-office", "Maistraatissa vihitään", "Maistraatissa")]
    [InlineData("register-office", "magistraten i Vasa", "magistraten")]
    public void A_name_is_found_in_its_forms(string id, string text, string word)
    {
        var (reform, found) = Assert.Single(Reforms.In(text));
        Assert.Equal((id, word), (reform.Id, found));
    }

    [Theory]
    [InlineData("Avia auttaa, Aviapoliksen asema")]
    [InlineData("avioliitto, AVIOLIITTO, avi")]
    [InlineData("Ely soitti; Elyssa, elysee, ELYSION")]
    [InlineData("vitamiinit, teetä, te-te, tea office")]
    [InlineData("aluehallinto, hallintovirasto")]
    [InlineData("entinen AVI, (ent. TE-toimisto), f.d. NTM-centralen, former TE Office")]
    [InlineData("Lupa- ja valvontavirasto, elinvoimakeskus, työllisyysalue")]
    public void Nothing_else_is_found(string text) => Assert.Empty(Reforms.In(text));

    /// <summary>Whoever edits the list is told at once; a doubtful successor says so.</summary>
    [Fact]
    public void The_list_says_what_it_knows()
    {
        Assert.All(Reforms.All, r => Assert.True(
            r.Words.Count > 0 && Languages.All.All(l => r.Became.Exactly(l).Length > 0 && r.Source.Exactly(l).Length > 0) && r.Since.Year >= 2020, r.Id));
        Assert.Equal(["avi", "valvira"], Reforms.All.Where(r => r.Verified).Select(r => r.Id));
    }

    private Task<(Guid Organization, Guid Service, Guid Contact)> PlantAsync(string network) => _app.InDbAsync(async db =>
    {
        var organization = new Organization { NetworkId = network, Name = LocalText.Same("Pohjois-Savon TE-toimisto"), SectorId = "ngo" };
        var service = new Service
        {
            OrganizationId = organization.Id,
            NetworkId = network,
            Name = LocalText.Same("Neuvonta"),
            Description = new("Yhdessä AVIn kanssa.", "Tillsammans med RFV.", ""),
            Needs = ["n03"],
        };
        var contact = new ContactPoint
        {
            ServiceId = service.Id,
            NetworkId = network,
            Function = LocalText.Same("Puhelin"),
            Phone = "040 1234567",
            Email = "neuvonta@ely-keskus.fi",
            Languages = ["fi"],
        };
        db.AddRange(organization, service, contact);
        db.Record(AddContact.Added, contact.Id, network, Actor.Program, _app.Time.Now());
        await db.SaveChangesAsync();
        return (organization.Id, service.Id, contact.Id);
    });

    [Fact]
    public async Task Each_finding_leads_to_where_it_is_mended_and_is_counted_as_a_task()
    {
        var rows = await PlantAsync(Network);
        await PlantAsync("turku");
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/networks/{Network}");
        Assert.Contains("3 rows of the map name an authority that is no more.", browse.Text);
        await browse.GetAsync($"/networks/{Network}/map");
        await browse.ClickAsync("a[href$=reform-sweep]");
        Assert.Equal(
            [$"/services/{rows.Service}", $"/contacts/{rows.Contact}/edit", $"/organizations/{rows.Organization}"],
            browse.Page.QuerySelectorAll("a.item-title").Select(a => a.GetAttribute("href")));
        Assert.Contains("AVIn", browse.Text);
        Assert.Contains("not verified: check first", browse.Text);
        Assert.Contains("Since 1 January 2026.", browse.Text);

        await browse.GetAsync($"/services/{rows.Service}");
        await browse.SubmitAsync("form:has([name=version])", ("description-fi", "Yhdessä Lupa- ja valvontaviraston kanssa."), ("description-sv", ""));
        await browse.GetAsync($"/networks/{Network}/map/reform-sweep?lang=fi");
        Assert.DoesNotContain("AVIn", browse.Text);
        Assert.Contains("ei varmistettu: tarkista ensin", browse.Text);
    }

    /// <summary>The shipped warnings say that a task has moved on from an authority.</summary>
    [Fact]
    public async Task Shipped_national_contacts_are_no_finding()
    {
        var national = await _app.SignInAsync(await _app.AddUserAsync("national@viitta.example", national: true));
        await national.GetAsync($"/networks/{Network}/map/reform-sweep");
        Assert.Contains("No text on the map names an authority that is no more.", national.Text);
    }

    [Fact]
    public async Task A_member_who_does_not_keep_the_map_has_no_such_page()
    {
        var member = await _app.SignInAsync(await _app.AddUserAsync("member@viitta.example", networks: (Network, NetworkRole.Member)));
        await member.GetAsync($"/networks/{Network}/map/reform-sweep");
        Assert.Equal(HttpStatusCode.NotFound, member.Status);
    }
}
