using System.Diagnostics;
using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.ServiceMap;

/// <summary>What is likely to be on the map twice, by the rule alone.</summary>
public sealed class LikelyDuplicatesTests
{
    private static readonly HashSet<(Guid, Guid)> None = [];

    [Theory]
    [InlineData("017 000 0117", "", "", "+358 17 0000117", "", "", "Phone")]
    [InlineData("029 546 3177", "", "", "00358 29 5463177", "", "", "Phone")]
    [InlineData("", "Neuvo@viitta.example", "", "", "neuvo@viitta.example", "", "Email")]
    [InlineData("", "", "https://www.viitta.example/apu/", "", "", "http://viitta.example/APU", "Web")]
    [InlineData("", "", "https://viitta.example", "", "", "https://viitta.example/", "")] // a front page may be a whole county's
    [InlineData("", "", "https://viitta.example/apu", "", "", "https://viitta.example/muu", "")]
    [InlineData("", "", "", "", "", "", "")]
    public void By_number_and_address(string phone, string mail, string web, string phone2, string mail2, string web2, string reason)
    {
        var map = new[] { Of("Aurinko", (phone, mail, web)), Of("Kuutamo", (phone2, mail2, web2)) };
        Assert.Equal(reason, string.Join(' ', LikelyDuplicates.Among(map, _ => true, None).SelectMany(d => d.Shared).Select(s => s.Reason)));
    }

    [Theory]
    [InlineData("Haavanlehden turvakoti", "haavanlehden Turvakoti", "SameName")]
    [InlineData("Haavanlehden turvakoti", "Turvakoti, Haavanlehden", "SameName")]
    [InlineData("Haavanlehden turvakoti ry", "Haavanlehden turvakoti", "SameName")]
    [InlineData("Haavanlehden turvakoti", "Haavanlehdin turvakoti", "AlikeNames")]
    [InlineData("Itä-Suomen poliisilaitos", "Itä-Suomi poliisilaitos", "AlikeNames")]
    [InlineData("Tuulivaaran hyvinvointialue, nuorisopalvelut", "Tuulivaaran hyvinvointialue, perhepalvelut", "")]
    [InlineData("Iisalmen seurakunta", "Iisalmen seurakunta, diakonia", "")]
    [InlineData("Kuopion kaupunki", "Kuopion poliisi", "")]
    [InlineData("Etelän apu", "Pohjoisen apu", "")]
    public void By_name(string one, string other, string reason)
    {
        var found = LikelyDuplicates.Among([Of(one), Of(other)], _ => true, None);
        Assert.Equal(reason, string.Join(' ', found.SelectMany(d => d.Shared).Select(s => s.Reason)));
    }

    [Fact]
    public void The_surest_come_first_and_a_switchboard_says_nothing()
    {
        var switchboard = ("017 111 111", "", "");
        var map = new[]
        {
            Of("Aurinko", switchboard), Of("Kuutamo", switchboard), Of("Tähti", switchboard), Of("Revontuli", switchboard), Of("Sumu", switchboard),
            Of("Metsälän kriisikeskus", ("017 222 222", "a@viitta.example", "")), Of("Metsälan kriisikeskus", ("017 222 222", "A@viitta.example", "")),
            Of("Rannikon työpaja", ("017 333 333", "", "")), Of("Vuokraamo", ("017 333 333", "", "")),
        };
        var found = LikelyDuplicates.Among(map, _ => true, None);
        Assert.Equal(
            [(DuplicateReason.Phone, DuplicateReason.Email, DuplicateReason.AlikeNames)],
            found.Take(1).Select(d => (d.Shared[0].Reason, d.Shared[1].Reason, d.Shared[2].Reason)));
        Assert.Equal([DuplicateReason.Phone], found[1].Shared.Select(s => s.Reason));
        Assert.Equal(2, found.Count);
        var apart = new HashSet<(Guid, Guid)> { KeptApart.Pair(found[1].Second.Id, found[1].First.Id) };
        Assert.Single(LikelyDuplicates.Among(map, _ => true, apart));
        Assert.Empty(LikelyDuplicates.Among(map, _ => false, None));
    }

    [Fact]
    public void Services_of_one_organisation_share_its_number_by_nature()
    {
        var organization = Of("Seurakunta", ("017 444 444", "", ""), ("017 444 444", "", ""), ("017 444 444", "", ""));
        var services = organization.Services;
        (services[0].Service.Name, services[1].Service.Name, services[2].Service.Name) =
            (LocalText.Same("Diakoniapäivystys"), LocalText.Same("Perheneuvonta"), new("Perheneuvonnan", "Familjerådgivning", ""));
        var found = Assert.Single(LikelyDuplicates.Among([organization], _ => true, None));
        Assert.Equal((MapRow.Service, services[1].Service.Id, services[2].Service.Id), (found.Kind, found.First.Id, found.Second.Id));
    }

    /// <summary>Every view of the map counts them: 5,000 services take no longer than reading them does.</summary>
    [Fact]
    public void A_large_map_is_gone_through_at_once()
    {
        string[] kinds = ["nuorisopalvelut", "sosiaalipäivystys", "perheneuvola", "kriisikeskus", "seurakunta", "poliisilaitos", "työpaja", "oikeusapu"];
        var map = Enumerable.Range(0, 1250).Select(n => Of(
            $"{(char)('A' + (n % 26))}{(char)('a' + (n / 26 % 26))}lahden {kinds[n % kinds.Length]} {n / 10}",
            [.. Enumerable.Range(0, 4).Select(c => ($"017 {n:0000} {c:000}", $"a{n}@viitta.example", $"https://viitta.example/{n}"))])).ToList();
        LikelyDuplicates.Among(map, _ => true, None);
        var watch = Stopwatch.StartNew();
        LikelyDuplicates.Among(map, _ => true, None);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms for 5,000 services");
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1500); // 52 to 60 on a quiet machine
    }

    private static MapOrganization Of(string name, params (string Phone, string Mail, string Web)[] contacts)
    {
        var organization = new Organization { NetworkId = "turku", Name = LocalText.Same(name), SectorId = "ngo" };
        return new MapOrganization(organization, [.. contacts.Select((c, n) =>
        {
            var service = new Service { OrganizationId = organization.Id, NetworkId = "turku", Name = LocalText.Same($"{n} {Guid.NewGuid():N}") };
            return new MapService(service, [new() { ServiceId = service.Id, NetworkId = "turku", Function = LocalText.Same("x"), Phone = c.Phone, Email = c.Mail, Web = c.Web }]);
        })]);
    }
}
